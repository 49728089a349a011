using Raylib_cs;

namespace RnnViz.Rendering.Card;

/// <summary>A heatmap on the graphics side.</summary>
/// <param name="Texture">Its positions and codes.</param>
/// <param name="HasCodes">Whether zeros, NaN or infinities may be among them.</param>
internal readonly record struct HeatmapTexture(Texture2D Texture, bool HasCodes);
