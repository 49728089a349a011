namespace RnnViz.Rendering.Processor;

/// <summary>One colour, at the top of a box, that turns evenly into another at its bottom.</summary>
/// <param name="Lower">The colour at the bottom, as a pixel.</param>
/// <param name="Top">The y of the box's top in pixels.</param>
/// <param name="Bottom">The y of its bottom in pixels.</param>
internal readonly record struct GradientFill(uint Lower, float Top, float Bottom);
