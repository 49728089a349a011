using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Hover;
using RnnViz.Views.Layout;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Panels.Unrolled;

/// <summary>
/// LSTM and GRU as textbooks draw them: the state on a straight line, gates as bars, ⊙ and + as nodes. Backward arrows lie over
/// the lines, each with its own thickness and gain.
/// </summary>
internal sealed class GatedPicture(ShownTraining training, IViewState view, IScales scales, IAppearance appearance)
    : UnrolledPicture(training, view, scales, appearance)
{
    private readonly UnrolledBoxes boxes = new(training, appearance);
    private readonly GatedCell cell = new(training, appearance);
    private CellPlan? latest;

    private CellKind Kind => Training.Session.Lesson.Model.Cell;

    /// <summary>Whether h has a line of its own below the straight one.</summary>
    private bool HasLine => Training.Step.HasCell;

    /// <summary>Where everything stands; the same until the panel, the columns or the type sizes change.</summary>
    private CellPlan PlanOf(Box panel, TimeAxis columns)
    {
        GatedRows rows = GatedRows.Of(panel, Look, Kind, columns.ColumnWidth);
        if (latest is null || latest.Rows != rows || latest.Column != columns.ColumnWidth || latest.Look != Look)
        {
            latest = CellPlan.Of(Kind, Training.Step.Gates, rows, columns.ColumnWidth, Look);
        }

        return latest;
    }

    /// <inheritdoc/>
    public override void DrawGutter(ICanvas canvas, Box panel, TimeAxis columns)
    {
        CellPlan plan = PlanOf(panel, columns);
        GatedRows rows = plan.Rows;
        float x = panel.X + Look.Px(14);
        canvas.CenteredText("loss", new Point(x, rows.Loss), Look.Label, Theme.Muted, TextAlign.Left);
        Formula(canvas, "ŷ_t").Draw(canvas, new Point(x, rows.Output + Look.Px(4)), Theme.Muted);
        canvas.CenteredText("gain", new Point(x, rows.StateGain), Look.Label, Theme.BackwardText, TextAlign.Left);
        Name(canvas, HasLine ? "cell" : "hidden", HasLine ? "c_t" : "h_t", x, rows.State);
        DrawGates(canvas, plan, x);
        if (HasLine)
        {
            Name(canvas, "hidden", "h_t", x, rows.Foot);
            canvas.CenteredText("gain", new Point(x, rows.HiddenGain), Look.Label, Theme.BackwardText, TextAlign.Left);
        }

        Formula(canvas, "x_t").Draw(canvas, new Point(x, rows.Input + Look.Px(4)), Theme.Muted);
    }

    /// <inheritdoc/>
    public override void DrawCells(ICanvas canvas, Box panel, TimeAxis columns, int first, int last)
    {
        CellPlan plan = PlanOf(panel, columns);
        for (int t = first; t <= last; t++)
        {
            if (!columns.Shows(t))
            {
                continue;
            }

            float x = columns.Center(t);
            bool isShown = HasState(t);
            DrawOuterWays(canvas, plan, t, x, isShown);
            cell.Draw(canvas, plan, t, x, isShown, IsMarked(t) ? Training.PhaseColor(Theme) : Theme.Border);
            DrawInnerWays(canvas, plan, t, x, isShown);
        }

        for (int t = first; t <= last; t++)
        {
            if (!columns.Shows(t))
            {
                continue;
            }

            float x = columns.Center(t);
            boxes.DrawInput(canvas, new Point(x, plan.Rows.Input), t, plan.Column);
            if (Training.Step.HasLoss(t))
            {
                boxes.DrawOutput(canvas, plan.Rows.Loss, plan.Rows.Output, t, x, plan.Column);
            }

            DrawTimestep(canvas, t, new Point(x, plan.Rows.Timestep), plan.Column);
            if (t < last && columns.Shows(t + 1))
            {
                DrawLink(canvas, plan, t, x);
            }
        }
    }

    /// <inheritdoc/>
    public override (float First, float Second) PulseHeights(Box panel, TimeAxis columns, bool isForward)
    {
        GatedRows rows = PlanOf(panel, columns).Rows;
        return (isForward ? rows.State : rows.StateBack, !HasLine ? float.NaN : isForward ? rows.Foot : rows.HiddenBack);
    }

    /// <inheritdoc/>
    public override TargetPlace Locate(Box panel, TimeAxis columns, int t)
    {
        CellPlan plan = PlanOf(panel, columns);
        float x = columns.Center(t), top = Training.Step.HasLoss(t) ? plan.Rows.Loss - Look.Px(9) : plan.Rows.FrameTop(Look);
        var area = new Box(x - plan.Half, top, 2 * plan.Half, plan.Rows.FrameBottom(Look) - top);
        return new TargetPlace(area, new Point(area.Center.X, area.Y));
    }

    /// <inheritdoc/>
    public override bool TryDescribe(Point point, Box panel, TimeAxis columns, int t, ref HoverText text)
    {
        CellPlan plan = PlanOf(panel, columns);
        GatedRows rows = plan.Rows;
        if (GatedTip.TryDescribe(Training, plan, point - new Point(columns.Center(t), 0), t, ref text))
        {
            return true;
        }

        int from = point.X < columns.Center(t) ? t - 1 : t;
        bool isLink = from >= 1 && from < columns.Timesteps;
        if (isLink && point.Y < rows.State - Look.Px(5) && point.Y > rows.StateGain - Look.Px(9))
        {
            GatedTip.StateLink(Training.Step, from, ref text);
        }
        else if (isLink && HasLine && point.Y > rows.HiddenBack - Look.Px(8) && point.Y < rows.HiddenGain + Look.Px(9))
        {
            UnrolledTip.Link(Training.Step, from, ref text);
        }
        else if (MathF.Abs(point.Y - rows.Input) < Look.Px(16))
        {
            UnrolledTip.Input(Training, t, ref text);
        }
        else if (Training.Step.HasLoss(t) && point.Y < rows.StateGain)
        {
            UnrolledTip.Output(Training, t, ref text);
        }
        else
        {
            return false;
        }

        return true;
    }

    /// <summary>The gates' letters, in the order of the bars.</summary>
    private void DrawGates(ICanvas canvas, CellPlan plan, float x)
    {
        GatedRows rows = plan.Rows;
        float y = rows.State + (rows.Foot - rows.State) * 0.54f;
        if (rows.Foot - rows.State < Look.Px(36))
        {
            return;
        }

        canvas.CenteredText("gates", new Point(x, y), Look.Label, Theme.Muted, TextAlign.Left);
        float after = x + canvas.Fonts.Measure("gates", Look.Label) + Look.Px(7);
        var line = new TextLine(stackalloc char[8]);
        for (int i = 0; i < plan.Bars.Count; i++)
        {
            ReadOnlySpan<char> letter = [plan.Bars[i].Letter];
            line.Add(i == 0 ? "" : " ");
            line.Add(letter);
        }

        canvas.CenteredText(line.Span, new Point(after, y), Look.SmallNumber, Theme.Forward, TextAlign.Left);
    }

    private void Name(ICanvas canvas, string word, string symbol, float x, float y)
    {
        canvas.CenteredText(word, new Point(x, y), Look.Label, Theme.Muted, TextAlign.Left);
        float after = x + canvas.Fonts.Measure(word, Look.Label) + Look.Px(6);
        Formula(canvas, symbol).Draw(canvas, new Point(after, y + Look.Px(4)), Theme.Muted);
    }

    /// <summary>From the input up to the cell's foot and, where the cell is not drawn in full, from its frame up to the prediction.</summary>
    private void DrawOuterWays(ICanvas canvas, CellPlan plan, int t, float x, bool isShown)
    {
        GatedRows rows = plan.Rows;
        float box = Look.Px(UnrolledBoxes.Edge) / 2, stroke = Look.Hair(1.5f);
        Rgba color = Shade(Theme.Forward, isShown);
        if (Training.Step.HasLoss(t) && plan.OutputX is null)
        {
            GatedCell.DrawStraight(canvas, new Point(x, rows.FrameTop(Look)), new Point(x, rows.Output + box), stroke, color);
        }
    }

    /// <summary>What goes into the frame or out of it, over its edge.</summary>
    private void DrawInnerWays(ICanvas canvas, CellPlan plan, int t, float x, bool isShown)
    {
        GatedRows rows = plan.Rows;
        float box = Look.Px(UnrolledBoxes.Edge) / 2, stroke = Look.Hair(1.5f), edge = rows.Input - box;
        Rgba color = Shade(Theme.Forward, isShown);
        float turn = MathF.Abs(plan.InputX) < box ? edge : edge - Look.Px(4);
        if (turn < edge)
        {
            GatedCell.DrawStraight(canvas, new Point(x, edge), new Point(x, turn), stroke, color);
            GatedCell.DrawStraight(canvas, new Point(x, turn), new Point(x + plan.InputX, turn), stroke, color);
        }

        GatedCell.DrawStraight(canvas, new Point(x + plan.InputX, turn), new Point(x + plan.InputX, rows.Foot), stroke, color);
        if (Training.Step.HasLoss(t) && plan.OutputX is { } output)
        {
            float above = rows.StateGain, gap = Look.Px(3);
            canvas.FillBox(new Box(x + output - gap, rows.State - gap, 2 * gap, HasLine ? 2 * gap : 0), Theme.Surface);
            var branch = new Point(x + output, HasLine ? rows.Foot : rows.State);
            GatedCell.DrawStraight(canvas, branch, new Point(x + output, above), stroke, color);
            canvas.FillCircle(branch, Look.Px(2.4f), color);
            GatedCell.DrawStraight(canvas, new Point(x + output, above), new Point(x, above), stroke, color);
            GatedCell.DrawStraight(canvas, new Point(x, above), new Point(x, rows.Output + box), stroke, color);
        }
    }

    /// <summary>Between timestep t at x and t + 1 one column further: arrows on each line, both ways, and the gains.</summary>
    private void DrawLink(ICanvas canvas, CellPlan plan, int t, float x)
    {
        GatedRows rows = plan.Rows;
        DrawForward(canvas, plan, t, x, rows.State, Look.Hair(2.5f));
        ReadOnlySpan<double> norms = HasLine ? Training.Step.CellGradientNorms : Training.Step.HiddenGradientNorms;
        DrawBack(canvas, plan, x, norms[t - 1], norms[t], rows.StateBack, rows.StateGain, HasStateGradient(t));
        if (HasLine)
        {
            DrawForward(canvas, plan, t, x, rows.Foot, Look.Hair(1.5f));
            norms = Training.Step.HiddenGradientNorms;
            DrawBack(canvas, plan, x, norms[t - 1], norms[t], rows.HiddenBack, rows.HiddenGain, HasHiddenGradient(t));
        }
    }

    private void DrawForward(ICanvas canvas, CellPlan plan, int t, float x, float y, float stroke) => canvas.Arrow(
        new Point(x + plan.Half, y), new Point(x + plan.Column - plan.Half, y), stroke, Look.Px(7), Shade(Theme.Forward, HasState(t + 1)));

    /// <summary>Over the cells, from the middle of one to the middle of the one before.</summary>
    private void DrawBack(ICanvas canvas, CellPlan plan, float x, double here, double next, float y, float gain, bool isShown)
    {
        if (here > 0)
        {
            float thickness = ThicknessOf(here), gap = Look.Px(5);
            canvas.Arrow(new Point(x + plan.Column - gap, y), new Point(x + gap, y), thickness, Look.Px(7) + thickness,
                Shade(Theme.Backward, isShown));
        }

        if (double.IsFinite(here / next))
        {
            DrawGain(canvas, here / next, new Point(x + plan.Column / 2, gain), plan.Column, isShown);
        }
    }

    private bool HasHiddenGradient(int t) => Training.Walk.Shows(Phase.Backward, t, Term.HiddenGradient);

    private bool HasStateGradient(int t) => HasHiddenGradient(t);

    private FormulaLayout Formula(ICanvas canvas, string notation) => Appearance.Formulas.Of(canvas.Fonts, notation, Look.Px(17), 0);
}
