using RnnViz.Engine.Drawing;
using RnnViz.Engine.Text;
using RnnViz.Lessons;
using RnnViz.Views.Layout;
using RnnViz.Views.Scenes;

namespace RnnViz.Views.Panels;

/// <summary>
/// The network unrolled in time: x_t below, the cell with its units as a strip, ŷ_t and its loss above. Forward arrows are
/// blue; backward arrows vermillion, thicker for larger ‖∂L/∂h_t‖, with the gain ‖g_t‖/‖g_{t+1}‖ written between cells.
/// Shows all timesteps where they fit, otherwise those around the cursor, in wider columns.
/// </summary>
public sealed class UnrolledPanel(LessonScreen screen, HiddenPanel hidden, Pulse pulse) : TimePanel(screen)
{
    private readonly UnrolledCell cell = new(screen);

    /// <inheritdoc/>
    protected override string Title => "UNROLLED";

    /// <summary>First and last timestep shown.</summary>
    public (int First, int Last) Shown
    {
        get
        {
            int fitting = Math.Max(1, (int)(Axis.Area.Width / Look.Px(UnrolledCell.MinimalColumn)));
            if (fitting >= Axis.Timesteps) return (1, Axis.Timesteps);
            int center = Screen.Timestep > 0 ? Screen.Timestep : Screen.Neighbourhood == 0 ? Axis.Timesteps : Screen.Neighbourhood;
            int first = Math.Clamp(center - fitting / 2, 1, Axis.Timesteps - fitting + 1);
            return (first, first + fitting - 1);
        }
    }

    /// <summary>Whether every timestep is shown, so that the columns are those of the rows below.</summary>
    public bool ShowsAll => Shown is (1, int last) && last == Axis.Timesteps;

    /// <inheritdoc/>
    public override int TimestepAt(Point point)
    {
        if (!Bounds.Contains(point)) return 0;
        (int first, int last) = Shown;
        int column = new TimeAxis(Axis.Area, last - first + 1).TimestepAt(point.X);
        return column == 0 ? 0 : first + column - 1;
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        (int first, int last) = Shown;
        var columns = new TimeAxis(Axis.Area, last - first + 1);
        UnrolledRows rows = UnrolledRows.Of(Bounds, Look);
        DrawGutter(canvas, rows);
        if (ShowsAll) DrawCursorBand(canvas);
        else if (Screen.Timestep >= first && Screen.Timestep <= last)
            DrawBand(canvas, columns, Screen.Timestep - first + 1, Screen.PhaseColor with { A = Theme.CursorBand.A });
        // all frames, then all strips, then all labels: strips are drawn by a shader, and each change of shader costs a draw call
        for (int t = first; t <= last; t++) cell.DrawFrame(canvas, rows, t, columns.Center(t - first + 1), columns.ColumnWidth);
        for (int t = first; t <= last; t++) cell.DrawUnits(canvas, rows, t, columns.Center(t - first + 1), columns.ColumnWidth, hidden.Cells);
        for (int t = first; t <= last; t++) cell.DrawVeil(canvas, rows, t, columns.Center(t - first + 1), columns.ColumnWidth);
        for (int t = first; t <= last; t++)
        {
            float x = columns.Center(t - first + 1);
            cell.DrawLabels(canvas, rows, t, x, columns.ColumnWidth);
            if (t < last) cell.DrawLink(canvas, rows, t, x, columns.ColumnWidth);
        }
        DrawPulse(canvas, rows, columns, first);
    }

    /// <summary>The spark on its way along the arrows.</summary>
    private void DrawPulse(ICanvas canvas, UnrolledRows rows, TimeAxis columns, int first)
    {
        if (!pulse.IsOn) return;
        float x = columns.Left(1) + (pulse.Timestep - first + 0.5f) * columns.ColumnWidth;
        if (x < columns.Area.X || x > columns.Area.Right) return;
        float y = pulse.IsForward ? UnrolledCell.ForwardArrow(rows) : UnrolledCell.BackwardArrow(rows);
        Rgba color = pulse.IsForward ? Theme.Forward : Theme.Backward;
        canvas.FillCircle(new Point(x, y), Look.Px(11), color.WithOpacity(0.25f * pulse.Strength));
        canvas.FillCircle(new Point(x, y), Look.Px(5), color.WithOpacity(pulse.Strength));
    }

    private void DrawGutter(ICanvas canvas, UnrolledRows rows)
    {
        float x = Bounds.X + Look.Px(14);
        canvas.CenteredText("loss", new Point(x, rows.Loss), Look.Label, Theme.Muted, TextAlign.Left);
        Formula(canvas, "ŷ_t").Draw(canvas, new Point(x, rows.Output + Look.Px(4)), Theme.Muted);
        canvas.CenteredText("hidden", new Point(x, rows.Hidden.Center.Y), Look.Label, Theme.Muted, TextAlign.Left);
        float after = x + canvas.Fonts.Measure("hidden", Look.Label) + Look.Px(6);
        Formula(canvas, "h_t").Draw(canvas, new Point(after, rows.Hidden.Center.Y + Look.Px(4)), Theme.Muted);
        canvas.CenteredText("gain", new Point(x, rows.Gain), Look.Label, Theme.Backward, TextAlign.Left);
        Formula(canvas, "x_t").Draw(canvas, new Point(x, rows.Input + Look.Px(4)), Theme.Muted);
    }
}
