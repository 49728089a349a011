using RnnViz.Engine.Controls;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Layout;
using RnnViz.Views.Panels;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Overlays;

/// <summary>
/// What a lesson says at a stop, in a box beside what it speaks of, with a line to it: the column of a timestep, the losses,
/// or the panel of the gradient's norm. It is there whenever the walk stands at the stop, however it came there.
/// </summary>
public sealed class StopCallout(ShownTraining training, IViewState view, IAppearance appearance) : Control
{
    private const string Hint = "→ or Space goes on";

    /// <summary>
    /// In design units: left and right of the text; from line to line; above and below the lines and the box together, in the
    /// strip below a panel.
    /// </summary>
    private const float Padding = 14, LinePitch = 20, BoxMargin = 9, StripMargin = 7.5f;

    private readonly LatestSentence latest = new();
    private IReadOnlyList<SentenceWord> words = [];

    private Look Look => appearance.Look;

    private Theme Theme => appearance.Look.Theme;

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        if (training.Stop is not { Callout.Length: > 0 } stop)
        {
            return;
        }

        words = latest.Read(stop.Callout);
        if (appearance.Layout.Focus != PanelKey.None)
        {
            DrawBelowFocus(canvas);
        }
        else if (stop.Phase == Phase.Loss && FitsAboveTheLosses(canvas))
        {
            DrawAboveTheLosses(canvas);
        }
        else
        {
            DrawInARow(canvas, stop);
        }
    }

    /// <summary>
    /// The height of the strip that a panel with the window to itself leaves free below it: for the longest call-out of the
    /// lesson, though never for more than half of the room. 0 where the lesson says nothing.
    /// </summary>
    public float HeightBelowFocus(FontBook fonts, ScreenLayout layout)
    {
        int lines = 0;
        float line = LineBelowFocus(fonts, layout);
        foreach (StopSettings stop in training.Session.Lesson.Stops)
        {
            lines = Math.Max(lines, SentenceText.Measure(fonts, appearance.Formulas, Sentence.Read(stop.Callout), Look.Body, line).Lines);
        }

        int most = Math.Max(1, (int)((layout.Room.Height / Look.Unit / 2 - BoxMargin - 2 * StripMargin) / LinePitch));
        return lines == 0 ? 0 : Look.Px(Math.Min(lines, most) * LinePitch + BoxMargin + 2 * StripMargin);
    }

    /// <summary>The room for a line of the call-out, beside the hint.</summary>
    private float LineBelowFocus(FontBook fonts, ScreenLayout layout) =>
        layout.Screen.Width - Look.Px(32 + 3 * Padding) - fonts.Measure(Hint, Look.Label);

    /// <summary>In the strip that the layout leaves below a panel that has the window to itself.</summary>
    private void DrawBelowFocus(ICanvas canvas)
    {
        Box strip = appearance.Layout.CalloutStrip;
        (int lines, float longest) =
            SentenceText.Measure(canvas.Fonts, appearance.Formulas, words, Look.Body, LineBelowFocus(canvas.Fonts, appearance.Layout));
        float width = longest + 1 + canvas.Fonts.Measure(Hint, Look.Label) + 3 * Look.Px(Padding);
        float height = MathF.Min(strip.Height - 2 * Look.Px(StripMargin), Look.Px(lines * LinePitch + BoxMargin));
        var box = new Box(strip.Center.X - width / 2, strip.Center.Y - height / 2, width, height).Snapped();
        DrawBox(canvas, box);
        var text = new Box(box.X + Look.Px(Padding), box.Y + Look.Px(BoxMargin / 2), longest + 1, box.Height - Look.Px(BoxMargin / 2));
        SentenceText.Draw(canvas, appearance.Formulas, words, text, Look.Body, Look.Px(LinePitch), Theme.Text);
        var end = new Point(box.Right - Look.Px(Padding), box.Bottom - Look.Px((BoxMargin + LinePitch) / 2));
        canvas.CenteredText(Hint, end, Look.Label, Theme.Muted, TextAlign.Right);
    }

    /// <summary>The box's height for so many lines of the call-out and the hint below them.</summary>
    private float HeightOf(int lines) => Look.Px(lines * LinePitch + 34);

    /// <summary>The width of the call-out and the hint beside it.</summary>
    private float WidthInOneLine(ICanvas canvas) =>
        SentenceText.Width(canvas.Fonts, appearance.Formulas, words, Look.Body) + canvas.Fonts.Measure(Hint, Look.Label)
            + 3 * Look.Px(Padding);

    private bool FitsAboveTheLosses(ICanvas canvas) => WidthInOneLine(canvas) < appearance.Layout.Unrolled.Width - Look.Px(136);

    /// <summary>One line in the line of the unrolled network's title, where it covers nothing, with a notch down to the losses.</summary>
    private void DrawAboveTheLosses(ICanvas canvas)
    {
        Box panel = appearance.Layout.Unrolled;
        float width = WidthInOneLine(canvas), padding = Look.Px(Padding);
        var box =
            new Box(MathF.Max(panel.X + Look.Px(124), panel.Center.X - width / 2), panel.Y + Look.Px(3), width, Look.Px(27)).Snapped();
        DrawBox(canvas, box);
        float notch = Look.Px(5);
        canvas.FillTriangle(new Point(box.Center.X - notch, box.Bottom), new Point(box.Center.X + notch, box.Bottom),
            new Point(box.Center.X, box.Bottom + notch), training.PhaseColor(Theme));
        var baseline = new Point(box.X + padding, box.Center.Y + canvas.Fonts.CapHeight(Look.Body) / 2);
        SentenceText.DrawLine(canvas, appearance.Formulas, words, baseline, Look.Body, Theme.Text);
        canvas.CenteredText(Hint, new Point(box.Right - padding, box.Center.Y), Look.Label, Theme.Muted, TextAlign.Right);
    }

    /// <summary>Several lines in the row that tells least at this moment, beside the column or the panel.</summary>
    private void DrawInARow(ICanvas canvas, StopSettings stop)
    {
        Box row = RowFor(stop.Phase), columns = view.Axis.Area, norm = appearance.Layout.GradientNorm;
        Box target = norm.Width > 0 ? norm : appearance.Layout.Bptt;
        int t = stop.Phase == Phase.Update ? 0 : Math.Max(1, training.Walk.Cursor.Timestep);
        // the columns to the left and to the right of the one that is spoken of
        float gap = Look.Px(26);
        float leftRoom = t == 0 ? columns.Width - gap : view.Axis.Left(t) - gap - columns.X;
        float rightRoom = t == 0 ? 0 : columns.Right - view.Axis.Left(t + 1) - gap;
        float padding = Look.Px(Padding), hint = canvas.Fonts.Measure(Hint, Look.Label);
        float wanted = MathF.Max(Look.Px(300), hint + 2 * padding);
        // what is still to come lies to the right in the forward pass, to the left in the backward pass: rather cover that
        bool isLeft = stop.Phase == Phase.Forward ? rightRoom < wanted && leftRoom > rightRoom : leftRoom >= wanted || leftRoom > rightRoom;
        float room = isLeft ? leftRoom : rightRoom;
        bool isBeside = room >= Look.Px(170);
        if (!isBeside)
        {
            room = columns.Width - 2 * gap;
        }

        float most = row.Height - Look.Px(8), width = MathF.Min(wanted, room);
        (int lines, float longest) = SentenceText.Measure(canvas.Fonts, appearance.Formulas, words, Look.Body, width - 2 * padding);
        while (HeightOf(lines) > most && width < room)
        {
            width = MathF.Min(room, width + Look.Px(40));
            (lines, longest) = SentenceText.Measure(canvas.Fonts, appearance.Formulas, words, Look.Body, width - 2 * padding);
        }

        width = MathF.Max(longest, hint) + 2 * padding + 1;
        float height = HeightOf(lines), y = row.Y + (row.Height - height) / 2;
        float x = !isBeside ? columns.Center.X - width / 2 : isLeft ? columns.X + leftRoom - width : view.Axis.Left(t + 1) + gap;
        var box = new Box(x, y, width, height).Snapped();
        if (t == 0)
        {
            DrawWayTo(canvas, target, new Point(box.Right, box.Center.Y));
        }
        else if (isBeside)
        {
            DrawLine(canvas, new Point(isLeft ? box.Right : box.X, box.Center.Y), new Point(view.Axis.Center(t), box.Center.Y));
        }
        else
        {
            DrawLine(
                canvas, new Point(box.Center.X, box.Y), new Point(view.Axis.Center(t), appearance.Layout.Unrolled.Bottom - Look.Px(4)));
        }

        DrawBox(canvas, box);
        var text = box.Inset(padding, Look.Px(7), padding - 1, Look.Px(24));
        SentenceText.Draw(canvas, appearance.Formulas, words, text, Look.Body, Look.Px(LinePitch), Theme.Text);
        canvas.Text(Hint, new Point(box.Right - padding, box.Bottom - Look.Px(9)), Look.Label, Theme.Muted, TextAlign.Right);
    }

    /// <summary>In the forward pass the row of gradients is still empty; in the backward pass the hidden states have been seen.</summary>
    private Box RowFor(Phase phase)
    {
        ScreenLayout layout = appearance.Layout;
        Box first = phase is Phase.Forward or Phase.Loss ? layout.Gradient : layout.Hidden;
        foreach (Box row in (ReadOnlySpan<Box>)[first, layout.Gradient, layout.Hidden, layout.Flow])
        {
            if (row.Width > 0)
            {
                return row;
            }
        }

        return layout.Unrolled;
    }

    /// <summary>A line to the upper edge of a panel on the right, through the gaps between panels: it crosses none.</summary>
    private void DrawWayTo(ICanvas canvas, Box target, Point from)
    {
        float half = Look.Px(6), between = appearance.Layout.Bptt.X - half, above = target.Y - half, down = target.X + Look.Px(26);
        float thickness = Look.Hair(1.6f);
        ReadOnlySpan<Point> corners = [from, new(between, from.Y), new(between, above), new(down, above), new(down, target.Y + Look.Px(3))];
        for (int i = 1; i < corners.Length; i++)
        {
            (Point a, Point b) = (corners[i - 1], corners[i]);
            canvas.FillBox(new Box(MathF.Min(a.X, b.X) - thickness / 2, MathF.Min(a.Y, b.Y) - thickness / 2,
                MathF.Abs(b.X - a.X) + thickness, MathF.Abs(b.Y - a.Y) + thickness), training.PhaseColor(Theme));
        }

        canvas.FillCircle(corners[^1], Look.Px(4), training.PhaseColor(Theme));
    }

    private void DrawLine(ICanvas canvas, Point from, Point to)
    {
        canvas.Line(from, to, Look.Hair(1.6f), training.PhaseColor(Theme));
        canvas.FillCircle(to, Look.Px(4), training.PhaseColor(Theme));
    }

    private void DrawBox(ICanvas canvas, Box box) =>
        canvas.Card(box, Look.Px(7), Look.Hair(1.5f), Theme.Surface, training.PhaseColor(Theme));
}
