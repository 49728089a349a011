using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Overlays;
using RnnViz.Views.Panels;
using RnnViz.Views.Scenes;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Overlays;

/// <summary>What a lesson says at its stops is read in full, from the last row, beside what it speaks of.</summary>
public sealed class StopCalloutTests
{
    private const string Hint = "PageDown goes on";

    public static TheoryData<string> Lessons() =>
        [.. LessonCatalog.BuiltIn.Select(lesson => lesson.Name).Where(name => LessonCatalog.Load(name).Stops.Count > 0)];

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Every_callout_of_the_first_iterations_is_whole_and_apart_from_its_target(string name) =>
        RequireAtEachStop(LessonCatalog.Load(name), name, 3);

    /// <summary>A stop for each panel and kind of target, shown with and without other panels.</summary>
    public static Lesson Slides
    {
        get
        {
            var stops = new List<StopSettings>();
            int iteration = 0;
            Add(PanelName.Unrolled, 1, null, PanelName.Unrolled);
            Add(PanelName.Unrolled, 40, null, PanelName.Unrolled, PanelName.Flow);
            Add(PanelName.Hidden, 20, null, PanelName.Hidden, PanelName.Gradient);
            Add(PanelName.Gradient, 5, 7, PanelName.Hidden, PanelName.Gradient);
            Add(PanelName.Flow, 1, null, PanelName.Flow);
            Add(PanelName.Flow, 30, null, PanelName.Unrolled, PanelName.Flow, PanelName.Spectrum);
            Add(PanelName.Equations, null, null, PanelName.Flow, PanelName.Equations);
            Add(PanelName.Training, 40, null, PanelName.Training, PanelName.Loss);
            Add(PanelName.Loss, null, null, PanelName.Loss);
            Add(PanelName.GradientNorm, null, null, PanelName.Loss, PanelName.GradientNorm);
            Add(PanelName.Spectrum, null, null, PanelName.Spectrum, PanelName.Controls);
            Add(PanelName.Task, null, null, PanelName.Task);
            Add(PanelName.Controls, null, null, PanelName.Unrolled, PanelName.Controls, PanelName.Task, PanelName.Loss);
            Add(PanelName.Spectrum, null, null);
            Add(PanelName.Task, null, null, PanelName.Flow);
            Lesson lesson = LessonCatalog.Load("vanishing");
            return lesson with { Stops = stops };

            void Add(PanelName panel, int? timestep, int? unit, params PanelName[] show) => stops.Add(new StopSettings
            {
                Iteration = iteration++,
                Phase = Phase.Backward,
                Timestep = 1,
                Callout = $"Of {panel} this says something that is true, and then something more which is as long as the longest call-out.",
                Target = new TargetSettings { Panel = panel, Timestep = timestep, Unit = unit },
                Show = show,
            });
        }
    }

    [Fact]
    public void Whatever_a_stop_shows_and_points_at_its_callout_is_whole_and_apart_from_its_target() =>
        RequireAtEachStop(Slides, "slides", int.MaxValue);

    private static void RequireAtEachStop(Lesson lesson, string name, int most)
    {
        var stage = new Stage(lesson, new Extent(1280, 720), honoursStops: true);
        int stops = 0;
        foreach (StopSettings stop in StopWalk.Stops(stage, most))
        {
            stops++;
            foreach ((RecordingCanvas canvas, Extent size, Theme theme) in StopWalk.Screens(stage))
            {
                string where = $"{name}, stop {stops} at {theme.Name} {size.Width}x{size.Height}";
                if (stage.Training.Question is null)
                {
                    RequireWhole(stage, canvas, stop, where);
                    RequireTarget(stage, stop, where);
                }
            }
        }

        Assert.True(stops > 0 || lesson.Stops.All(stop => stop.Iteration > most));
    }

