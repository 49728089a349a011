using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.History;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Hover;
using RnnViz.Views.Panels;
using RnnViz.Views.Panels.Curves;
using RnnViz.Views.Panels.Tasks;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Scenes;

/// <summary>Numbers on the screen are of the iteration shown: at every pause exactly, while training runs or else they say so.</summary>
public sealed class CurrentNumbersTests
{
    [Theory]
    [InlineData("hello", FlowPicture.Triangle)]
    [InlineData("two-timesteps", FlowPicture.Terms)]
    [InlineData("sum-over-batch", FlowPicture.Bars)]
    [InlineData("window-of-three", FlowPicture.Terms)]
    [InlineData("series", FlowPicture.Bars)]
    [InlineData("bytes", FlowPicture.Triangle)]
    [InlineData("pride-and-prejudice", FlowPicture.Triangle)]
    [InlineData("exploding", FlowPicture.Terms)]
    [InlineData("saturation", FlowPicture.Bars)]
    [InlineData("spectral-radius", FlowPicture.Bars)]
    [InlineData("adding-problem", FlowPicture.Triangle)]
    [InlineData("copy-memory", FlowPicture.Bars)]
    public void Every_number_at_a_pause_is_of_the_iteration_shown_wherever_the_run_has_been(string lesson, FlowPicture picture)
    {
        Stage stage = Opened(lesson, picture);
        var random = new Random(5);
        for (int visit = 0; visit < 3; visit++)
        {
            stage.Do(Actions.Pause);
            stage.Frames(random.Next(3, 24));
            stage.Do(Actions.Pause);
            AssertCurrent(stage, lesson, picture);
            stage.Do(Actions.StepBack);
            AssertCurrent(stage, lesson, picture);
            stage.Training.Walk.GoToIteration(random.Next(stage.Training.Walk.Furthest));
            AssertCurrent(stage, lesson, picture);
            stage.Do(Actions.Step);
            AssertCurrent(stage, lesson, picture);
            stage.Do(Actions.Last);
        }
    }

    [Fact]
    public void After_the_dial_is_turned_bound_spectrum_and_dial_are_of_the_new_weights()
    {
        Stage stage = Opened("spectral-radius", FlowPicture.Bars);
        stage.Training.Session.RescaleRecurrent(RecurrentMeasure.SpectralRadius, 1.7);
        stage.Training.Session.Prepare();
        stage.Frames(1);
        SpectrumReading spectrum = stage.Training.Session.Spectrum;
        Assert.Equal((0, 1.7), (spectrum.Iteration, Math.Round(spectrum.SpectralRadius, 9)));
        double last = stage.Training.Step.HiddenGradientNorms[^1];
        Assert.Equal(last * spectrum.LargestSingularValue, stage.Training.Step.FlowBound(stage.Training.Step.Timesteps - 1));
    }

    [Fact]
    public void While_a_small_network_trains_its_spectrum_is_of_every_frame()
    {
        Stage stage = Opened("exploding", FlowPicture.Bars);
        stage.Do(Actions.Pause);
        for (int i = 0; i < 20; i++)
        {
            stage.Frames(1);
            Assert.Equal(stage.Training.Step.Iteration, stage.Training.Session.Spectrum.Iteration);
        }
    }

    [Fact]
    public void What_is_older_than_ten_iterations_while_training_runs_is_dimmed_and_says_of_which_it_is()
    {
        Stage stage = Opened("pride-and-prejudice", FlowPicture.Bars);
        stage.Training.Session.ReadSpectrum();
        stage.Do(Actions.Pause);
        stage.Frames(95);
        int sampled = stage.Training.Session.Sampler!.SampleIteration, shown = stage.Training.Step.Iteration;
        Assert.InRange(shown - sampled, 11, 200);
        DrawnText[] texts = [.. stage.Draw().Texts];
        Assert.Contains(texts, text => text.Text is var said && (said == $"of iteration {sampled}" || said == $"of it. {sampled}"));
        Rgba muted = stage.Appearance.Look.Theme.Muted, ink = stage.Appearance.Look.Theme.Text;
        string first = Sample(stage);
        Assert.Contains(texts, text => text.Text.StartsWith(first, StringComparison.Ordinal) && text.Color == muted);
        stage.Do(Actions.Pause);
        stage.Frames(1);
        texts = [.. stage.Draw().Texts];
        Assert.DoesNotContain(texts, text => text.Text.StartsWith("of it", StringComparison.Ordinal));
        first = Sample(stage);
        Assert.Contains(texts, text => text.Text.StartsWith(first, StringComparison.Ordinal) && text.Color == ink);
    }

    [Fact]
    public void A_spectrum_that_is_old_is_dimmed_and_named_in_the_controls_too()
    {
        var lesson = LessonCatalog.Load("hello");
        var stage = new Stage(lesson with { Model = lesson.Model with { Hidden = 96 }, Stops = [] }, new Extent(1920, 1080));
        stage.Playback.FramesPerSecond = 60;
        stage.Playback.IsRunning = true;
        stage.Frames(60);
        int read = stage.Training.Session.Spectrum.Iteration;
        Assert.InRange(stage.Training.Step.Iteration - read, 11, 60);
        DrawnText[] texts = [.. stage.Draw().Texts];
        Assert.Contains(texts, text => text.Text == $"ρ of iteration {read}" || text.Text == $"ρ of it. {read}");
        Assert.Contains(texts, text => text.Text == $"of iteration {read}" || text.Text == $"of it. {read}" || text.Text == $"it. {read}");
        stage.Do(Actions.Pause);
        stage.Frames(1);
        Assert.DoesNotContain(stage.Draw().Texts, text => text.Text.Contains("of it", StringComparison.Ordinal));
        Assert.Equal(stage.Training.Step.Iteration, stage.Training.Session.Spectrum.Iteration);
    }

