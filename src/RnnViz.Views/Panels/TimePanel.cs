using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Phases;
using RnnViz.Views.Layout;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels;

/// <summary>One of the rows that share the axis of timesteps: a gutter with title and legend, then one column a timestep.</summary>
public abstract partial class TimePanel(ShownTraining training, IViewState view, IScales scales, IAppearance appearance) : Panel(appearance)
{
    private const byte PointerBandAlpha = 14;

    /// <summary>The training that is shown.</summary>
    protected ShownTraining Training { get; } = training;

    /// <summary>What the user has chosen to see.</summary>
    protected IViewState View { get; } = view;

    /// <summary>How numbers become colours and heights.</summary>
    protected IScales Scales { get; } = scales;

    /// <summary>The shared columns.</summary>
    protected virtual TimeAxis Axis => View.Axis;

    /// <summary>The columns' part of this row.</summary>
    public virtual Box Plot
    {
        get
        {
            Box area = Axis.Area;
            float head = Look.Px(Figure is null ? 11 : HeadUnits), foot = Look.Px(FootUnits);
            return new Box(area.X, Bounds.Y + head, area.Width, Bounds.Height - head - foot).Snapped();
        }
    }

    /// <summary>Whether the timesteps are numbered below the columns: where no row above does it.</summary>
    protected virtual bool ShowsTimesteps => LessonName is { } name && Appearance.Layout.NumbersTimesteps(name);

    /// <summary>
    /// The timesteps' numbers below the columns, as many as have room; the one that the call-out or the walk is at comes first.
    /// </summary>
    protected void DrawTimesteps(ICanvas canvas)
    {
        if (!ShowsTimesteps)
        {
            return;
        }

        TimeAxis axis = Axis;
        bool isFigure = Figure is not null;
        Span<char> buffer = stackalloc char[16];
        var widest = new TextLine(buffer);
        widest.Add(isFigure ? "" : "t=");
        widest.Add(axis.Timesteps);
        float width = canvas.Fonts.Measure(widest.Span, Look.SmallNumber) + Look.Px(10);
        int step = axis.LabelStep(width), now = Training.Stop?.Target?.Timestep ?? Training.Timestep;
        for (int t = axis.First; t <= axis.Last; t++)
        {
            bool isRound = t % step == 0 || t == 1 && (step - 1) * axis.ColumnWidth >= width;
            bool isClear = now <= 0 || !axis.Shows(now) || Math.Abs(t - now) * axis.ColumnWidth >= width;
            if (t != now && !(isRound && isClear) || !axis.Shows(t))
            {
                continue;
            }

            var label = new TextLine(buffer);
            label.Add(isFigure ? "" : "t=");
            label.Add(t);
            float half = canvas.Fonts.Measure(label.Span, Look.SmallNumber) / 2;
            float x = MathF.Max(Bounds.X + half, MathF.Min(axis.Center(t), Bounds.Right - half - Look.Px(4)));
            canvas.CenteredText(label.Span, new Point(x, Plot.Bottom + Look.Px(10)), Look.SmallNumber, Theme.Muted);
        }

        if (isFigure)
        {
            DrawTimeTitle(canvas, Plot.Center.X, Plot.Bottom + Look.Px(31));
        }
    }

    /// <summary>The timestep whose column is at a point, 1..T, or 0 when none is.</summary>
    public virtual int TimestepAt(Point point) => Bounds.Contains(point) ? Axis.TimestepAt(point.X) : 0;

    /// <summary>The hidden unit whose row is at a point, from 0; −1 where none is, as in panels without rows of units.</summary>
    public virtual int UnitAt(Point point) => -1;

    /// <summary>
    /// The band of the walk's timestep, and a quieter one under the pointer: the same in all four rows. It lies behind the
    /// pictures, so that it changes none of their colours.
    /// </summary>
    protected void DrawCursorBand(ICanvas canvas)
    {
        if (Training.Timestep > 0)
        {
            DrawBand(canvas, Axis, Training.Timestep, Training.PhaseColor(Theme) with { A = Theme.CursorBand.A });
        }

        if (IsPointed)
        {
            DrawBand(canvas, Axis, View.PointedTimestep, Theme.Text with { A = PointerBandAlpha });
        }
    }

    /// <summary>The edges of the bands, where a heatmap covers them.</summary>
    protected void DrawCursorEdges(ICanvas canvas)
    {
        if (Training.Timestep > 0)
        {
            DrawEdges(canvas, Training.Timestep, Training.PhaseColor(Theme));
        }

        if (IsPointed)
        {
            DrawEdges(canvas, View.PointedTimestep, Theme.Muted.WithOpacity(0.6f));
        }
    }

