using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Hover;
using RnnViz.Views.Layout;
using RnnViz.Views.Panels.Heatmaps;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Panels.Unrolled;

/// <summary>
/// The network unrolled in time: x_t below, the cell, ŷ_t and its loss above. Forward arrows are blue; backward arrows
/// vermillion, thicker for larger gradients, with the gain from each timestep to the one before written between cells.
/// Shows all timesteps where they fit, otherwise those around the cursor, in wider columns.
/// </summary>
public sealed class UnrolledPanel(
    ShownTraining training, IViewState view, IScales scales, IAppearance appearance, HiddenPanel hidden, Pulse pulse)
    : TimePanel(training, view, scales, appearance)
{
    private readonly UnrolledPicture picture = training.Step.Gates.Length == 0
        ? new VanillaPicture(training, view, scales, appearance, hidden)
        : new GatedPicture(training, view, scales, appearance);

    /// <inheritdoc/>
    protected override string Title => "UNROLLED";

    /// <inheritdoc/>
    internal override Topic Topic => Topic.Unrolled;

    /// <summary>First and last timestep shown.</summary>
    public (int First, int Last) Shown => UnrolledColumns.Of(Training, View, Appearance);

    /// <summary>Whether the columns are those of the rows below.</summary>
    public bool ShowsAll => UnrolledColumns.FollowAxis(Training, View, Appearance);

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
    protected override bool HasAxisLine => false;

    /// <summary>
    /// The box of cells and gutter: in figures without the title's line where there is none, with what the columns are below it in the
    /// lowest row, and without the line of the timesteps' numbers where a lower row has them.
    /// </summary>
    private Box Picture
    {
        get
        {
            if (Figure is null)
            {
                return Bounds;
            }

            float top = IsBare && !HasNameAtTitle ? Look.Px(20) : 0, foot = ShowsTimesteps ? Look.Px(18) : ShowsAll ? -Look.Px(18) : 0;
            return Bounds with { Y = Bounds.Y - top, Height = Bounds.Height + top - foot };
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
        picture.DrawGutter(canvas, Picture, columns);
        if (ShowsAll)
        {
            DrawCursorBand(canvas);
        }
        else if (Training.Timestep >= first && Training.Timestep <= last)
        {
            DrawBand(canvas, columns, Training.Timestep, Training.PhaseColor(Theme) with { A = Theme.CursorBand.A });
        }

        picture.DrawCells(canvas, Picture, columns, first, last);
        if (Figure is null)
        {
            DrawPulse(canvas, columns);
        }
        else if (ShowsTimesteps)
        {
            DrawTimeTitle(canvas, columns.Area.Center.X, Picture.Bottom + Look.Px(8));
        }
    }

    /// <summary>The spark on its way along the arrows.</summary>
    private void DrawPulse(ICanvas canvas, TimeAxis columns)
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

        Rgba color = pulse.IsForward ? Theme.Forward : Theme.Backward;
        (float first, float second) = picture.PulseHeights(Picture, columns, pulse.IsForward);
        first = pulse.IsPastWeights == false ? float.NaN : first;
        second = pulse.IsPastWeights == true ? float.NaN : second;
        foreach (float y in (ReadOnlySpan<float>)[first, second])
        {
            if (!float.IsNaN(y))
            {
                canvas.FillCircle(new Point(x, y), Look.Px(11), color.WithOpacity(0.25f * pulse.Strength));
                canvas.FillCircle(new Point(x, y), Look.Px(5), color.WithOpacity(pulse.Strength));
            }
        }
    }

    /// <summary>A column from its loss, where it has one, else from its cell down to the cell's foot.</summary>
    public override TargetPlace Locate(FontBook fonts, TargetSettings target)
    {
        int t = target.Timestep ?? Training.Timestep;
        TimeAxis columns = Columns;
        return t < 1 || t > Axis.Timesteps || !columns.Shows(t) ? base.Locate(fonts, target) : picture.Locate(Picture, columns, t);
    }

    /// <inheritdoc/>
    public override bool TryDescribe(Point point, ref HoverText text)
    {
        int t = TimestepAt(point);
        TimeAxis columns = Columns;
        return t != 0 && columns.Shows(t) && picture.TryDescribe(point, Picture, columns, t, ref text);
    }
}
