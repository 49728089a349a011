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
    private readonly IReadOnlyList<StopSettings> stops = screen.Session.Lesson.Stops;
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
        current = null;
        for (int i = 0; i < stops.Count; i++)
            if (stops[i].Iteration > lastIteration && stops[i].Iteration <= iteration) current = stops[i];
        lastIteration = iteration;
        if (current is null || !screen.HonoursStops) return;
        screen.IsRunning = false;
        if (current.Timestep is int timestep) screen.Cursor = screen.Neighbourhood = Math.Clamp(timestep, 1, screen.Step.Timesteps);
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        if (current?.Callout is not { Length: > 0 } callout || screen.IsRunning || !screen.HonoursStops) return;
        Look look = screen.Look;
        Theme theme = look.Theme;
        const string GoOn = "Space goes on";
        float pad = look.Px(16), width = canvas.Fonts.Measure(GoOn, look.Label) + 3 * pad;
        int length = canvas.Fonts.FittingLength(callout, look.Body, Bounds.Width - width - 4 * pad);
        width += canvas.Fonts.Measure(callout.AsSpan(0, length), look.Body);
        float height = look.Px(44);
        var box = new Box(Bounds.Center.X - width / 2, screen.Layout.Transport.Y - height - look.Px(20), width, height).Snapped();
        canvas.Card(box, look.Px(8), look.Hair(2), theme.Panel, theme.Backward);
        canvas.CenteredText(callout.AsSpan(0, length), new Point(box.X + pad, box.Center.Y), look.Body, theme.Text, TextAlign.Left);
        canvas.CenteredText(GoOn, new Point(box.Right - pad, box.Center.Y), look.Label, theme.Muted, TextAlign.Right);
    }
}