    private bool IsPointed => View.PointedTimestep > 0 && View.PointedTimestep != Training.Timestep && Figure is null;

    private void DrawEdges(ICanvas canvas, int t, Rgba color)
    {
        Box plot = Plot;
        float hair = Look.Hair(1.2f), left = MathF.Round(Axis.VisibleLeft(t)), right = MathF.Round(Axis.VisibleLeft(t + 1));
        if (!Axis.Shows(t))
        {
            return;
        }

        right = MathF.Max(left + 1, right);
        canvas.FillBox(new Box(left - hair, plot.Y, hair, plot.Height), color);
        canvas.FillBox(new Box(right, plot.Y, hair, plot.Height), color);
    }

    /// <summary>A band over one column of the whole row.</summary>
    protected void DrawBand(ICanvas canvas, TimeAxis columns, int column, Rgba color)
    {
        float left = MathF.Round(columns.VisibleLeft(column)), right = MathF.Round(columns.VisibleLeft(column + 1));
        if (right <= left && !columns.Shows(column))
        {
            return;
        }

        Box row = IsBare ? Bounds with { Y = Plot.Y - Look.Px(3), Height = Plot.Height + Look.Px(6) } : Bounds;
        canvas.FillBox(new Box(left, row.Y + 1, MathF.Max(1, right - left), row.Height - 2), color);
    }

    /// <summary>Covers the columns of timesteps first to last, which the walk has not come to: their picture is hardly seen.</summary>
    protected void DrawVeil(ICanvas canvas, int first, int last) => DrawVeil(canvas, first, last, Plot);

    /// <summary>The same over a part of the row's height.</summary>
    protected void DrawVeil(ICanvas canvas, int first, int last, Box plot)
    {
        if (first > last)
        {
            return;
        }

        float left = MathF.Round(Axis.VisibleLeft(first)), right = MathF.Round(Axis.VisibleLeft(last + 1));
        canvas.FillBox(new Box(left, plot.Y, right - left, plot.Height), Theme.Surface.WithOpacity(1 - Theme.UnreachedShare));
    }

    /// <summary>The last timestep whose hidden state the walk has come to; 0 before the first.</summary>
    protected int LastState
    {
        get
        {
            int t = Axis.Timesteps;
            while (t > 0 && !Training.Walk.Shows(Phase.Forward, t, Term.State))
            {
                t--;
            }

            return t;
        }
    }

    /// <summary>The earliest timestep whose g_t the walk has come to; T + 1 before the backward pass.</summary>
    protected int FirstGradient
    {
        get
        {
            int t = 1;
            while (t <= Axis.Timesteps && !Training.Walk.Shows(Phase.Backward, t, Term.HiddenGradient))
            {
                t++;
            }

            return t;
        }
    }

    /// <summary>Where the unrolled row shows other columns, a bracket above those that it shows.</summary>
    protected void DrawNeighbourhood(ICanvas canvas)
    {
        if (Appearance.Layout.Unrolled.Width == 0 || UnrolledColumns.FollowAxis(Training, View, Appearance))
        {
            return;
        }

        (int first, int last) = UnrolledColumns.Of(Training, View, Appearance);
        float thickness = Look.Hair(2), foot = Look.Px(6);
        float y = MathF.Round(Figure is null ? Bounds.Y + Look.Px(4) : Plot.Y - Look.Px(4));
        float left = MathF.Round(Axis.VisibleLeft(first)), right = MathF.Round(Axis.VisibleLeft(last + 1));
        canvas.FillBox(new Box(left, y, right - left, thickness), Theme.Muted);
        canvas.FillBox(new Box(left, y, thickness, foot), Theme.Muted);
        canvas.FillBox(new Box(right - thickness, y, thickness, foot), Theme.Muted);
    }

    /// <summary>Which sequence of the batch is drawn, where there are several; in the gutter.</summary>
    protected void DrawSequence(ICanvas canvas, float baseline)
    {
        int batch = Training.Step.BatchSize;
        if (batch == 1)
        {
            return;
        }

        var line = new TextLine(stackalloc char[40]);
        line.Add("seq. ");
        line.Add(Training.Sequence + 1);
        line.Add("/");
        line.Add(batch);
        canvas.Text(line.Span, new Point(TitleBaseline.X, baseline), Look.Label, Theme.Muted);
    }
}
