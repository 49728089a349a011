using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Heatmaps;

// the keys of the colours: one for gates from 0 to 1, one for those from −1 to 1
public sealed partial class GatesPanel
{
    private void DrawGutter(ICanvas canvas)
    {
        if (!ShowsAll)
        {
            Formula(canvas, symbols[First])
                .Draw(canvas, new Point(TitleBaseline.X + TitleWidth(canvas) + Look.Px(6), TitleBaseline.Y), Theme.Muted);
        }

        DrawRunOrSequence(canvas, TitleBaseline.Y + Look.Px(37), ShowsAll ? 22 : 5);
        DrawKeys(canvas);
    }

    /// <summary>Above the columns of a figure.</summary>
    private void DrawHead(ICanvas canvas)
    {
        bool isNarrow = Bounds.Width < Look.Px(330), isSigned = !ShowsAll && GateTopics.IsSigned(letters[First]);
        DrawAxisTitle(canvas, "", !ShowsAll ? "hidden unit" : isNarrow ? "gates" : "units of each gate", AxisBaseline);
        Point right = AxisRight(canvas), title = TitleRight(canvas);
        string names = ShowsAll ? Others : symbols[First];
        float left = DrawFlatKey(
            canvas, GateTopics.MapOf(Theme, letters[isSigned ? First : 0]), names, isSigned ? "−1" : "0", isSigned ? "+1" : "1", right);
        if (ShowsAll)
        {
            Point end = HasOneLine || Bounds.Width >= Look.Px(OneLineWidth) ? right with { X = left } : title;
            left = DrawFlatKey(canvas, Theme.Diverging, Signed, "−1", "+1", end);
            title = end == title ? title with { X = left } : title;
        }

        title = HasOneLine ? right with { X = left } : title;
        bool hasNaN = false, hasZero = false;
        for (int i = First; i < First + Count; i++)
        {
            hasNaN |= grids[i].HasNaN;
            hasZero |= grids[i].HasZero;
        }

        title = title with { X = DrawSequenceName(canvas, title) };
        DrawMarks(canvas, title, hasSaturated: false, hasZero, hasNaN, hasInfinity: false);
    }

    /// <summary>A colour scale lying down with its gates before it; answers where the next text ends.</summary>
    private float DrawFlatKey(ICanvas canvas, ColorMap map, string gates, ReadOnlySpan<char> low, ReadOnlySpan<char> high, Point right)
    {
        float left = HorizontalLegend.Draw(canvas, Look, map, low, high, right, units: 48) - Look.Px(7);
        FormulaLayout names = Formula(canvas, gates, 16);
        float baseline = MathF.Round(right.Y + canvas.Fonts.CapHeight(Look.SmallNumber) / 2);
        names.Draw(canvas, new Point(left - names.Width, baseline), Theme.Muted);
        return left - names.Width - Look.Px(14);
    }

    private void DrawKeys(ICanvas canvas)
    {
        float end = Bounds.Bottom - Look.Px(16), start = MathF.Max(
            Bounds.Y + Look.Px(Training.Step.BatchSize > 1 || NamedRun is not null ? 69 : 53), end - Look.Px(IsFocused ? 120 : 84));
        if (!ShowsAll)
        {
            bool isSigned = GateTopics.IsSigned(letters[First]);
            DrawKey(
                canvas, GateTopics.MapOf(Theme, letters[First]), Look.Px(14), start, end, isSigned ? "+1" : "1", isSigned ? "−1" : "0", "");
            return;
        }

        // with room, which gates a scale is for
        bool hasNames = end - start >= Look.Px(60);
        start += hasNames ? Look.Px(18) : 0;
        DrawKey(canvas, Theme.Sequential, Look.Px(14), start, end, "1", "0", hasNames ? Others : "");
        DrawKey(canvas, Theme.Diverging, Look.Px(48), start, end, "+1", "−1", hasNames ? Signed : "");
    }

    private string Others => letters == "rzn" ? "r z" : "i f o";

    private string Signed => letters == "rzn" ? "n" : "g";

    private void DrawKey(
        ICanvas canvas, ColorMap map, float left, float start, float end, string high, string low, string gates)
    {
        var bar = new Box(MathF.Round(Bounds.X + left), start, MathF.Round(Look.Px(9)), end - start);
        canvas.ColorBar(bar, map);
        float labels = bar.Right + Look.Px(5);
        canvas.CenteredText(high, new Point(labels, bar.Y + Look.Px(3)), Look.SmallNumber, Theme.Muted, TextAlign.Left);
        canvas.CenteredText(low, new Point(labels, bar.Bottom - Look.Px(3)), Look.SmallNumber, Theme.Muted, TextAlign.Left);
        canvas.CenteredText(
            gates, new Point(bar.X, start - Look.Px(12)), new TextStyle(FontRole.MathItalic, Look.Px(14)), Theme.Muted, TextAlign.Left);
    }

    /// <summary>Says what a cross in a cell is, while there are any and beside the keys is room.</summary>
    private void DrawMarks(ICanvas canvas)
    {
        bool hasNaN = false, hasZero = false;
        for (int i = First; i < First + Count; i++)
        {
            hasNaN |= grids[i].HasNaN;
            hasZero |= grids[i].HasZero;
        }

        if (ShowsAll && !IsFocused)
        {
            return;
        }

        float x = IsFocused ? TitleBaseline.X : Bounds.X + Look.Px(66);
        float y = IsFocused ? Bounds.Bottom - Look.Px(214) : Plot.Bottom - Look.Px(7);
        if (hasNaN)
        {
            canvas.CenteredText("× NaN", new Point(x, y), Look.TinyNumber, Theme.BackwardText, TextAlign.Left);
            y -= Look.Px(14);
        }

        if (hasZero && y > Bounds.Y + Look.Px(60))
        {
            canvas.CenteredText("● zero", new Point(x, y), Look.TinyNumber, Theme.BackwardText, TextAlign.Left);
        }
    }
}
