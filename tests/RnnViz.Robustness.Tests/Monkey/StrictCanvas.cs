using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;

namespace RnnViz.Robustness.Tests.Monkey;

/// <summary>
/// Draws nothing, but refuses what no canvas could draw, and sums up the rest: two pictures with the same sum are the same commands.
/// </summary>
internal sealed class StrictCanvas(Extent size, FontBook fonts) : ICanvas
{
    private const float Farthest = 1e6f;

    private HashCode sum;

    public Extent Size => size;

    public FontBook Fonts => fonts;

    /// <summary>The sum of all commands so far.</summary>
    public int Sum => sum.ToHashCode();

    public void Clear(Rgba color) => sum.Add(color);

    public void FillBox(Box box, Rgba color) => Add(box, color);

    public void FillGradient(Box box, Rgba top, Rgba bottom)
    {
        Add(box, top);
        sum.Add(bottom);
    }

    public void FillRoundedBox(Box box, float radius, Rgba color)
    {
        Add(box, color);
        Add(radius);
    }

    public void StrokeRoundedBox(Box box, float radius, float thickness, Rgba color)
    {
        Add(box, color);
        Add(radius);
        Add(thickness);
    }

    public void FillCircle(Point center, float radius, Rgba color)
    {
        Add(center);
        Add(radius);
        sum.Add(color);
    }

    public void Line(Point from, Point to, float thickness, Rgba color)
    {
        Add(from);
        Add(to);
        Add(thickness);
        sum.Add(color);
    }

    public void Polyline(ReadOnlySpan<Point> points, float thickness, Rgba color)
    {
        foreach (Point point in points)
        {
            Add(point);
        }

        Add(thickness);
        sum.Add(color);
    }

    public void FillTriangle(Point a, Point b, Point c, Rgba color)
    {
        Add(a);
        Add(b);
        Add(c);
        sum.Add(color);
    }

    public void Text(ReadOnlySpan<char> text, Point baseline, TextStyle style, Rgba color, TextAlign align = TextAlign.Left)
    {
        Add(baseline);
        sum.Add(string.GetHashCode(text));
        sum.Add(style);
        sum.Add(color);
        sum.Add(align);
    }

    public void Heatmap(Heatmap heatmap, Box cells, Box box, ColorMap map, HeatmapMarks marks = default)
    {
        Add(cells, default);
        Add(box, default);
        sum.Add(heatmap.Columns);
        sum.Add(heatmap.Rows);
        foreach (float cell in heatmap.Cells)
        {
            sum.Add(cell); // any number: special ones have marks
        }
    }

    private void Add(Box box, Rgba color)
    {
        Add(box.X);
        Add(box.Y);
        Add(box.Width);
        Add(box.Height);
        sum.Add(color);
    }

    private void Add(Point point)
    {
        Add(point.X);
        Add(point.Y);
    }

    private void Add(float number)
    {
        if (!(MathF.Abs(number) <= Farthest))
        {
            throw new InvalidOperationException($"{number} is nowhere on a canvas");
        }

        sum.Add(number);
    }
}