    private static void RequireWhole(Stage stage, RecordingCanvas canvas, StopSettings stop, string where)
    {
        int hint = canvas.Texts.ToList().FindIndex(text => text.Text == Hint), first = hint;
        Assert.True(hint >= 0, $"{where}: \"{stop.Callout}\" is not there");
        string said = "", wanted = Letters(stop.Callout);
        while (first > 0 && said.Length < wanted.Length)
        {
            said = Letters(canvas.Texts[--first].Text) + said;
        }

        Assert.True(said == wanted, $"{where}: it says \"{said}\"");
        Box box = stage.Root.Lesson.CalloutBox;
        Assert.True(new Box(0, 0, stage.Size.Width, stage.Size.Height).Encloses(box), $"{where}: {box} leaves the screen");
        Assert.True(stage.Appearance.Layout.CalloutStrip.Encloses(box, 1), $"{where}: {box} leaves its strip");
        for (int i = first; i <= hint; i++)
        {
            Assert.True(box.Encloses(TextFit.Ink(canvas.Texts[i]), stage.Appearance.Look.Px(2)),
                $"{where}: \"{canvas.Texts[i].Text}\" {canvas.Texts[i].Bounds} leaves the box {box}");
        }
        // 24 pixels at 1920 × 1080, 32 in the theme for projectors, and in proportion at other sizes
        float least = (stage.Appearance.Look.Theme.Scale > 1 ? 32 : 24) * MathF.Min(stage.Size.Width / 1920, stage.Size.Height / 1080);
        Assert.True(stage.Appearance.Look.Callout.Size >= least, $"{where}: its type has {stage.Appearance.Look.Callout.Size} pixels");
    }

    private static void RequireTarget(Stage stage, StopSettings stop, string where)
    {
        LessonScene scene = stage.Root.Lesson;
        Assert.True(scene.CalloutTarget is not null, $"{where}: it points at nothing");
        StopTarget target = scene.CalloutTarget.Value;
        Box callout = scene.CalloutBox;
        Assert.Equal(stop.Target?.Panel ?? target.Name, target.Name);
        var screen = new Box(0, 0, stage.Size.Width, stage.Size.Height);
        Assert.True(screen.Encloses(target.Place.Area, 1), $"{where}: {target} leaves the screen");
        Assert.False(callout.Overlaps(target.Place.Area), $"{where}: {callout} covers {target}");
        var end = new Box(target.Place.End.X, target.Place.End.Y, 0, 0);
        Assert.True(target.Place.Area.Encloses(end, 1), $"{where}: the line misses {target}");
        if (scene.Children.OfType<TermView>().Single().Visible)
        {
            return;
        }

        (PanelName Name, Box Box)[] panels = [.. scene.ShownPanels];
        Assert.Contains((target.Name, target.Panel), panels);
        Assert.All(stop.Show, name => Assert.Contains(panels, panel => panel.Name == name));
        Assert.All(panels, panel => Assert.False(callout.Overlaps(panel.Box), $"{where}: {callout} covers {panel}"));
        Span<Point> corners = stackalloc Point[CalloutRoute.MostCorners];
        int count = CalloutRoute.Of(stage.Appearance.Layout, target, corners);
        Assert.Equal(target.Place.End, corners[count - 1]);
        for (int i = 1; i < count; i++)
        {
            Point a = corners[i - 1], b = corners[i];
            Assert.True(MathF.Abs(a.X - b.X) < 0.01f || MathF.Abs(a.Y - b.Y) < 0.01f, $"{where}: the line is neither level nor upright");
            var piece = new Box(MathF.Min(a.X, b.X), MathF.Min(a.Y, b.Y), MathF.Abs(a.X - b.X) + 0.1f, MathF.Abs(a.Y - b.Y) + 0.1f);
            foreach ((PanelName name, Box box) in panels.Where(panel => panel.Name != target.Name))
            {
                Assert.False(piece.Overlaps(box), $"{where}: the line to {target.Name} goes through {name}");
            }
        }
    }

    [Fact]
    public void Esc_leaves_the_panels_of_a_stop_and_the_callout_stays_until_the_walk_comes_to_the_next()
    {
        var stage = new Stage(Slides, new Extent(1920, 1080), honoursStops: true);
        StopWalk.Next(stage);
        Assert.Equal([PanelName.Unrolled, PanelName.Flow], stage.Root.Lesson.ShownPanels.Select(panel => panel.Name));
        stage.Do(Actions.Back);
        stage.Frames(1);
        Assert.True(stage.Appearance.Layout.Loss.Width > 0);
        Assert.True(stage.Root.Lesson.CalloutBox.Width > 0);
        Assert.False(stage.Tree.QuitRequested);
        StopWalk.Next(stage);
        Assert.Equal(0, stage.Appearance.Layout.Loss.Width);
    }

