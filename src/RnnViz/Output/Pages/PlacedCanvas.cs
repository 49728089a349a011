using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;

namespace RnnViz.Output.Pages;

/// <summary>A canvas that is a box on another one: what is drawn on it is drawn there, smaller.</summary>
/// <param name="sheet">The other one.</param>
/// <param name="size">The size of what is drawn, in its own pixels.</param>
/// <param name="place">Where on the sheet, in the same proportions.</param>
internal sealed class PlacedCanvas(ICanvas sheet, Extent size, Box place) : ICanvas
{
    private readonly float scale = place.Width / size.Width;

    /// <inheritdoc/>
    public Extent Size => size;

    /// <inheritdoc/>
    public FontBook Fonts => sheet.Fonts;

    /// <inheritdoc/>
    public void Clear(Rgba color) => sheet.FillBox(place, color);

    /// <inheritdoc/>
    public void FillBox(Box box, Rgba color) => sheet.FillBox(At(box), color);

    /// <inheritdoc/>
    public void FillGradient(Box box, Rgba top, Rgba bottom) => sheet.FillGradient(At(box), top, bottom);

    /// <inheritdoc/>
    public void FillRoundedBox(Box box, float radius, Rgba color) => sheet.FillRoundedBox(At(box), radius * scale, color);

    /// <inheritdoc/>
    public void StrokeRoundedBox(Box box, float radius, float thickness, Rgba color) =>
        sheet.StrokeRoundedBox(At(box), radius * scale, thickness * scale, color);

    /// <inheritdoc/>
    public void FillCircle(Point center, float radius, Rgba color) => sheet.FillCircle(At(center), radius * scale, color);

    /// <inheritdoc/>
    public void Line(Point from, Point to, float thickness, Rgba color) => sheet.Line(At(from), At(to), thickness * scale, color);

    /// <inheritdoc/>
    public void Polyline(ReadOnlySpan<Point> points, float thickness, Rgba color)
    {
        var placed = new Point[points.Length];
        for (int i = 0; i < points.Length; i++)
        {
            placed[i] = At(points[i]);
        }

        sheet.Polyline(placed, thickness * scale, color);
    }

    /// <inheritdoc/>
    public void FillTriangle(Point a, Point b, Point c, Rgba color) => sheet.FillTriangle(At(a), At(b), At(c), color);

    /// <inheritdoc/>
    public void Text(ReadOnlySpan<char> text, Point baseline, TextStyle style, Rgba color, TextAlign align = TextAlign.Left) =>
        sheet.Text(text, At(baseline), style with { Size = style.Size * scale }, color, align);

    /// <inheritdoc/>
    public void Heatmap(Heatmap heatmap, Box cells, Box box, ColorMap map, HeatmapMarks marks = default) =>
        sheet.Heatmap(heatmap, cells, At(box), map, marks);

    private Point At(Point point) => new(place.X + point.X * scale, place.Y + point.Y * scale);

    private Box At(Box box) => new(place.X + box.X * scale, place.Y + box.Y * scale, box.Width * scale, box.Height * scale);
}
