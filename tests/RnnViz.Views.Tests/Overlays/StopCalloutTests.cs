using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Layout;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Overlays;

/// <summary>What a lesson says at its stops is read in full, on the screen, beside what it speaks of.</summary>
public sealed class StopCalloutTests
{
    private const string Hint = "→ or Space goes on";

    public static TheoryData<string> Lessons() =>
        [.. LessonCatalog.BuiltIn.Select(lesson => lesson.Name).Where(name => LessonCatalog.Load(name).Stops.Count > 0)];

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Every_callout_of_a_lesson_is_whole_and_covers_nothing_that_it_speaks_of(string name)
    {
        var stage = new Stage(LessonCatalog.Load(name), new Extent(1280, 720), honoursStops: true);
        foreach (StopSettings stop in RunThrough(stage))
        {
            foreach ((int width, int height) in new[] { (1280, 720), (1920, 1080), (1280, 1024), (3840, 2160), (960, 600) })
            {
                stage.Resize(width, height);
                RequireWhole(stage, stop, $"{name} at {width}x{height}, \"{stop.Callout}\"");
            }
        }
    }

    [Theory]
    [InlineData("two-timesteps", "light")]
    [InlineData("hello", "dark")]
    [InlineData("hello", "projector")]
    [InlineData("sum-over-batch", "projector")]
    public void Below_a_panel_that_has_the_window_a_callout_is_whole_at_every_scale(string name, string theme)
    {
        Lesson lesson = LessonCatalog.Load(name);
        string more = " " + string.Join(" ", lesson.Stops.Select(stop => stop.Callout))[..150];
        lesson = lesson with { Stops = [.. lesson.Stops.Select(stop => stop with { Iteration = 0, Callout = stop.Callout + more })] };
        var stage = new Stage(lesson, new Extent(1280, 720), ThemeCatalog.Find(theme), honoursStops: true);
        stage.View.Focus = PanelKey.Loss;
        for (int i = 0; i < 8; i++)
        {
            stage.Do(Actions.Smaller);
        }

        float scale = 0;
        while (stage.Root.Scale > scale)
        {
            scale = stage.Root.Scale;
            foreach (StopSettings stop in RunThrough(stage))
            {
                RequireWhole(stage, stop, $"{name} at {scale}, \"{stop.Callout}\"");
                Assert.False(
                    CalloutBox(stage).Overlaps(stage.Appearance.Layout.GradientNorm), $"{name} at {scale}: the box covers the panel");
                Assert.True(stage.Appearance.Layout.Transport.Y >= CalloutBox(stage).Bottom);
            }

            stage.Do(Actions.Restart);
            stage.Training.Walk.HonoursStops = true;
            stage.View.Focus = PanelKey.Loss;
            stage.Do(Actions.Larger);
        }

        Assert.True(scale >= 1.25f);
    }

    /// <summary>Runs from stop to stop of the first iterations.</summary>
    private static IEnumerable<StopSettings> RunThrough(Stage stage)
    {
        foreach (StopSettings stop in stage.Training.Session.Lesson.Stops.Where(stop => stop.Iteration <= 10))
        {
            for (int frame = 0; frame < 20 && (stage.Playback.IsRunning || stage.Training.Stop != stop); frame++)
            {
                stage.Playback.IsRunning = true;
                stage.Frames(1);
            }

            Assert.Equal(stop, stage.Training.Stop);
            yield return stop;
        }
    }

    [Fact]
    public void Steps_never_pass_over_a_stop_and_come_back_to_it()
    {
        var stage = new Stage(LessonCatalog.Load("two-timesteps"), new Extent(1280, 720), honoursStops: true);
        stage.Frames(1);
        Cursor first = stage.Training.Walk.Cursor;
        string[] said = [.. Enumerable.Range(0, 8).Select(_ => Next(stage, Actions.Step))];
        Assert.Equal([.. stage.Training.Session.Lesson.Stops.Skip(1).Select(stop => stop.Callout), ""], said);
        string[] back = [.. Enumerable.Range(0, 8).Select(_ => Next(stage, Actions.StepBack))];
        Assert.Equal(stage.Training.Session.Lesson.Stops.Select(stop => stop.Callout).Reverse(), back);
        Assert.Equal(first, stage.Training.Walk.Cursor);

        static string Next(Stage stage, string action)
        {
            stage.Do(action);
            return stage.Training.Stop?.Callout ?? "";
        }
    }

    /// <summary>A text without its blanks, its indices as plain digits and without hats: what is left of it once it is typeset.</summary>
    private static string Letters(string text) =>
        string.Concat(text.Where(c => !char.IsWhiteSpace(c)).Select(c => c is >= '₀' and <= '₉' ? (char)('0' + (c - '₀')) : c == '²'
            ? '2' : c == 'ᵀ' ? 'T' : c == 'ŷ' ? 'y' : c).Where(c => c is not ('^' or 'ˆ' or '\u0302')));

    private static void RequireWhole(Stage stage, StopSettings stop, string where)
    {
        RecordingCanvas canvas = stage.Draw();
        int hint = canvas.Texts.ToList().FindIndex(text => text.Text == Hint), first = hint;
        if (hint < 0)
        {
            // the smallest networks are drawn with all their numbers, and the call-out, typeset, has a panel of its own there
            Assert.True(Letters(string.Concat(canvas.Texts.Select(text => text.Text)))
                .Contains(Letters(stop.Callout), StringComparison.Ordinal), $"{where}: it is not there");
            return;
        }

        string said = "", wanted = Letters(stop.Callout);
        while (first > 0 && said.Length < wanted.Length)
        {
            said = Letters(canvas.Texts[--first].Text) + said;
        }

        Assert.True(said == wanted, $"{where}: it says \"{said}\"");
        Box box = CalloutBox(canvas);
        Assert.True(new Box(0, 0, stage.Size.Width, stage.Size.Height).Encloses(box), $"{where}: {box} leaves the screen");
        for (int i = first; i <= hint; i++)
        {
            Assert.True(box.Encloses(canvas.Texts[i].Bounds, 3),
                $"{where}: \"{canvas.Texts[i].Text}\" {canvas.Texts[i].Bounds} leaves the box {box}");
        }

        int t = stage.Training.Timestep;
        if (t > 0)
        {
            Assert.False(box.Overlaps(Column(stage, t)), $"{where}: {box} covers the column {Column(stage, t)}");
        }

        if (stop.Phase == Phase.Update)
        {
            Assert.False(box.Overlaps(stage.Appearance.Layout.GradientNorm), $"{where}: {box} covers the gradient's norm");
        }
    }

    private static Box CalloutBox(Stage stage) => CalloutBox(stage.Draw());

    private static Box CalloutBox(RecordingCanvas canvas)
    {
        Box hint = canvas.Texts.First(text => text.Text == Hint).Bounds;
        return canvas.Shapes.Last(shape => shape.Kind == "rounded box" && shape.Bounds.Encloses(hint, 4)).Bounds;
    }

    private static Box Column(Stage stage, int t) =>
        new(stage.View.Axis.Left(t), stage.View.Axis.Area.Y, stage.View.Axis.ColumnWidth, stage.View.Axis.Area.Height);
}
