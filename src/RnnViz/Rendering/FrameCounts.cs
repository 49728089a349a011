namespace RnnViz.Rendering;

/// <summary>What a picture took.</summary>
/// <param name="Primitives">Quads given to the card, or shapes and glyphs painted into changed squares and others.</param>
/// <param name="DrawCalls">Draw calls.</param>
/// <param name="UploadedBytes">Bytes of textures.</param>
/// <param name="ChangedShare">The share of the canvas that was painted anew, 0..1.</param>
internal readonly record struct FrameCounts(int Primitives, int DrawCalls, long UploadedBytes, double ChangedShare);
