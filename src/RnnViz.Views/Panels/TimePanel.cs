using RnnViz.Engine.Drawing;
using RnnViz.Engine.Text;
using RnnViz.Lessons;
using RnnViz.Views.Layout;
using RnnViz.Views.Scenes;

namespace RnnViz.Views.Panels;

/// <summary>One of the four rows that share the axis of timesteps: a gutter with title and legend, then one column a timestep.</summary>
public abstract class TimePanel(LessonScreen screen) : Panel(screen)
{
    private const byte PointerBandAlpha = 14;

    /// <summary>The shared columns.</summary>
    protected TimeAxis Axis => Screen.Axis;

    /// <summary>The columns' part of this row.</summary>
    public Box Plot
    {
        get
        {
            Box area = Axis.Area;
            float pad = Look.Px(11);
            return new Box(area.X, Bounds.Y + pad, area.Width, Bounds.Height - 2 * pad).Snapped();
        }
    }

    /// <summary>The timestep whose column is at a point, 1..T, or 0 when none is.</summary>
    public virtual int TimestepAt(Point point) => Bounds.Contains(point) ? Axis.TimestepAt(point.X) : 0;

    /// <summary>The band of the walk's timestep, and a quieter one under the pointer: the same in all four rows.</summary>
    protected void DrawCursorBand(ICanvas canvas)
    {
        if (Screen.Timestep > 0) DrawBand(canvas, Axis, Screen.Timestep, Screen.PhaseColor with { A = Theme.CursorBand.A });
        if (Screen.Cursor > 0 && Screen.Cursor != Screen.Timestep) DrawBand(canvas, Axis, Screen.Cursor, Theme.Text with { A = PointerBandAlpha });
    }

    /// <summary>A band over one column of the whole row.</summary>
    protected void DrawBand(ICanvas canvas, TimeAxis columns, int column, Rgba color)
    {
        float left = MathF.Round(columns.Left(column)), right = MathF.Round(columns.Left(column + 1));
        canvas.FillBox(new Box(left, Bounds.Y + 1, MathF.Max(1, right - left), Bounds.Height - 2), color);
    }

    /// <summary>Covers the columns of timesteps first to last, which the walk has not come to: their picture is hardly seen.</summary>
    protected void DrawVeil(ICanvas canvas, int first, int last)
    {
        if (first > last) return;
        Box plot = Plot;
        float left = MathF.Round(Axis.Left(first)), right = MathF.Round(Axis.Left(last + 1));
        canvas.FillBox(new Box(left, plot.Y, right - left, plot.Height), Theme.Panel.WithOpacity(1 - Themes.Theme.DimmedShare));
    }

    /// <summary>The last timestep whose hidden state the walk has come to; 0 before the first.</summary>
    protected int LastState
    {
        get
        {
            int t = Axis.Timesteps;
            while (t > 0 && !Screen.Walk.Shows(Phase.Forward, t, Term.State)) t--;
            return t;
        }
    }

    /// <summary>The earliest timestep whose g_t the walk has come to; T + 1 before the backward pass.</summary>
    protected int FirstGradient
    {
        get
        {
            int t = 1;
            while (t <= Axis.Timesteps && !Screen.Walk.Shows(Phase.Backward, t, Term.HiddenGradient)) t++;
            return t;
        }
    }

    /// <summary>Which sequence of the batch is drawn, where there are several; in the gutter.</summary>
    protected void DrawSequence(ICanvas canvas, float baseline)
    {
        int batch = Screen.Step.BatchSize;
        if (batch == 1) return;
        var line = new TextLine(stackalloc char[40]);
        line.Add("seq. ");
        line.Add(Screen.Sequence + 1);
        line.Add("/");
        line.Add(batch);
        canvas.Text(line.Span, new Point(TitleBaseline.X, baseline), Look.Label, Theme.Muted);
    }

    /// <summary>A vertical colour bar with labels at its top, middle and bottom, in the gutter.</summary>
    protected void DrawLegend(ICanvas canvas, ColorMap map, ReadOnlySpan<char> top, ReadOnlySpan<char> middle, ReadOnlySpan<char> bottom)
    {
        float x = MathF.Round(Bounds.X + Look.Px(14)), width = MathF.Round(Look.Px(9));
        float end = Bounds.Bottom - Look.Px(16), start = MathF.Max(Bounds.Y + Look.Px(70), end - Look.Px(84));
        var bar = new Box(x, start, width, end - start);
        canvas.ColorBar(bar, map);
        float labels = bar.Right + Look.Px(6);
        canvas.CenteredText(top, new Point(labels, bar.Y + Look.Px(3)), Look.SmallNumber, Theme.Muted, TextAlign.Left);
        canvas.CenteredText(middle, new Point(labels, bar.Center.Y), Look.SmallNumber, Theme.Muted, TextAlign.Left);
        canvas.CenteredText(bottom, new Point(labels, bar.Bottom - Look.Px(3)), Look.SmallNumber, Theme.Muted, TextAlign.Left);
    }
}