    [Fact]
    public void A_digit_shows_its_panel_at_a_stop_and_Esc_goes_back_to_the_panels_of_the_stop()
    {
        var stage = new Stage(Slides, new Extent(1920, 1080), honoursStops: true);
        stage.Do(Actions.FocusPanels[7]);
        stage.Frames(1);
        Assert.Equal([PanelName.Spectrum], stage.Root.Lesson.ShownPanels.Select(panel => panel.Name));
        stage.Do(Actions.Back);
        stage.Frames(1);
        Assert.Equal([PanelName.Unrolled], stage.Root.Lesson.ShownPanels.Select(panel => panel.Name));
    }

    [Fact]
    public void The_panels_of_a_stop_stay_until_the_next_and_the_screen_of_all_comes_back_after_the_last()
    {
        Lesson lesson = Slides;
        var stage = new Stage(lesson with { Stops = [.. lesson.Stops.Take(2)] }, new Extent(1920, 1080), honoursStops: true);
        stage.Frames(1);
        stage.Training.Walk.Granularity = Granularity.Term;
        stage.Do(Actions.Step);
        stage.Frames(1);
        Assert.Null(stage.Training.Stop);
        Assert.Equal([PanelName.Unrolled], stage.Root.Lesson.ShownPanels.Select(panel => panel.Name));
        StopWalk.Next(stage);
        stage.Do(Actions.Step);
        stage.Frames(1);
        Assert.True(stage.Appearance.Layout.Loss.Width > 0);
    }

    [Fact]
    public void Tab_brings_controls_that_have_no_place_and_Esc_takes_them_away()
    {
        var stage = new Stage(Slides, new Extent(1280, 720), ThemeCatalog.Projector, honoursStops: true);
        stage.Frames(1);
        Assert.False(stage.Root.Lesson.Controls.Visible);
        stage.Do(Actions.NextControl);
        stage.Frames(1);
        Assert.True(stage.Root.Lesson.Controls.Visible);
        Assert.Contains(stage.Root.Lesson.Controls.Places, place => place.IsFocused);
        Assert.Equal([PanelName.Unrolled, PanelName.Controls], stage.Root.Lesson.ShownPanels.Select(panel => panel.Name));
        stage.Do(Actions.Back);
        stage.Frames(2);
        Assert.False(stage.Root.Lesson.Controls.Visible);
        Assert.Equal([PanelName.Unrolled], stage.Root.Lesson.ShownPanels.Select(panel => panel.Name));
    }

    [Fact]
    public void Steps_never_pass_over_a_stop_and_come_back_to_it()
    {
        Lesson lesson = LessonCatalog.Load("two-timesteps");
        lesson = lesson with { Stops = [.. lesson.Stops.Select(stop => stop with { Ask = null })] };
        var stage = new Stage(lesson, new Extent(1280, 720), honoursStops: true);
        stage.Frames(1);
        Cursor first = stage.Training.Walk.Cursor;
        int count = stage.Training.Session.Lesson.Stops.Count;
        string[] said = [.. Enumerable.Range(0, count).Select(_ => Next(stage, Actions.Step))];
        Assert.Equal([.. stage.Training.Session.Lesson.Stops.Skip(1).Select(stop => stop.Callout), ""], said);
        string[] back = [.. Enumerable.Range(0, count).Select(_ => Next(stage, Actions.StepBack))];
        Assert.Equal(stage.Training.Session.Lesson.Stops.Select(stop => stop.Callout).Reverse(), back);
        Assert.Equal(first, stage.Training.Walk.Cursor);

        static string Next(Stage stage, string action)
        {
            stage.Do(action);
            return stage.Training.Stop?.Callout ?? "";
        }
    }

