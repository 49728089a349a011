using RnnViz.Engine.Controls;
using RnnViz.Engine.Drawing;
using RnnViz.Lessons;
using RnnViz.Views.Layout;
using RnnViz.Views.Scenes;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Overlays;

/// <summary>
/// What a lesson says at a stop, in a box beside what it speaks of, with a line to it: the column of a timestep, the losses,
/// or the panel of the gradient's norm. It is there whenever the walk stands at the stop, however it came there.
/// </summary>
public sealed class StopCallout(LessonScreen screen) : Control
{
    private const string Hint = "→ or Space goes on";

    private Look Look => screen.Look;

    private Theme Theme => screen.Look.Theme;

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        if (screen.Stop is not { Callout.Length: > 0 } stop) return;
        if (screen.Layout.Focus != PanelKey.None) DrawBelowFocus(canvas, stop.Callout);
        else if (stop.Phase == Phase.Loss && FitsAboveTheLosses(canvas, stop.Callout)) DrawAboveTheLosses(canvas, stop.Callout);
        else DrawInARow(canvas, stop);
    }

    /// <summary>One line in the strip that the layout leaves below a panel that has the window to itself.</summary>
    private void DrawBelowFocus(ICanvas canvas, string callout)
    {
        Box bar = screen.Layout.Transport;
        float hint = canvas.Fonts.Measure(Hint, Look.Label) + 3 * Padding;
        int length = canvas.Fonts.FittingLength(callout, Look.Body, bar.Width - Look.Px(32) - hint);
        float width = canvas.Fonts.Measure(callout.AsSpan(0, length), Look.Body) + hint;
        var box = new Box(bar.Center.X - width / 2, bar.Y - Look.Px(36), width, Look.Px(29)).Snapped();
        DrawBox(canvas, box);
        canvas.CenteredText(callout.AsSpan(0, length), new Point(box.X + Padding, box.Center.Y), Look.Body, Theme.Text, TextAlign.Left);
        canvas.CenteredText(Hint, new Point(box.Right - Padding, box.Center.Y), Look.Label, Theme.Muted, TextAlign.Right);
    }

    private float Padding => Look.Px(14);

    /// <summary>The box's height for so many lines of the call-out.</summary>
    private float HeightOf(int lines) => Look.Px(lines * 20 + 34);

    private bool FitsAboveTheLosses(ICanvas canvas, string callout) =>
        canvas.Fonts.Measure(callout, Look.Body) + canvas.Fonts.Measure(Hint, Look.Label) + 3 * Padding < screen.Layout.Unrolled.Width - Look.Px(136);

    /// <summary>One line in the line of the unrolled network's title, where it covers nothing, with a notch down to the losses.</summary>
    private void DrawAboveTheLosses(ICanvas canvas, string callout)
    {
        Box panel = screen.Layout.Unrolled;
        float width = canvas.Fonts.Measure(callout, Look.Body) + canvas.Fonts.Measure(Hint, Look.Label) + 3 * Padding;
        var box = new Box(MathF.Max(panel.X + Look.Px(124), panel.Center.X - width / 2), panel.Y + Look.Px(3), width, Look.Px(27)).Snapped();
        DrawBox(canvas, box);
        float notch = Look.Px(5);
        canvas.FillTriangle(new Point(box.Center.X - notch, box.Bottom), new Point(box.Center.X + notch, box.Bottom), new Point(box.Center.X, box.Bottom + notch), screen.PhaseColor);
        canvas.CenteredText(callout, new Point(box.X + Padding, box.Center.Y), Look.Body, Theme.Text, TextAlign.Left);
        canvas.CenteredText(Hint, new Point(box.Right - Padding, box.Center.Y), Look.Label, Theme.Muted, TextAlign.Right);
    }

    /// <summary>Several lines in the row that tells least at this moment, beside the column or the panel.</summary>
    private void DrawInARow(ICanvas canvas, StopSettings stop)
    {
        Box row = RowFor(stop.Phase), columns = screen.Axis.Area, norm = screen.Layout.GradientNorm;
        Box target = norm.Width > 0 ? norm : screen.Layout.Bptt;
        int t = stop.Phase == Phase.Update ? 0 : Math.Max(1, screen.Walk.Cursor.Timestep);
        // the columns to the left and to the right of the one that is spoken of
        float gap = Look.Px(26);
        float leftRoom = t == 0 ? columns.Width - gap : screen.Axis.Left(t) - gap - columns.X;
        float rightRoom = t == 0 ? 0 : columns.Right - screen.Axis.Left(t + 1) - gap;
        float wanted = MathF.Max(Look.Px(300), canvas.Fonts.Measure(Hint, Look.Label) + 2 * Padding);
        // what is still to come lies to the right on the way forward, to the left on the way back: rather cover that
        bool isLeft = stop.Phase == Phase.Forward ? rightRoom < wanted && leftRoom > rightRoom : leftRoom >= wanted || leftRoom > rightRoom;
        float room = isLeft ? leftRoom : rightRoom;
        bool isBeside = room >= Look.Px(170);
        if (!isBeside) room = columns.Width - 2 * gap;

        float most = row.Height - Look.Px(8), width = MathF.Min(wanted, room);
        (int lines, float longest) = canvas.MeasureParagraph(stop.Callout, Look.Body, width - 2 * Padding);
        while (HeightOf(lines) > most && width < room)
        {
            width = MathF.Min(room, width + Look.Px(40));
            (lines, longest) = canvas.MeasureParagraph(stop.Callout, Look.Body, width - 2 * Padding);
        }
        width = MathF.Max(longest, canvas.Fonts.Measure(Hint, Look.Label)) + 2 * Padding + 1;
        float height = HeightOf(lines), y = row.Y + (row.Height - height) / 2;
        float x = !isBeside ? columns.Center.X - width / 2 : isLeft ? columns.X + leftRoom - width : screen.Axis.Left(t + 1) + gap;
        var box = new Box(x, y, width, height).Snapped();
        if (t == 0) DrawWayTo(canvas, target, new Point(box.Right, box.Center.Y));
        else if (isBeside) DrawLine(canvas, new Point(isLeft ? box.Right : box.X, box.Center.Y), new Point(screen.Axis.Center(t), box.Center.Y));
        else DrawLine(canvas, new Point(box.Center.X, box.Y), new Point(screen.Axis.Center(t), screen.Layout.Unrolled.Bottom - Look.Px(4)));
        DrawBox(canvas, box);
        var text = box.Inset(Padding, Look.Px(7), Padding - 1, Look.Px(24));
        canvas.ParagraphText(stop.Callout, text, Look.Body, Look.Px(20), Theme.Text);
        canvas.Text(Hint, new Point(box.Right - Padding, box.Bottom - Look.Px(9)), Look.Label, Theme.Muted, TextAlign.Right);
    }

    /// <summary>On the way forward the row of gradients is still empty; on the way back the hidden states have been seen.</summary>
    private Box RowFor(Phase phase)
    {
        ScreenLayout layout = screen.Layout;
        Box first = phase is Phase.Forward or Phase.Loss ? layout.Gradient : layout.Hidden;
        foreach (Box row in (ReadOnlySpan<Box>)[first, layout.Gradient, layout.Hidden, layout.Flow])
            if (row.Width > 0) return row;
        return layout.Unrolled;
    }

    /// <summary>A line to the upper edge of a panel on the right, through the gaps between panels: it crosses none.</summary>
    private void DrawWayTo(ICanvas canvas, Box target, Point from)
    {
        float half = Look.Px(6), between = screen.Layout.Bptt.X - half, above = target.Y - half, down = target.X + Look.Px(26);
        float thickness = Look.Hair(1.6f);
        ReadOnlySpan<Point> corners = [from, new(between, from.Y), new(between, above), new(down, above), new(down, target.Y + Look.Px(3))];
        for (int i = 1; i < corners.Length; i++)
        {
            (Point a, Point b) = (corners[i - 1], corners[i]);
            canvas.FillBox(new Box(MathF.Min(a.X, b.X) - thickness / 2, MathF.Min(a.Y, b.Y) - thickness / 2, MathF.Abs(b.X - a.X) + thickness, MathF.Abs(b.Y - a.Y) + thickness), screen.PhaseColor);
        }
        canvas.FillCircle(corners[^1], Look.Px(4), screen.PhaseColor);
    }

    private void DrawLine(ICanvas canvas, Point from, Point to)
    {
        canvas.Line(from, to, Look.Hair(1.6f), screen.PhaseColor);
        canvas.FillCircle(to, Look.Px(4), screen.PhaseColor);
    }

    private void DrawBox(ICanvas canvas, Box box) => canvas.Card(box, Look.Px(7), Look.Hair(1.5f), Theme.Panel, screen.PhaseColor);
}
