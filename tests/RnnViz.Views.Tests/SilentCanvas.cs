using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;

namespace RnnViz.Views.Tests;

/// <summary>Measures text and draws nothing: what is left is what the views themselves do.</summary>
internal sealed class SilentCanvas(Extent size, FontBook fonts) : ICanvas
{
    public Extent Size => size;

    public FontBook Fonts => fonts;

    public int Calls { get; private set; }

    public void Clear(Rgba color) => Calls++;

    public void FillBox(Box box, Rgba color) => Calls++;

    public void FillGradient(Box box, Rgba top, Rgba bottom) => Calls++;

    public void FillRoundedBox(Box box, float radius, Rgba color) => Calls++;

    public void StrokeRoundedBox(Box box, float radius, float thickness, Rgba color) => Calls++;

    public void FillCircle(Point center, float radius, Rgba color) => Calls++;

    public void Line(Point from, Point to, float thickness, Rgba color) => Calls++;

    public void Polyline(ReadOnlySpan<Point> points, float thickness, Rgba color) => Calls++;

    public void FillTriangle(Point a, Point b, Point c, Rgba color) => Calls++;

    public void Text(ReadOnlySpan<char> text, Point baseline, TextStyle style, Rgba color, TextAlign align = TextAlign.Left) => Calls++;

    public void Heatmap(Heatmap heatmap, Box cells, Box box, ColorMap map, HeatmapMarks marks = default) => Calls++;
}
