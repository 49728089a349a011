using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Settings;

namespace RnnViz.Views.Hover;

/// <summary>
/// A canvas on which a part of the screen is drawn only to learn which of its words or formulas is at a point: where the words
/// stand is then never said twice. A number belongs to the name that was drawn before it. Allocates nothing.
/// </summary>
/// <param name="fonts">The typefaces.</param>
/// <param name="cell">Whose letters the formulas use.</param>
internal sealed class LabelFinder(FontBook fonts, CellKind cell) : ICanvas
{
    /// <summary>How far around its ink a formula is still pointed at, in pixels.</summary>
    private const float Around = 3;

    private Point point;
    private Topic within, latest;

    /// <inheritdoc/>
    public Extent Size { get; private set; }

    /// <inheritdoc/>
    public FontBook Fonts { get; } = fonts;

    /// <summary>The topic of the word or formula at the point.</summary>
    public Topic Label { get; private set; }

    /// <summary>The topic of the name before the number at the point.</summary>
    public Topic Number { get; private set; }

    /// <summary>Looks for what a part of the screen writes at a point.</summary>
    public void Find(IExplained part, Point at, Extent size)
    {
        (point, Size, within) = (at, size, part.Topic);
        latest = Label = Number = Topic.None;
        part.DrawFor(this);
    }

    /// <inheritdoc/>
    public void Text(ReadOnlySpan<char> text, Point baseline, TextStyle style, Rgba color, TextAlign align = TextAlign.Left) =>
        See(LabelTopics.Of(Fonts.Labels is { } labels ? labels.KeyOf(text) : text, within),
            MathF.Abs(point.Y - baseline.Y) < 2 * style.Size && Fonts.Bounds(text, baseline, style, align).Contains(point));

    /// <inheritdoc/>
    public void Formula(ReadOnlySpan<char> notation, Box ink) => See(FormulaTopics.Of(notation, cell), ink.Inset(-Around).Contains(point));

    private void See(Topic topic, bool isHere)
    {
        if (topic != Topic.None)
        {
            latest = topic;
        }

        if (isHere)
        {
            (Label, Number) = (topic, latest);
        }
    }

    /// <inheritdoc/>
    public void Clear(Rgba color) { }

    /// <inheritdoc/>
    public void FillBox(Box box, Rgba color) { }

    /// <inheritdoc/>
    public void FillGradient(Box box, Rgba top, Rgba bottom) { }

    /// <inheritdoc/>
    public void FillRoundedBox(Box box, float radius, Rgba color) { }

    /// <inheritdoc/>
    public void StrokeRoundedBox(Box box, float radius, float thickness, Rgba color) { }

    /// <inheritdoc/>
    public void FillCircle(Point center, float radius, Rgba color) { }

    /// <inheritdoc/>
    public void Line(Point from, Point to, float thickness, Rgba color) { }

    /// <inheritdoc/>
    public void Polyline(ReadOnlySpan<Point> points, float thickness, Rgba color) { }

    /// <inheritdoc/>
    public void FillTriangle(Point a, Point b, Point c, Rgba color) { }

    /// <inheritdoc/>
    public void Heatmap(Heatmap heatmap, Box cells, Box box, ColorMap map, HeatmapMarks marks = default) { }
}
