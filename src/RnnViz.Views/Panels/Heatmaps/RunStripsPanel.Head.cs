using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Panels.Heatmaps;

// what is said once for all strips
public sealed partial class RunStripsPanel
{
    /// <summary>The line of a run's name above its strip in a figure, in design units.</summary>
    private const float NameLine = 18;

    private void DrawHead(ICanvas canvas)
    {
        float x = TitleBaseline.X + TitleWidth(canvas) + Look.Px(6);
        float middle = TitleBaseline.Y - canvas.Fonts.CapHeight(Look.SmallNumber) / 2;
        if (!areMixed)
        {
            Formula(canvas, Front.Symbol).Draw(canvas, new Point(x, TitleBaseline.Y), Theme.Muted);
        }

        float left = Axis.Area.Right;
        for (int i = scaled.Length - 1; i >= 0; i--)
        {
            left = scaled[i].DrawFlatLegend(canvas, new Point(left, middle), Look.Px(scaled.Length > 1 ? 18 : 34)) - Look.Px(10);
            if (scaled.Length > 1)
            {
                FormulaLayout symbol = Formula(canvas, scaled[i].Symbol, 15);
                symbol.Draw(canvas, new Point(left - symbol.Width + Look.Px(4), TitleBaseline.Y), Theme.Muted);
                left -= symbol.Width + Look.Px(16);
            }
        }

        if (Scales.AreFitted)
        {
            left = Entry(canvas, "fitted", new Point(left, middle), Theme.BackwardText);
        }

        left = DrawMarkKey(canvas, new Point(left, middle));
        int batch = Training.Step.BatchSize;
        var line = new TextLine(stackalloc char[48]);
        line.Add("seq. ");
        line.Add(Training.Sequence + 1);
        line.Add("/");
        line.Add(batch);
        float start = Axis.Area.X + Look.Px(Buttons.Exist ? 84 : 44);
        if (batch > 1 && start + canvas.Fonts.Measure(line.Span, Look.Label) <= left)
        {
            canvas.Text(line.Span, new Point(start, TitleBaseline.Y), Look.Label, Theme.Muted);
        }
    }

    /// <summary>Which special marks are to be seen in any strip.</summary>
    private (bool Saturated, bool Zero, bool NaN, bool Infinity) SeenMarks
    {
        get
        {
            (bool hasSaturated, bool hasZero, bool hasNaN, bool hasInfinity) = (false, false, false, false);
            foreach (UnitsPanel strip in strips)
            {
                hasSaturated |= strip.Marks.HasSaturated;
                hasZero |= strip.Marks.HasZero;
                hasNaN |= strip.Marks.HasNaN;
                hasInfinity |= strip.Marks.HasInfinity;
            }

            return (hasSaturated, hasZero, hasNaN, hasInfinity);
        }
    }

    /// <summary>The key of the special marks that are to be seen in any strip, left of a point.</summary>
    private float DrawMarkKey(ICanvas canvas, Point right)
    {
        (bool hasSaturated, bool hasZero, bool hasNaN, bool hasInfinity) = SeenMarks;
        float x = right.X;
        x = hasInfinity ? Entry(canvas, "∞", right with { X = x }, Theme.BackwardText) : x;
        x = hasNaN ? Entry(canvas, "× NaN", right with { X = x }, Theme.BackwardText) : x;
        x = hasZero ? Entry(canvas, "● zero", right with { X = x }, Theme.BackwardText) : x;
        return hasSaturated ? Entry(canvas, "▬ sat.", right with { X = x }, Theme.Muted) : x;
    }

    /// <summary>The same above the strips of a figure; the symbols of several scales stand before them.</summary>
    private void DrawFigureHead(ICanvas canvas)
    {
        DrawUnitTitle(canvas);
        Point right = AxisRight(canvas);
        float left = right.X, half = Look.Px(scaled.Length > 1 || Bounds.Width < Look.Px(330) ? 14 : 32);
        for (int i = scaled.Length - 1; i >= 0; i--)
        {
            left = scaled[i].DrawFlatLegend(canvas, right with { X = left }, half);
            FormulaLayout symbol = Formula(canvas, scaled[i].Symbol, 16);
            left -= symbol.Width + Look.Px(3);
            symbol.Draw(canvas, new Point(left, AxisBaseline.Y), Theme.Muted);
            left -= Look.Px(12);
        }

        Point title = HasOneLine ? right with { X = left } : TitleRight(canvas);
        title = title with { X = DrawSequenceName(canvas, title) };
        (bool hasSaturated, bool hasZero, bool hasNaN, bool hasInfinity) = SeenMarks;
        DrawMarks(canvas, title, hasSaturated, hasZero, hasNaN, hasInfinity);
    }

    /// <summary>A run's name above its strip; where strips differ with what each shows.</summary>
    private void DrawNameAbove(ICanvas canvas, ShownRun run, UnitsPanel strip)
    {
        var at = new Point(strip.Plot.X, strip.Bounds.Y - Look.Px(NameLine / 2));
        var iteration = new TextLine(stackalloc char[24]);
        if (run.IsBehind)
        {
            iteration.Add("it. ");
            iteration.Add(run.Training.Step.ShownIteration);
        }

        float room = strip.Plot.Width - Look.Px(RunLabel.MarkRoom) - (areMixed ? Look.Px(60) : 0) - (run.IsBehind ? Look.Px(70) : 0);
        float x = RunLabel.Draw(
            canvas, Look, Theme.Runs[run.Index], RunLabel.Cut(canvas.Fonts, run.Name, Look.Label, room), at, Look.Label) + Look.Px(8);
        if (areMixed)
        {
            FormulaLayout symbol = Formula(canvas, strip.Symbol, 15);
            symbol.Draw(canvas, new Point(x, at.Y + Look.Px(4)), Theme.Runs[run.Index].TextColor);
            x += symbol.Width + Look.Px(8);
        }

        canvas.CenteredText(iteration.Span, at with { X = x }, Look.SmallNumber, Theme.Muted, TextAlign.Left);
        UnitTicks.Draw(canvas, Look, strip.Plot, strip.Cells.Rows, 0);
    }
}
