using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.History;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Hover;
using RnnViz.Views.Layout;
using RnnViz.Views.Panels;
using RnnViz.Views.Panels.Curves;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Panels.Curves;

/// <summary>Loss, gradient norm and spectrum of several runs: each run in its look, named where its curve ends.</summary>
public sealed class RunCurvesTests
{
    [Fact]
    public void Each_run_has_a_curve_and_its_name_right_of_it_in_both_charts()
    {
        Stage stage = Focused(RunCase.Starts, PanelKey.Loss, frames: 20);
        foreach (Panel panel in Charts(stage))
        {
            DrawnShape[] shapes = [.. In(panel, stage.Draw().Shapes, shape => shape.Bounds)];
            foreach (ShownRun run in stage.Training.Contrast.Runs)
            {
                RunLook look = stage.Root.Theme.Runs[run.Index];
                DrawnText name = Texts(stage, panel).Single(text => text.Text == run.Name && text.Color == look.TextColor);
                DrawnShape[] curve = [.. shapes.Where(shape => shape.Kind == "polyline" && shape.Color == look.Color)];
                Assert.NotEmpty(curve);
                Assert.All(curve, part => Assert.True(part.Bounds.Right < name.Bounds.X));
            }
        }
    }

    [Fact]
    public void A_single_stroke_of_the_solid_run_goes_through_its_losses()
    {
        Stage stage = Focused(RunCase.Starts, PanelKey.Loss, frames: 20);
        LossPanel panel = stage.Root.Lesson.Children.OfType<LossPanel>().Single();
        ScalarSeries loss = stage.Training.Session.History.Loss;
        Box curve = Assert.Single(In(panel, stage.Draw().Shapes, shape => shape.Bounds),
            shape => shape.Kind == "polyline" && shape.Color == stage.Root.Theme.Runs[0].Color).Bounds;
        double least = Enumerable.Range(0, loss.BucketCount).Min(loss.Mean), most = Enumerable.Range(0, loss.BucketCount).Max(loss.Mean);
        // heights are proportional to losses: the axis is linear from 0
        Assert.Equal((most - least) / panel.AxisTop, curve.Height / PlotHeight(stage, panel), 0.02);
    }

    [Fact]
    public void From_a_run_that_is_NaN_no_line_crosses_the_chart_to_its_name()
    {
        Lesson broken = RunCase.Start("broken", 6);
        broken = broken with
        {
            Model = broken.Model with { Activation = HiddenActivation.Identity },
            Training = broken.Training with
            {
                Clip = new ClipSettings { Kind = ClipKind.None },
                Optimizer = new SgdSettings { LearningRate = 1000 },
            },
        };
        Stage stage = Focused(RunCase.Beside(RunCase.Start("fine", 1), broken), PanelKey.Loss);
        for (int i = 0; i < 20; i++)
        {
            stage.Playback.IsRunning = true; // it pauses where the first number is not finite
            stage.Frames(1);
        }

        stage.Playback.IsRunning = false;
        stage.Frames(1);
        ScalarSeries loss = stage.Training.Contrast.Runs[1].Training.Session.History.Loss;
        Assert.True(loss.Count > 10, $"{loss.Count} iterations");
        Assert.True(double.IsFinite(loss.Mean(0)) && !double.IsFinite(loss.Latest), $"{loss.Mean(0)} to {loss.Latest}");
        foreach (Panel panel in Charts(stage))
        {
            DrawnText name = Texts(stage, panel).Single(text => text.Text == "broken");
            DrawnShape[] lines =
            [
                .. In(panel, stage.Draw().Shapes, shape => shape.Bounds).Where(shape =>
                    shape.Kind == "line" && shape.Color == stage.Root.Theme.Runs[1].Color.WithOpacity(0.6f)),
            ];
            DrawnShape leader = Assert.Single(lines);
            Assert.InRange(leader.Bounds.Width, 1, 16);
            Assert.True(leader.Bounds.Right < name.Bounds.X);
        }
    }

