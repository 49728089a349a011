using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Settings;

namespace RnnViz.Views.Panels.Tasks;

// all units after one character, to choose one among them
public sealed partial class PassagePanel
{
    private const float LeastUnit = 1.5f, MostUnit = 26;

    private readonly Heatmap units;
    private (int Reading, int Character, StateKind Kind, ValueScale Scale) shownUnits = (-1, -1, default, default);

    private float UnitsHeight => Look.Px(38);

    /// <summary>Whether there is room for a strip of all units.</summary>
    private bool HasUnits => IsFocused && UnitsRoom / units.Columns >= Look.Px(LeastUnit);

    private float UnitsRoom => Content.Width - Look.Px(206);

    private Box UnitsBox
    {
        get
        {
            float width = MathF.Min(UnitsRoom, units.Columns * Look.Px(MostUnit));
            return new Box(Content.Right - UnitsRoom, Content.Y + Look.Px(2), width, Look.Px(18)).Snapped();
        }
    }

    /// <summary>The unit at a point of the strip of all units, from 0; −1 where there is none.</summary>
    public int UnitAt(Point point)
    {
        Box box = UnitsBox;
        return HasUnits && box.Inset(0, 0, 0, -Look.Px(9)).Contains(point)
            ? Math.Clamp((int)((point.X - box.X) / box.Width * units.Columns), 0, units.Columns - 1) : -1;
    }

    /// <inheritdoc/>
    private void UpdateUnits()
    {
        (int, int, StateKind, ValueScale) now = (passage.Version, Marked, view.Quantity, Scale);
        if (!HasUnits || now == shownUnits)
        {
            return;
        }

        shownUnits = now;
        Span<float> cells = units.EditAll();
        for (int unit = 0; unit < cells.Length; unit++)
        {
            cells[unit] = Scale.Encode(passage.ValueAt(view.Quantity, Marked, unit));
        }
    }

    private void DrawUnits(ICanvas canvas)
    {
        if (!HasUnits)
        {
            return;
        }

        Box box = UnitsBox;
        var label = new TextLine(stackalloc char[48]);
        label.Add("all units, after ");
        float x = Content.X, y = box.Center.Y;
        canvas.CenteredText(label.Span, new Point(x, y), Look.Label, Theme.Muted, TextAlign.Left);
        x += canvas.Fonts.Measure(label.Span, Look.Label) + Look.Px(6);
        var frame = new Box(x, y - Look.Px(11), Look.Px(22), Look.Px(22));
        canvas.StrokeRoundedBox(frame.Snapped(), Look.Px(2), Look.Hair(1.5f), Theme.Text);
        canvas.CenteredText(passage.SymbolAt(Marked), frame.Center, Look.Number.AsVerbatim(), Theme.Text);
        canvas.Heatmap(units, units.All, box, Map);
        float at = box.X + (view.Unit + 0.5f) * box.Width / units.Columns, head = Look.Px(5);
        canvas.FillTriangle(
            new Point(at - head, box.Bottom + 1.7f * head), new Point(at + head, box.Bottom + 1.7f * head),
            new Point(at, box.Bottom + Look.Px(1)), Theme.Text);
    }
}
