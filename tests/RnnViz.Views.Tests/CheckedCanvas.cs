using System.Diagnostics;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;

namespace RnnViz.Views.Tests;

/// <summary>
/// Refuses coordinates that are not finite or lie absurdly far off, and pictures of more than two hundred thousand pieces.
/// </summary>
internal sealed class CheckedCanvas(Extent size, FontBook fonts) : ICanvas
{
    private const float Far = 1e6f;
    private const int MostCalls = 200_000;
    private int calls;

    public Extent Size => size;

    public FontBook Fonts => fonts;

    /// <summary>What was refused, each thing once.</summary>
    public HashSet<string> Refused { get; } = [];

    public void Clear(Rgba color) => calls = 0;

    public void FillBox(Box box, Rgba color) => Check("box", box.X, box.Y, box.Width, box.Height);

    public void FillGradient(Box box, Rgba top, Rgba bottom) => Check("gradient", box.X, box.Y, box.Width, box.Height);

    public void FillRoundedBox(Box box, float radius, Rgba color) => Check("rounded box", box.X, box.Y, box.Width, box.Height, radius);

    public void StrokeRoundedBox(Box box, float radius, float thickness, Rgba color) =>
        Check("outline", box.X, box.Y, box.Width, box.Height, radius, thickness);

    public void FillCircle(Point center, float radius, Rgba color) => Check("circle", center.X, center.Y, radius);

    public void Line(Point from, Point to, float thickness, Rgba color) => Check("line", from.X, from.Y, to.X, to.Y, thickness);

    public void Polyline(ReadOnlySpan<Point> points, float thickness, Rgba color)
    {
        foreach (Point point in points)
        {
            Check("polyline", point.X, point.Y, thickness);
        }
    }

    public void FillTriangle(Point a, Point b, Point c, Rgba color) => Check("triangle", a.X, a.Y, b.X, b.Y, c.X, c.Y);

    public void Text(ReadOnlySpan<char> text, Point baseline, TextStyle style, Rgba color, TextAlign align = TextAlign.Left) =>
        Check("text", baseline.X, baseline.Y, style.Size, Fonts.Measure(text, style));

    public void Heatmap(Heatmap heatmap, Box cells, Box box, ColorMap map, HeatmapMarks marks = default) =>
        Check("heatmap", box.X, box.Y, box.Width, box.Height, cells.X, cells.Y, cells.Width, cells.Height);

    private void Check(string kind, params ReadOnlySpan<float> numbers)
    {
        if (++calls > MostCalls)
        {
            Refused.Add($"more than {MostCalls} calls");
        }

        foreach (float number in numbers)
        {
            if (!(MathF.Abs(number) <= Far))
            {
                Refused.Add($"{kind} [{string.Join(", ", numbers.ToArray())}] of {Caller()}");
            }
        }
    }

    private static string Caller()
    {
        IEnumerable<string> callers = new StackTrace().GetFrames()
            .Select(frame => $"{frame.GetMethod()?.DeclaringType?.Name}.{frame.GetMethod()?.Name}")
            .Where(name => !name.StartsWith(nameof(CheckedCanvas), StringComparison.Ordinal));
        return string.Join(" < ", callers.Take(3));
    }
}
