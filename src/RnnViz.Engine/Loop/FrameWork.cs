namespace RnnViz.Engine.Loop;

/// <summary>What one frame did.</summary>
/// <param name="Batches">Batches trained.</param>
/// <param name="Primitives">Quads, shapes and glyphs drawn.</param>
/// <param name="DrawCalls">Draw calls.</param>
/// <param name="UploadedBytes">Bytes of textures uploaded.</param>
/// <param name="ChangedShare">The share of the canvas that was painted anew, 0..1.</param>
/// <param name="AllocatedBytes">Bytes allocated by the loop's thread: training and drawing.</param>
/// <param name="AllocatedByAll">Bytes allocated by all threads.</param>
public readonly record struct FrameWork(
    int Batches, int Primitives, int DrawCalls, long UploadedBytes, double ChangedShare, long AllocatedBytes, long AllocatedByAll);
