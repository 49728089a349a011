using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Phases;
using RnnViz.Views.Hover;
using RnnViz.Views.Layout;
using RnnViz.Views.Panels.Heatmaps;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Panels.Unrolled;

/// <summary>The vanilla cell: its units as a strip between what goes in and what comes out, one line of arrows each way.</summary>
internal sealed class VanillaPicture(
    ShownTraining training, IViewState view, IScales scales, IAppearance appearance, HiddenPanel hidden)
    : UnrolledPicture(training, view, scales, appearance)
{
    private readonly UnrolledBoxes boxes = new(training, appearance);

    /// <inheritdoc/>
    public override void DrawCells(ICanvas canvas, Box panel, TimeAxis columns, int first, int last)
    {
        UnrolledRows rows = UnrolledRows.Of(panel, Look, Training.Step.HasReadout);
        float width = columns.ColumnWidth;
        // all frames, then all strips, then all labels: strips are drawn by a shader, and each change of shader costs a draw call
        for (int t = first; t <= last; t++)
        {
            if (columns.Shows(t))
            {
                DrawFrame(canvas, rows, t, columns.Center(t), width);
            }
        }

        for (int t = first; t <= last; t++)
        {
            if (columns.Shows(t))
            {
                DrawUnits(canvas, rows, t, columns.Center(t), width);
            }
        }

        for (int t = first; t <= last; t++)
        {
            if (columns.Shows(t))
            {
                DrawVeil(canvas, rows, t, columns.Center(t), width);
            }
        }

        for (int t = first; t <= last; t++)
        {
            if (!columns.Shows(t))
            {
                continue;
            }

            DrawLabels(canvas, rows, t, columns.Center(t), width);
            if (t < last && columns.Shows(t + 1))
            {
                DrawLink(canvas, rows, t, columns.Center(t), width);
            }
        }
    }

    /// <inheritdoc/>
    public override void DrawGutter(ICanvas canvas, Box panel, TimeAxis columns)
    {
        UnrolledRows rows = UnrolledRows.Of(panel, Look, Training.Step.HasReadout);
        float x = panel.X + Look.Px(14);
        DrawOutputNames(canvas, x, rows.Loss, rows.Output);
        DrawName(canvas, "hidden", "h_t", new Point(x, rows.Hidden.Center.Y));
        canvas.CenteredText("gain", new Point(x, rows.Gain), Look.Label, Theme.BackwardText, TextAlign.Left);
        Formula(canvas, "x_t").Draw(canvas, new Point(x, rows.Input + Look.Px(4)), Theme.Muted);
    }

    /// <inheritdoc/>
    public override (float First, float Second) PulseHeights(Box panel, TimeAxis columns, bool isForward)
    {
        UnrolledRows rows = UnrolledRows.Of(panel, Look, Training.Step.HasReadout);
        return (isForward ? ForwardArrow(rows) : BackwardArrow(rows), float.NaN);
    }

    /// <inheritdoc/>
    public override TargetPlace Locate(Box panel, TimeAxis columns, int t)
    {
        UnrolledRows rows = UnrolledRows.Of(panel, Look, Training.Step.HasReadout);
        Box strip = Strip(rows, columns.Center(t), columns.ColumnWidth);
        float top = Training.Step.HasLoss(t) ? rows.Loss - Look.Px(9) : strip.Y - Look.Px(3);
        var area = new Box(strip.X, top, strip.Width, strip.Bottom - top);
        return new TargetPlace(area, new Point(area.Center.X, area.Y));
    }

    /// <inheritdoc/>
    public override bool TryDescribe(Point point, Box panel, TimeAxis columns, int t, ref HoverText text)
    {
        UnrolledRows rows = UnrolledRows.Of(panel, Look, Training.Step.HasReadout);
        if (Strip(rows, columns.Center(t), columns.ColumnWidth) is var strip && strip.Contains(point))
        {
            hidden.Describe(
                t, Math.Clamp((int)((point.Y - strip.Y) / strip.Height * hidden.Cells.Rows), 0, hidden.Cells.Rows - 1), ref text);
            return true;
        }
        // arrows and gains stand between two columns
        int from = point.X < columns.Center(t) ? t - 1 : t;
        bool isLink = from >= 1 && from < columns.Timesteps
            && (rows.Hidden.Contains(point) || MathF.Abs(point.Y - rows.Gain) < Look.Px(9));
        if (isLink)
        {
            UnrolledTip.Link(Training.Step, from, ref text);
        }
        else if (MathF.Abs(point.Y - rows.Input) < Look.Px(16))
        {
            UnrolledTip.Input(Training, t, ref text);
        }
        else if (Training.Step.HasLoss(t) && point.Y < rows.Hidden.Y)
        {
            UnrolledTip.Output(Training, t, ref text);
        }
        else
        {
            return false;
        }

        return true;
    }

    private float StripWidth(float column) => Math.Clamp(column * 0.4f, Look.Px(12), Look.Px(44));

    /// <summary>The lines from input to cell to prediction, and the frame of the cell, of timestep t, centred on x.</summary>
    private void DrawFrame(ICanvas canvas, UnrolledRows rows, int t, float x, float column)
    {
        float box = Look.Px(UnrolledBoxes.Edge), stroke = Look.Hair(1.5f);
        bool isShown = HasState(t);
        Line(rows.Input - box / 2, rows.Hidden.Bottom);
        if (Training.Step.HasLoss(t))
        {
            Line(rows.Hidden.Y, rows.Output + box / 2);
        }

        float frame = Look.Px(3);
        Box strip = Strip(rows, x, column);
        var around = new Box(strip.X - frame, strip.Y - frame, strip.Width + 2 * frame, strip.Height + 2 * frame).Snapped();
        canvas.Card(around, Look.Px(4), Look.Hair(), Theme.Surface, IsMarked(t) ? Training.PhaseColor(Theme) : Theme.Border);

        void Line(float from, float to) => canvas.FillBox(
            new Box(MathF.Round(x - stroke / 2), MathF.Min(from, to), stroke, MathF.Abs(to - from)), Shade(Theme.Forward, isShown));
    }

    /// <summary>The units of timestep t as a strip of colours.</summary>
    private void DrawUnits(ICanvas canvas, UnrolledRows rows, int t, float x, float column) =>
        canvas.Heatmap(
            hidden.Cells, new Box(t - 1, 0, 1, hidden.Cells.Rows), Strip(rows, x, column), Theme.Diverging,
            new HeatmapMarks(Training.Saturation));

    /// <summary>Covers the units of a timestep that the walk has not come to.</summary>
    private void DrawVeil(ICanvas canvas, UnrolledRows rows, int t, float x, float column)
    {
        if (!HasState(t))
        {
            canvas.FillBox(Strip(rows, x, column), Theme.Surface.WithOpacity(1 - Theme.UnreachedShare));
        }
    }

    /// <summary>The height of the arrows of the forward pass.</summary>
    private static float ForwardArrow(UnrolledRows rows) => MathF.Round(rows.Hidden.Y + rows.Hidden.Height * 0.28f);

    /// <summary>The height of the arrows of the backward pass.</summary>
    private static float BackwardArrow(UnrolledRows rows) => MathF.Round(rows.Hidden.Y + rows.Hidden.Height * 0.72f);

    private bool HasGradient(int t) => Training.Walk.Shows(Phase.Backward, t, Term.HiddenGradient);

    /// <summary>Input, prediction, loss and number of timestep t, centred on x.</summary>
    private void DrawLabels(ICanvas canvas, UnrolledRows rows, int t, float x, float column)
    {
        boxes.DrawInput(canvas, new Point(x, rows.Input), t, column);
        if (Training.Step.HasLoss(t))
        {
            boxes.DrawOutput(canvas, rows.Loss, rows.Output, t, x, column);
        }

        DrawTimestep(canvas, t, new Point(x, rows.Timestep), column);
    }

    /// <summary>Arrows between timestep t at x and t + 1 one column further, and the gain of the gradient from t + 1 to t.</summary>
    private void DrawLink(ICanvas canvas, UnrolledRows rows, int t, float x, float column)
    {
        float strip = StripWidth(column) / 2 + Look.Px(4), head = Look.Px(7);
        float forward = ForwardArrow(rows), backward = BackwardArrow(rows);
        bool isShown = HasGradient(t);
        canvas.Arrow(new Point(x + strip, forward), new Point(x + column - strip, forward), Look.Hair(1.5f), head,
            Shade(Theme.Forward, HasState(t + 1)));

        ReadOnlySpan<double> norms = Training.Step.HiddenGradientNorms;
        double here = norms[t - 1], next = norms[t];
        if (here > 0)
        {
            float thickness = ThicknessOf(here);
            canvas.Arrow(new Point(x + column - strip, backward), new Point(x + strip, backward), thickness, head + thickness,
                Shade(Theme.Backward, isShown));
        }

        if (double.IsFinite(here / next))
        {
            DrawGain(canvas, here / next, new Point(x + column / 2, rows.Gain), column, isShown);
        }
    }

    /// <summary>The strip of the units in the column centred on x.</summary>
    private Box Strip(UnrolledRows rows, float x, float column)
    {
        float width = StripWidth(column), frame = Look.Px(3);
        return new Box(x - width / 2, rows.Hidden.Y + frame, width, rows.Hidden.Height - 2 * frame).Snapped();
    }
}
