using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Hover;
using RnnViz.Views.Layout;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Panels.Unrolled;

/// <summary>
/// LSTM and GRU as textbooks draw them: the state on a straight line, gates as bars, ⊙ and + as nodes. Backward arrows lie over
/// the lines, each with its own thickness and gain.
/// </summary>
internal sealed partial class GatedPicture(ShownTraining training, IViewState view, IScales scales, IAppearance appearance)
    : UnrolledPicture(training, view, scales, appearance)
{
    private readonly UnrolledBoxes boxes = new(training, appearance);
    private readonly GatedCell cell = new(training, appearance);
    private CellPlan? latest;

    private CellKind Kind => Training.Session.Lesson.Model.Cell;

    /// <summary>Whether h has a line of its own below the straight one.</summary>
    private bool HasLine => Training.Step.HasCell;

    /// <summary>Whether only the last of several timesteps has a loss.</summary>
    private bool HasOneLoss
    {
        get
        {
            for (int t = 1; t < Training.Step.Timesteps; t++)
            {
                if (Training.Step.HasLoss(t))
                {
                    return false;
                }
            }

            return Training.Step.Timesteps > 1 && Training.Step.HasTokenTargets;
        }
    }

    /// <summary>Where everything stands; the same until the panel, the columns or the type sizes change.</summary>
    private CellPlan PlanOf(Box panel, TimeAxis columns)
    {
        GatedRows rows = GatedRows.Of(panel, Look, Kind, columns.ColumnWidth, HasOneLoss || !Training.Step.HasReadout);
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
        DrawOutputNames(canvas, x, rows.Loss, rows.Output);
        canvas.CenteredText("gain", new Point(x, rows.StateGain), Look.Label, Theme.BackwardText, TextAlign.Left);
        DrawName(canvas, HasLine ? "cell" : "hidden", HasLine ? "c_t" : "h_t", new Point(x, rows.State));
        DrawGates(canvas, plan, x);
        if (HasLine)
        {
            DrawName(canvas, "hidden", "h_t", new Point(x, rows.Foot));
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
        float x = columns.Center(t);
        float top = Training.Step.HasLoss(t) ? plan.Rows.Output - Look.Px(UnrolledBoxes.Edge / 2 + 16) : plan.Rows.FrameTop(Look);
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

        // in the narrow gutter of a figure below one another
        bool isBelow = Appearance.Layout.Figure is not null, hasWord = !isBelow || rows.Foot - rows.State >= Look.Px(66);
        canvas.CenteredText(hasWord ? "gates" : "", new Point(x, y), Look.Label, Theme.Muted, TextAlign.Left);
        float after = isBelow ? x : x + canvas.Fonts.Measure("gates", Look.Label) + Look.Px(7);
        var line = new TextLine(stackalloc char[8]);
        for (int i = 0; i < plan.Bars.Count; i++)
        {
            ReadOnlySpan<char> letter = [plan.Bars[i].Letter];
            line.Add(i == 0 ? "" : " ");
            line.Add(letter);
        }

        canvas.CenteredText(
            line.Span, new Point(after, isBelow && hasWord ? y + Look.Px(15) : y), Look.SmallNumber, Theme.Forward, TextAlign.Left);
    }
}
