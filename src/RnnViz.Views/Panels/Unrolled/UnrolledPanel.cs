using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Hover;
using RnnViz.Views.Layout;
using RnnViz.Views.Panels.Heatmaps;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Unrolled;

/// <summary>
/// The network unrolled in time: x_t below, the cell with its units as a strip, ŷ_t and its loss above. Forward arrows are
/// blue; backward arrows vermillion, thicker for larger ‖∂L/∂h_t‖, with the gain ‖g_t‖/‖g_{t+1}‖ written between cells.
/// Shows all timesteps where they fit, otherwise those around the cursor, in wider columns.
/// </summary>
public sealed class UnrolledPanel(
    ShownTraining training, IViewState view, IScales scales, IAppearance appearance, HiddenPanel hidden, Pulse pulse)
    : TimePanel(training, view, scales, appearance)
{
    private readonly UnrolledCell cell = new(training, view, scales, appearance);

    /// <inheritdoc/>
    protected override string Title => "UNROLLED";

    /// <inheritdoc/>
    internal override Topic Topic => Topic.Unrolled;

    /// <summary>First and last timestep shown.</summary>
    public (int First, int Last) Shown => UnrolledColumns.Of(Training, View, Appearance);

    /// <summary>Whether the columns are those of the rows below.</summary>
    public bool ShowsAll => UnrolledColumns.FollowAxis(View, Appearance);

    /// <summary>The columns of the cells: the shared axis, or one of their own for the neighbourhood.</summary>
    private TimeAxis Columns
    {
        get
        {
            if (ShowsAll)
            {
                return Axis;
            }

            (int first, int last) = Shown;
            return Axis with { Range = new TimeRange(first - 1, last - first + 1) };
        }
    }

    /// <inheritdoc/>
    public override int TimestepAt(Point point)
    {
        return Bounds.Contains(point) ? Columns.TimestepAt(point.X) : 0;
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        (int first, int last) = Shown;
        TimeAxis columns = Columns;
        UnrolledRows rows = UnrolledRows.Of(Bounds, Look);
        DrawGutter(canvas, rows);
        if (ShowsAll)
        {
            DrawCursorBand(canvas);
        }
        else if (Training.Timestep >= first && Training.Timestep <= last)
        {
            DrawBand(canvas, columns, Training.Timestep, Training.PhaseColor(Theme) with { A = Theme.CursorBand.A });
        }
        // all frames, then all strips, then all labels: strips are drawn by a shader, and each change of shader costs a draw call
        for (int t = first; t <= last; t++)
        {
            if (columns.Shows(t))
            {
                cell.DrawFrame(canvas, rows, t, columns.Center(t), columns.ColumnWidth);
            }
        }

        for (int t = first; t <= last; t++)
        {
            if (columns.Shows(t))
            {
                cell.DrawUnits(canvas, rows, t, columns.Center(t), columns.ColumnWidth, hidden.Cells);
            }
        }

        for (int t = first; t <= last; t++)
        {
            if (columns.Shows(t))
            {
                cell.DrawVeil(canvas, rows, t, columns.Center(t), columns.ColumnWidth);
            }
        }

        for (int t = first; t <= last; t++)
        {
            if (!columns.Shows(t))
            {
                continue;
            }

            cell.DrawLabels(canvas, rows, t, columns.Center(t), columns.ColumnWidth);
            if (t < last && columns.Shows(t + 1))
            {
                cell.DrawLink(canvas, rows, t, columns.Center(t), columns.ColumnWidth);
            }
        }

        DrawPulse(canvas, rows, columns);
    }

    /// <summary>The spark on its way along the arrows.</summary>
    private void DrawPulse(ICanvas canvas, UnrolledRows rows, TimeAxis columns)
    {
        if (!pulse.IsOn)
        {
            return;
        }

        float x = columns.Left(1) + (pulse.Timestep - 0.5f) * columns.ColumnWidth;
        if (x < columns.Area.X || x > columns.Area.Right)
        {
            return;
        }

        float y = pulse.IsForward ? UnrolledCell.ForwardArrow(rows) : UnrolledCell.BackwardArrow(rows);
        Rgba color = pulse.IsForward ? Theme.Forward : Theme.Backward;
        canvas.FillCircle(new Point(x, y), Look.Px(11), color.WithOpacity(0.25f * pulse.Strength));
        canvas.FillCircle(new Point(x, y), Look.Px(5), color.WithOpacity(pulse.Strength));
    }

    /// <summary>A column from its loss, where it has one, else from its cell down to the cell's foot.</summary>
    public override TargetPlace Locate(FontBook fonts, TargetSettings target)
    {
        int t = target.Timestep ?? Training.Timestep;
        TimeAxis columns = Columns;
        if (t < 1 || t > Axis.Timesteps || !columns.Shows(t))
        {
            return base.Locate(fonts, target);
        }

        UnrolledRows rows = UnrolledRows.Of(Bounds, Look);
        Box strip = cell.StripOf(rows, columns.Center(t), columns.ColumnWidth);
        float top = Training.Step.HasLoss(t) ? rows.Loss - Look.Px(9) : strip.Y - Look.Px(3);
        var area = new Box(strip.X, top, strip.Width, strip.Bottom - top);
        return new TargetPlace(area, new Point(area.Center.X, area.Y));
    }

    private void DrawGutter(ICanvas canvas, UnrolledRows rows)
    {
        float x = Bounds.X + Look.Px(14);
        canvas.CenteredText("loss", new Point(x, rows.Loss), Look.Label, Theme.Muted, TextAlign.Left);
        Formula(canvas, "ŷ_t").Draw(canvas, new Point(x, rows.Output + Look.Px(4)), Theme.Muted);
        canvas.CenteredText("hidden", new Point(x, rows.Hidden.Center.Y), Look.Label, Theme.Muted, TextAlign.Left);
        float after = x + canvas.Fonts.Measure("hidden", Look.Label) + Look.Px(6);
        Formula(canvas, "h_t").Draw(canvas, new Point(after, rows.Hidden.Center.Y + Look.Px(4)), Theme.Muted);
        canvas.CenteredText("gain", new Point(x, rows.Gain), Look.Label, Theme.BackwardText, TextAlign.Left);
        Formula(canvas, "x_t").Draw(canvas, new Point(x, rows.Input + Look.Px(4)), Theme.Muted);
    }

    /// <inheritdoc/>
    public override bool TryDescribe(Point point, ref HoverText text)
    {
        int t = TimestepAt(point);
        if (t == 0 || !Columns.Shows(t))
        {
            return false;
        }

        UnrolledRows rows = UnrolledRows.Of(Bounds, Look);
        if (cell.StripOf(rows, Columns.Center(t), Columns.ColumnWidth) is var strip && strip.Contains(point))
        {
            hidden.Describe(
                t, Math.Clamp((int)((point.Y - strip.Y) / strip.Height * hidden.Cells.Rows), 0, hidden.Cells.Rows - 1), ref text);
            return true;
        }
        // arrows and gains stand between two columns
        int from = point.X < Columns.Center(t) ? t - 1 : t;
        bool isLink = from >= 1 && from < Axis.Timesteps && (rows.Hidden.Contains(point) || MathF.Abs(point.Y - rows.Gain) < Look.Px(9));
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

        text.Place.AddPart("iteration", Training.Step.Iteration);
        return true;
    }
}
