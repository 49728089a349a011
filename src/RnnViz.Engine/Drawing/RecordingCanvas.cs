using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;

namespace RnnViz.Engine.Drawing;

/// <summary>Keeps what was drawn, with the same text metrics as the window: layout tests measure here instead of guessing.</summary>
public sealed class RecordingCanvas(Extent size, FontBook fonts) : ICanvas
{
    private int order;
    private Rgba cleared = Rgba.Hex(0xFFFFFF);
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
        cleared = color;
        texts.Clear();
        shapes.Clear();
    }

    /// <inheritdoc/>
    public void FillBox(Box box, Rgba color) => Add("box", box, color);

    /// <inheritdoc/>
    public void FillGradient(Box box, Rgba top, Rgba bottom) =>
        Add("gradient", box, top, at => Rgba.Mix(top, bottom, (at.Y - box.Y) / box.Height));

    /// <inheritdoc/>
    public void FillRoundedBox(Box box, float radius, Rgba color) => Add("rounded box", box, color);

    /// <inheritdoc/>
    public void StrokeRoundedBox(Box box, float radius, float thickness, Rgba color) => Add("outline", box, color);

    /// <inheritdoc/>
    public void FillCircle(Point center, float radius, Rgba color) =>
        Add("circle", new Box(center.X - radius, center.Y - radius, 2 * radius, 2 * radius), color);

    /// <inheritdoc/>
    public void Line(Point from, Point to, float thickness, Rgba color) => Add("line", Around([from, to]), color);

    /// <inheritdoc/>
    public void Polyline(ReadOnlySpan<Point> points, float thickness, Rgba color)
    {
        if (points.Length > 0)
        {
            Add("polyline", Around(points), color);
        }
    }

    /// <inheritdoc/>
    public void FillTriangle(Point a, Point b, Point c, Rgba color) => Add("triangle", Around([a, b, c]), color);

    /// <inheritdoc/>
    public void Text(ReadOnlySpan<char> text, Point baseline, TextStyle style, Rgba color, TextAlign align = TextAlign.Left)
    {
        Box box = Fonts.Bounds(text, baseline, style, align);
        texts.Add(new DrawnText(Fonts.Wording(text, style).ToString(), box, baseline.Y, style, color) { Order = order++ });
    }

    /// <inheritdoc/>
    public void Heatmap(Heatmap heatmap, Box cells, Box box, ColorMap map, HeatmapMarks marks = default) =>
        Add("heatmap", box, default, at => HeatColor(heatmap, cells, box, map, at));

    /// <summary>
    /// The colour at a point as it was when <paramref name="order"/> was reached: all fills before it, one over the other.
    /// </summary>
    public Rgba GroundAt(Point point, int order)
    {
        Rgba ground = cleared;
        foreach (DrawnShape shape in shapes)
        {
            if (shape.Order < order && shape.IsFill && shape.Bounds.Contains(point) && shape.ColorAt(point) is { A: > 0 } color)
            {
                ground = Rgba.Mix(ground, color with { A = 255 }, color.A / 255f) with { A = 255 };
            }
        }

        return ground;
    }

    private void Add(string kind, Box box, Rgba color, Func<Point, Rgba>? colorAt = null) =>
        shapes.Add(new DrawnShape(kind, box, color) { Order = order++, ColorAt = colorAt ?? (_ => color) });

    private static Rgba HeatColor(Heatmap heatmap, Box cells, Box box, ColorMap map, Point at)
    {
        int column = Math.Clamp((int)(cells.X + (at.X - box.X) / box.Width * cells.Width), 0, heatmap.Columns - 1);
        int row = Math.Clamp((int)(cells.Y + (at.Y - box.Y) / box.Height * cells.Height), 0, heatmap.Rows - 1);
        float code = heatmap[column, row];
        return !float.IsFinite(code) || MathF.Abs(code) > 1e30f ? default : map.At(code);
    }

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