    [Theory]
    [InlineData("pride-and-prejudice", FlowPicture.Triangle, 1280, 720, "projector")]
    [InlineData("pride-and-prejudice", FlowPicture.Triangle, 1920, 1080, "light")]
    [InlineData("window-of-three", FlowPicture.Triangle, 1280, 720, "light")]
    [InlineData("hello", FlowPicture.Triangle, 1280, 720, "light")]
    [InlineData("window-of-three", FlowPicture.Terms, 1920, 1080, "projector")]
    [InlineData("vanishing", FlowPicture.Terms, 1280, 720, "dark")]
    public void An_analysis_that_is_old_says_so_where_nothing_else_stands(
        string lesson, FlowPicture picture, int width, int height, string theme)
    {
        var stage = new Stage(lesson, width, height, ThemeCatalog.All.Single(known => known.Name == theme));
        stage.Playback.FramesPerSecond = 60;
        stage.View.FlowPicture = FlowPicture.Bars;
        stage.Training.Session.Analysis.Request();
        stage.Training.Session.Analysis.Wait();
        int of = stage.Training.Session.Analysis.Iteration;
        stage.Playback.IsRunning = true;
        stage.Frames(30);
        stage.View.FlowPicture = picture;
        stage.Frames(1);
        RecordingCanvas canvas = stage.Draw();
        Assert.Equal(0, of);
        Assert.Contains(canvas.Texts, text => text.Text == "of iteration 0");
        TextFit.Require([.. canvas.Texts], stage.Size, $"{lesson} in {theme}");
    }

    private static Stage Opened(string lesson, FlowPicture picture)
    {
        var stage = new Stage(lesson, 1600, 900);
        stage.Playback.FramesPerSecond = 60;
        stage.Playback.IsRunning = false;
        stage.View.FlowPicture = picture;
        stage.Frames(1);
        return stage;
    }

    private static string Sample(Stage stage) =>
        new(stage.Root.Lesson.Children.OfType<SamplePanel>().Single().Text[..8]);

    /// <summary>What every panel says is what it says in a program that has just been opened and come to this iteration.</summary>
    private static void AssertCurrent(Stage stage, string lesson, FlowPicture picture)
    {
        stage.Frames(1);
        int iteration = stage.Training.Step.Iteration;
        Stage fresh = Opened(lesson, picture);
        while (fresh.Training.Step.Iteration < iteration)
        {
            fresh.Training.Walk.GoTo(fresh.Training.Walk.Itinerary.Last(fresh.Training.Step.Iteration + 1));
        }

        fresh.Frames(1);
        Assert.Equal(iteration, fresh.Training.Step.Iteration);
        TrainingSession here = stage.Training.Session, there = fresh.Training.Session;
        Assert.Equal(
            (iteration, there.Spectrum.SpectralRadius, there.Spectrum.LargestSingularValue),
            (here.Spectrum.Iteration, here.Spectrum.SpectralRadius, here.Spectrum.LargestSingularValue));
        Assert.Equal(there.Step.FlowBound(1), here.Step.FlowBound(1));
        Assert.Equal(there.Sampler?.Still.ToString(), here.Sampler?.Still.ToString());
        if (picture != FlowPicture.Bars)
        {
            Assert.Equal(iteration, here.Analysis.Iteration);
            Assert.Equal((there.Analysis.ThrownAway, there.Analysis.Flow(here.Step.Timesteps, 1)),
                (here.Analysis.ThrownAway, here.Analysis.Flow(here.Step.Timesteps, 1)));
        }

        RecordingCanvas drawn = stage.Draw(), expected = fresh.Draw();
        foreach ((Panel panel, Panel other) in Panels(stage).Zip(Panels(fresh)))
        {
            Assert.Equal(Said(expected, other), Said(drawn, panel));
        }
    }

    /// <summary>All panels but those of the history, which a run that has been further has more of.</summary>
    private static IEnumerable<Panel> Panels(Stage stage) => stage.Root.Lesson.Children.OfType<Panel>()
        .Where(panel => panel is { Visible: true, Bounds.Width: > 0 } and not (LossPanel or GradientNormPanel or FlowHistoryPanel));

    /// <summary>The texts and the tips of a panel.</summary>
    private static List<string> Said(RecordingCanvas canvas, Panel panel)
    {
        List<string> said = [panel.GetType().Name];
        said.AddRange(canvas.Texts.Where(text => panel.Bounds.Contains(text.Bounds.Center)).Select(text => $"{text.Text} {text.Bounds}"));
        for (int i = 1; i < 40; i++)
        {
            for (int j = 1; j < 12; j++)
            {
                var tip = new HoverText(new char[HoverText.Capacity], new char[HoverText.Capacity], new char[HoverText.Capacity]);
                var at = new Point(panel.Bounds.X + panel.Bounds.Width * i / 40, panel.Bounds.Y + panel.Bounds.Height * j / 12);
                if (panel.TryDescribe(at, ref tip))
                {
                    said.Add($"{tip.Name.Span} {tip.Value.Span} {tip.Place.Span}");
                }
            }
        }

        return said;
    }
}