    [Fact]
    public void Baselines_are_there_once_and_a_threshold_that_all_have_once_in_the_colour_of_text()
    {
        Lesson[] lessons = [.. new[] { "one", "two" }.Select(name => RunCase.Start(name, 1)).Select(
            lesson => lesson with { Training = lesson.Training with { Clip = new ClipSettings { Kind = ClipKind.Norm, Threshold = 2 } } })];
        Stage stage = Focused(RunCase.Beside(lessons[0], lessons[1]), PanelKey.Loss, frames: 20);
        Panel[] charts = Charts(stage);
        Assert.Single(Texts(stage, charts[0]), text => text.Text.StartsWith("chance", StringComparison.Ordinal));
        DrawnText clip = Assert.Single(Texts(stage, charts[1]), text => text.Text.StartsWith("clip at", StringComparison.Ordinal));
        Assert.Equal(stage.Root.Theme.Text, clip.Color);
    }

    [Fact]
    public void A_threshold_of_one_run_has_its_colour()
    {
        Lesson free = RunCase.Start("free", 1), clipped = RunCase.Start("clipped", 1);
        Stage stage = Focused(
            RunCase.Beside(
                free with { Training = free.Training with { Clip = new ClipSettings { Kind = ClipKind.None } } },
                clipped with { Training = clipped.Training with { Clip = new ClipSettings { Kind = ClipKind.Norm, Threshold = 0.5 } } }),
            PanelKey.Loss, frames: 20);
        DrawnText clip = Assert.Single(Texts(stage, Charts(stage)[1]), text => text.Text.StartsWith("clip at", StringComparison.Ordinal));
        Assert.Equal("clip at 0.500", clip.Text);
        Assert.Equal(stage.Root.Theme.Runs[1].TextColor, clip.Color);
    }

    [Fact]
    public void The_axes_hold_the_curves_of_all_runs()
    {
        Stage stage = Focused(RunCase.Starts, PanelKey.Loss, frames: 20);
        double most = stage.Training.Contrast.Runs.Max(run => run.Training.Session.History.Loss.Max(0));
        Assert.True(stage.Root.Lesson.Children.OfType<LossPanel>().Single().AxisTop >= most);
    }

    [Fact]
    public void A_tip_says_the_numbers_of_all_runs_at_the_iteration_the_nearest_first()
    {
        Stage stage = Focused(RunCase.Starts, PanelKey.Loss, frames: 20);
        Panel panel = Charts(stage)[1];
        DrawnShape mark = In(panel, stage.Draw().Shapes, shape => shape.Bounds)
            .First(shape => shape.Kind == "triangle" && shape.Color == stage.Root.Theme.Runs[2].Color);
        var text = new HoverText(stackalloc char[96], stackalloc char[96], stackalloc char[96]);
        Assert.True(panel.TryDescribe(mark.Bounds.Center, ref text));
        Assert.Equal("norm of all parameter gradients, large", text.Name.Span.ToString());
        Assert.Contains("; small: ", text.Value.Span.ToString());
        Assert.Contains("; middling: ", text.Value.Span.ToString());
        Assert.StartsWith("iteration", text.Place.Span.ToString());
    }

    [Fact]
    public void A_run_that_was_kept_stays_a_grey_curve_beside_them()
    {
        Stage stage = Focused(RunCase.Starts, PanelKey.Loss, frames: 10);
        stage.View.Compared = ComparedRun.Of(new Stage("vanishing").Training.Session);
        Assert.NotNull(stage.View.Other);
        stage.Frames(1);
        Assert.All(Charts(stage), panel => Assert.Equal(
            3, Texts(stage, panel).Count(text => stage.Training.Contrast.Runs.Any(run => run.Name == text.Text))));
    }

    [Fact]
    public void The_eigenvalues_of_all_vanilla_runs_are_in_one_plane_each_with_the_mark_of_its_run()
    {
        Stage stage = Focused(RunCase.Starts, PanelKey.Spectrum);
        Panel panel = stage.Root.Lesson.Children.OfType<SpectrumPanel>().Single();
        DrawnShape[] shapes = [.. In(panel, stage.Draw().Shapes, shape => shape.Bounds)];
        foreach (ShownRun run in stage.Training.Contrast.Runs)
        {
            string kind = run.Index switch { 0 => "circle", 1 => "outline", _ => "triangle" };
            RunLook look = stage.Root.Theme.Runs[run.Index];
            // one for each unit, and one before the name
            Assert.Equal(run.Training.Step.HiddenUnits + 1, shapes.Count(shape => shape.Kind == kind && shape.Color == look.Color));
            Assert.Contains(Texts(stage, panel), text => text.Text == Three(run.Training.Session.Spectrum.SpectralRadius)
                && text.Color == look.TextColor);
        }
    }

