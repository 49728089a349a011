using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Hover;

namespace RnnViz.Views.Panels.Tasks;

// the line below the text, and what is said of a character
public sealed partial class PassagePanel
{
    /// <summary>The scale, the marks that occur, and the keys.</summary>
    private void DrawFoot(ICanvas canvas)
    {
        var end = new Point(Content.Right, Content.Bottom - Look.Px(5));
        var high = new TextLine(stackalloc char[16]);
        var low = new TextLine(stackalloc char[16]);
        if (view.Quantity.IsSigned())
        {
            high.Add("+");
            low.Add("−");
            low.AddRound(Scale.High);
        }
        else
        {
            low.Add("0");
        }

        high.AddRound(Scale.High);
        HorizontalLegend.Draw(canvas, Look, Map, low.Span, high.Span, end);
        float left = end.X - Look.Px(92) - canvas.Fonts.Measure(low.Span, Look.SmallNumber)
            - canvas.Fonts.Measure(high.Span, Look.SmallNumber);
        if (scales.AreFitted && view.Quantity == StateKind.H)
        {
            Entry("fitted");
        }

        if (colors.HasZero)
        {
            Entry("● zero");
        }

        if (colors.HasNaN)
        {
            Entry("× NaN");
        }

        if (colors.HasInfinity)
        {
            Entry("∞");
        }

        foreach (string hint in Figure is null ? hints : [])
        {
            if (canvas.Fonts.Measure(hint, Look.Label) <= left - Look.Px(12) - Content.X)
            {
                canvas.CenteredText(hint, new Point(Content.X, end.Y), Look.Label, Theme.Muted, TextAlign.Left);
                break;
            }
        }

        void Entry(string text)
        {
            canvas.CenteredText(text, new Point(left - Look.Px(10), end.Y), Look.SmallNumber, Theme.BackwardText, TextAlign.Right);
            left -= canvas.Fonts.Measure(text, Look.SmallNumber) + Look.Px(12);
        }
    }

    /// <summary>A unit in the strip of all units, or the character of a timestep; the text is read as one long sequence.</summary>
    public override TargetPlace Locate(FontBook fonts, TargetSettings target)
    {
        Arrange();
        if (target.Timestep is { } t && t <= lines.Shown)
        {
            Box cell = lines.CellOf(t - 1);
            return new TargetPlace(cell, new Point(cell.Center.X, cell.Y));
        }

        if (target.Unit is not { } unit || unit > units.Columns || !HasUnits)
        {
            return base.Locate(fonts, target);
        }

        Box box = UnitsBox;
        float width = box.Width / units.Columns;
        return new TargetPlace(box with { X = box.X + (unit - 1) * width, Width = width }, new Point(box.X + (unit - 0.5f) * width, box.Y));
    }

    /// <inheritdoc/>
    public override bool TryDescribe(Point point, ref HoverText text)
    {
        int unit = UnitAt(point), character = unit >= 0 ? Marked : lines.CharacterAt(point);
        if (character < 0 || passage.Iteration < 0)
        {
            return false;
        }

        unit = unit >= 0 ? unit : view.Unit;
        double value = passage.ValueAt(view.Quantity, character, unit);
        text.Name.Add([view.Quantity.Letter()]);
        text.Name.Add("[unit ");
        text.Name.Add(unit + 1);
        text.Name.Add("]");
        text.Value.Add3(value);
        text.Value.Add(value == 0 ? " exactly" : "");
        text.Value.Add(" after ");
        text.Value.Add(passage.SymbolAt(character));
        text.Place.AddPart("character", passage.Start + character + 1);
        text.Place.AddPart("iteration", passage.Iteration);
        return true;
    }
}
