using RnnViz.Engine.Text;

namespace RnnViz.Engine.Drawing;

/// <summary>Keeps what was drawn, with the same text metrics as the window: layout tests measure here instead of guessing.</summary>
public sealed class RecordingCanvas(Extent size, FontBook fonts) : ICanvas
{
    private readonly List<DrawnText> texts = [];
    private readonly List<DrawnShape> shapes = [];

    /// <inheritdoc/>
    public Extent Size { get; } = size;

    /// <inheritdoc/>
    public FontBook Fonts { get; } = fonts;

    /// <summary>Every text, in drawing order.</summary>
    public IReadOnlyList<DrawnText> Texts => texts;

    /// <summary>Every shape, in drawing order.</summary>
    public IReadOnlyList<DrawnShape> Shapes => shapes;

    /// <inheritdoc/>
    public void Clear(Rgba color)
    {
        texts.Clear();
        shapes.Clear();
    }

    /// <inheritdoc/>
    public void FillBox(Box box, Rgba color) => shapes.Add(new DrawnShape("box", box, color));

    /// <inheritdoc/>
    public void FillGradient(Box box, Rgba top, Rgba bottom) => shapes.Add(new DrawnShape("gradient", box, top));

    /// <inheritdoc/>
    public void FillRoundedBox(Box box, float radius, Rgba color) => shapes.Add(new DrawnShape("rounded box", box, color));

    /// <inheritdoc/>
    public void StrokeRoundedBox(Box box, float radius, float thickness, Rgba color) => shapes.Add(new DrawnShape("outline", box, color));

    /// <inheritdoc/>
    public void FillCircle(Point center, float radius, Rgba color) =>
        shapes.Add(new DrawnShape("circle", new Box(center.X - radius, center.Y - radius, 2 * radius, 2 * radius), color));

    /// <inheritdoc/>
    public void Line(Point from, Point to, float thickness, Rgba color) => shapes.Add(new DrawnShape("line", Around([from, to]), color));

    /// <inheritdoc/>
    public void Polyline(ReadOnlySpan<Point> points, float thickness, Rgba color)
    {
        if (points.Length > 0) shapes.Add(new DrawnShape("polyline", Around(points), color));
    }

    /// <inheritdoc/>
    public void FillTriangle(Point a, Point b, Point c, Rgba color) => shapes.Add(new DrawnShape("triangle", Around([a, b, c]), color));

    /// <inheritdoc/>
    public void Text(ReadOnlySpan<char> text, Point baseline, TextStyle style, Rgba color, TextAlign align = TextAlign.Left) =>
        texts.Add(new DrawnText(text.ToString(), Fonts.Bounds(text, baseline, style, align), baseline.Y, style, color));

    /// <inheritdoc/>
    public void Heatmap(Heatmap heatmap, Box cells, Box box, ColorMap map, HeatmapMarks marks = default) =>
        shapes.Add(new DrawnShape("heatmap", box, default));

    private static Box Around(ReadOnlySpan<Point> points)
    {
        float left = points[0].X, right = left, top = points[0].Y, bottom = top;
        foreach (Point p in points)
        {
            (left, right) = (MathF.Min(left, p.X), MathF.Max(right, p.X));
            (top, bottom) = (MathF.Min(top, p.Y), MathF.Max(bottom, p.Y));
        }
        return new Box(left, top, right - left, bottom - top);
    }
}

/// <summary>A line of text as it was drawn, with the box that it takes and the y of its baseline.</summary>
public sealed record DrawnText(string Text, Box Bounds, float Baseline, TextStyle Style, Rgba Color);

/// <summary>Anything but text, with the box that it takes.</summary>
public sealed record DrawnShape(string Kind, Box Bounds, Rgba Color);