    [Fact]
    public void Of_the_spectrum_the_largest_eigenvalue_is_pointed_at_and_how_many_lie_there_stands_beside_it()
    {
        var stage = new Stage(LessonCatalog.Load("exploding"), new Extent(1920, 1080), honoursStops: true);
        StopSettings stop = StopWalk.Stops(stage).First(stop => stop.Target?.Panel == PanelName.Spectrum);
        Assert.Equal(1.25, stage.Training.Session.Spectrum.Real(0), 6);
        foreach ((RecordingCanvas canvas, Extent size, Theme theme) in StopWalk.Screens(stage))
        {
            string where = $"{stop.Callout} at {theme.Name} {size.Width}x{size.Height}";
            StopTarget target = stage.Root.Lesson.CalloutTarget!.Value;
            DrawnText count = canvas.Texts.Single(text => text.Text == "32 ×");
            Assert.Contains(canvas.Shapes, shape =>
                shape.Kind == "circle" && (shape.Bounds.Center - target.Place.End).Length < 1 && shape.Color == theme.Backward);
            Assert.True(target.Place.End.X > target.Panel.Center.X || target.Place.End.X > count.Bounds.Right, where);
            Assert.False(target.Place.Area.Overlaps(TextFit.Ink(count)), $"{where}: the dot covers the count");
        }
    }

    [Fact]
    public void Lines_of_a_callout_are_about_as_long_and_only_the_last_leaves_room_for_the_hint()
    {
        var formulas = new FormulaBook();
        TextStyle style = new Look(ThemeCatalog.Projector, 1.5f).Callout;
        int broken = 0;
        foreach (StopSettings stop in LessonCatalog.BuiltIn.SelectMany(lesson => LessonCatalog.Load(lesson.Name).Stops))
        {
            foreach (float room in (float[])[900, 1200, 1700])
            {
                IReadOnlyList<SentenceWord> words = Sentence.Read(stop.Callout);
                CalloutText fit = CalloutText.Fit(Stage.Fonts, formulas, words, style, room, 250);
                (int lines, float longest, float last) = SentenceText.Break(Stage.Fonts, formulas, words, style, fit.Wrap);
                Assert.Equal(fit.Lines, lines);
                Assert.True(longest <= room && last + 250 <= room, $"\"{stop.Callout}\" in {room}");
                Assert.True(last > longest * 0.4f, $"the last line of \"{stop.Callout}\" in {room} has {last} of {longest}");
                broken += lines > 1 ? 1 : 0;
            }
        }

        Assert.True(broken > 20);
    }

    [Fact]
    public void No_line_ends_at_an_equals_sign_or_between_a_logarithm_and_its_number()
    {
        var formulas = new FormulaBook();
        TextStyle style = new Look(ThemeCatalog.Projector, 1).Callout;
        foreach (string equation in (string[])["ln 4 = 1.386.", "ρ = 1", "t = 1"])
        {
            IReadOnlyList<SentenceWord> words = Sentence.Read($"Guessing gives a loss of {equation}"), whole = Sentence.Read(equation);
            float all = SentenceText.Width(Stage.Fonts, formulas, words, style);
            float end = SentenceText.Width(Stage.Fonts, formulas, whole, style);
            for (float cut = 1; cut < end - 1; cut++)
            {
                (int lines, _, float last) = SentenceText.Break(Stage.Fonts, formulas, words, style, all - cut);
                Assert.Equal(2, lines);
                Assert.Equal(end, last, 0.5f);
            }
        }
    }

    /// <summary>The letters and digits of a text, raised and lowered ones as plain ones: what is left of it once it is typeset.</summary>
    private static string Letters(string text) =>
        string.Concat(text.Select(Plain).Where(char.IsLetterOrDigit));

    private static char Plain(char c) => c switch
    {
        >= '₀' and <= '₉' => (char)('0' + (c - '₀')),
        '⁰' or >= '⁴' and <= '⁹' => (char)('0' + (c - '⁰')),
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        'ᵀ' => 'T',
        'ŷ' => 'y',
        'ˆ' => '^', // a hat over a letter
        _ => c,
    };
}
