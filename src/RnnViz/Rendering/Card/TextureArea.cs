namespace RnnViz.Rendering.Card;

/// <summary>A part of a texture in coordinates 0..1.</summary>
internal readonly record struct TextureArea(float Left, float Top, float Right, float Bottom);
