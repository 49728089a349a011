using RnnViz.Engine.Controls;
using RnnViz.Engine.Drawing;
using RnnViz.Lessons;
using RnnViz.Views.Scenes;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Overlays;

/// <summary>
/// Pauses where the lesson has a stop, marks its timestep and says what is to be seen, until training goes on.
/// Stands after the driver: it looks at the step that is on the tape now.
/// </summary>
public sealed class StopCallout(LessonScreen screen) : Control
{
    private int lastIteration = -1;
    private StopSettings? current;

    /// <summary>The first step is prepared before the first frame; a stop there holds at once.</summary>
    protected override void Ready() => LookForStop();

    /// <inheritdoc/>
    protected override void Process(double delta) => LookForStop();

    private void LookForStop()
    {
        int iteration = screen.Step.Iteration;
        if (iteration == lastIteration) return;
        lastIteration = iteration;
        current = screen.StopAt(iteration);
        if (current is null) return;
        screen.IsRunning = false;
        if (current.Timestep is int timestep) screen.Cursor = screen.Neighbourhood = Math.Clamp(timestep, 1, screen.Step.Timesteps);
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        if (current?.Callout is not { Length: > 0 } callout || screen.IsRunning || !screen.HonoursStops) return;
        Look look = screen.Look;
        Theme theme = look.Theme;
        Box panel = screen.Layout.Unrolled.Width > 0 ? screen.Layout.Unrolled : screen.Layout.Transport.Offset(0, -look.Px(40));
        const string GoOn = "Space goes on";
        float pad = look.Px(16), width = canvas.Fonts.Measure(GoOn, look.Label) + 3 * pad;
        int length = canvas.Fonts.FittingLength(callout, look.Body, panel.Width - look.Px(136) - width);
        width += canvas.Fonts.Measure(callout.AsSpan(0, length), look.Body);
        // in the line of the unrolled network's title, where it covers no number
        float left = MathF.Max(panel.X + look.Px(124), panel.Center.X - width / 2);
        var box = new Box(left, panel.Y + look.Px(4), width, look.Px(29)).Snapped();
        canvas.FillRoundedBox(box, look.Px(6), theme.CursorBand);
        canvas.StrokeRoundedBox(box, look.Px(6), look.Hair(), theme.Backward);
        canvas.CenteredText(callout.AsSpan(0, length), new Point(box.X + pad, box.Center.Y), look.Body, theme.Text, TextAlign.Left);
        canvas.CenteredText(GoOn, new Point(box.Right - pad, box.Center.Y), look.Label, theme.Muted, TextAlign.Right);
    }
}
