using RnnViz.Engine.Drawing;
using RnnViz.Engine.Text;
using RnnViz.Views.Layout;
using RnnViz.Views.Scenes;

namespace RnnViz.Views.Panels;

/// <summary>One of the four rows that share the axis of timesteps: a gutter with title and legend, then one column a timestep.</summary>
public abstract class TimePanel(LessonScreen screen) : Panel(screen)
{
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

    /// <summary>The band of the timestep under the pointer, the same in all four rows.</summary>
    protected void DrawCursorBand(ICanvas canvas)
    {
        if (Screen.Cursor is 0) return;
        float left = MathF.Round(Axis.Left(Screen.Cursor)), right = MathF.Round(Axis.Left(Screen.Cursor + 1));
        canvas.FillBox(new Box(left, Bounds.Y + 1, MathF.Max(1, right - left), Bounds.Height - 2), Theme.CursorBand);
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