    [Fact]
    public void A_gated_run_has_no_eigenvalues_there()
    {
        Stage stage = Focused(RunCase.Cells, PanelKey.Spectrum);
        Panel panel = stage.Root.Lesson.Children.OfType<SpectrumPanel>().Single();
        Assert.DoesNotContain(In(panel, stage.Draw().Shapes, shape => shape.Bounds), shape =>
            shape.Color == stage.Root.Theme.Runs[1].Color || shape.Color == stage.Root.Theme.Runs[2].Color);
    }

    [Fact]
    public void A_tip_says_whose_eigenvalue_it_is()
    {
        Stage stage = Focused(RunCase.Starts, PanelKey.Spectrum);
        Panel panel = stage.Root.Lesson.Children.OfType<SpectrumPanel>().Single();
        // the one furthest out is alone
        DrawnShape mark = In(panel, stage.Draw().Shapes, shape => shape.Bounds)
            .Where(shape => shape.Kind == "triangle" && shape.Color == stage.Root.Theme.Runs[2].Color && shape.Bounds.Right < 800)
            .MaxBy(shape => MathF.Abs(shape.Bounds.Center.X - panel.Bounds.Height / 2))!;
        var text = new HoverText(stackalloc char[96], stackalloc char[96], stackalloc char[96]);
        Assert.True(panel.TryDescribe(mark.Bounds.Center, ref text));
        Assert.Equal("eigenvalue of Whh, large", text.Name.Span.ToString());
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    [InlineData("projector")]
    public void No_text_lies_on_another_or_leaves_its_panel(string theme)
    {
        foreach (Lesson lesson in new[] { RunCase.Cells, RunCase.Starts })
        {
            foreach ((int width, int height) in new[] { (1280, 720), (1920, 1080), (3840, 2160) })
            {
                foreach (PanelKey focus in new[] { PanelKey.None, PanelKey.Loss, PanelKey.Spectrum })
                {
                    Stage stage = Focused(lesson, focus, width, height, ThemeCatalog.Find(theme)!, frames: 20);
                    string where = $"{theme}, {lesson.Run}, {focus} at {width}x{height}";
                    foreach (Panel panel in (Panel[])[.. Charts(stage), .. stage.Root.Lesson.Children.OfType<SpectrumPanel>()])
                    {
                        DrawnText[] texts = [.. Texts(stage, panel)];
                        TextFit.RequireApart(texts, stage.Size, where);
                        Assert.All(texts, text => Assert.True(panel.Bounds.Encloses(TextFit.Ink(text)), $"{where}: \"{text.Text}\""));
                    }
                }
            }
        }
    }

    private static Stage Focused(
        Lesson lesson, PanelKey focus, int width = 1280, int height = 720, Theme? theme = null, int frames = 3)
    {
        Stage stage = RunCase.Paused(lesson, frames, width, height, theme);
        stage.View.Focus = focus;
        stage.Frames(1);
        return stage;
    }

    /// <summary>The chart of the loss, and that of the gradient norm.</summary>
    private static Panel[] Charts(Stage stage) =>
        [stage.Root.Lesson.Children.OfType<LossPanel>().Single(), stage.Root.Lesson.Children.OfType<GradientNormPanel>().Single()];

    private static double PlotHeight(Stage stage, Panel panel)
    {
        DrawnText[] ticks = [.. Texts(stage, panel).Where(text => double.TryParse(text.Text, out _) && text.Text.Contains('.'))];
        return ticks.Max(tick => tick.Bounds.Center.Y) - ticks.Min(tick => tick.Bounds.Center.Y);
    }

    private static IEnumerable<DrawnText> Texts(Stage stage, Panel panel) =>
        In(panel, stage.Draw().Texts, text => text.Bounds).Where(text => text.Text.Length > 0);

    private static IEnumerable<T> In<T>(Panel panel, IEnumerable<T> drawn, Func<T, Box> bounds) =>
        drawn.Where(one => panel.Bounds.Contains(bounds(one).Center));

    private static string Three(double number)
    {
        var line = new TextLine(stackalloc char[32]);
        line.Add3(number);
        return line.Span.ToString();
    }
}
