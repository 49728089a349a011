using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;

namespace RnnViz.Engine.Drawing;

/// <summary>
/// The seam between pictures and whatever shows them: the window, a vector file, a recording for tests.
/// All coordinates and sizes are pixels of the canvas, origin top left, y downwards. No call keeps a span it was given.
/// </summary>
public interface ICanvas
{
    /// <summary>The canvas' extent.</summary>
    Extent Size { get; }

    /// <summary>Measures and breaks text exactly as this canvas draws it.</summary>
    FontBook Fonts { get; }

    /// <summary>Fills the whole canvas; what was drawn before is gone. Cheaper than a box of that size.</summary>
    void Clear(Rgba color);

    /// <summary>Fills a rectangle; edges are drawn where they fall, so snap the box for crisp ones.</summary>
    void FillBox(Box box, Rgba color);

    /// <summary>Fills a rectangle with a colour at its top that turns evenly into another at its bottom.</summary>
    void FillGradient(Box box, Rgba top, Rgba bottom);

    /// <summary>Fills a rectangle with quarter-circle corners of the given radius.</summary>
    void FillRoundedBox(Box box, float radius, Rgba color);

    /// <summary>Outlines a rounded rectangle; the stroke lies inside the box.</summary>
    void StrokeRoundedBox(Box box, float radius, float thickness, Rgba color);

    /// <summary>Fills a disc.</summary>
    void FillCircle(Point center, float radius, Rgba color);

    /// <summary>A straight stroke with smooth edges and flat ends.</summary>
    void Line(Point from, Point to, float thickness, Rgba color);

    /// <summary>Strokes through all points.</summary>
    void Polyline(ReadOnlySpan<Point> points, float thickness, Rgba color);

    /// <summary>Fills a triangle with smooth edges, any winding.</summary>
    void FillTriangle(Point a, Point b, Point c, Rgba color);

    /// <summary>One line of text; <paramref name="baseline"/> is where its baseline begins, is centred or ends.</summary>
    void Text(ReadOnlySpan<char> text, Point baseline, TextStyle style, Rgba color, TextAlign align = TextAlign.Left);

    /// <summary>
    /// Paints the cells [<paramref name="cells"/>] of a heatmap into a box; cells coordinates are columns and rows, fractions allowed.
    /// Colours come from <paramref name="map"/>, marks for special values from the heatmap's encoding (<see cref="HeatCode"/>).
    /// </summary>
    void Heatmap(Heatmap heatmap, Box cells, Box box, ColorMap map, HeatmapMarks marks = default);

    /// <summary>
    /// Says that what was drawn last is a formula, for canvases that look for what stands where; on others it does nothing.
    /// </summary>
    /// <param name="notation">How the formula is written, with <c>@</c> for a timestep.</param>
    /// <param name="ink">Where its ink is.</param>
    void Formula(ReadOnlySpan<char> notation, Box ink) { }
}
