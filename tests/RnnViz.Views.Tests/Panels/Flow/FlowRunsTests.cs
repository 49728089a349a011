using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Step;
using RnnViz.Views.Hover;
using RnnViz.Views.Layout;
using RnnViz.Views.Panels;
using RnnViz.Views.Panels.Flow;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Panels.Flow;

/// <summary>The flow of several runs: a line for each, named at its end, and in words how many times as much arrives at t = 1.</summary>
public sealed class FlowRunsTests
{
    [Fact]
    public void Each_run_has_marks_of_its_own_at_its_norms()
    {
        Stage stage = Focused(RunCase.Cells);
        DrawnShape[] shapes = InPlot(stage);
        foreach (ShownRun run in stage.Training.Contrast.Runs)
        {
            string kind = run.Index switch { 0 => "circle", 1 => "outline", _ => "triangle" };
            foreach (int t in new[] { 1, 4, 8, 12 })
            {
                Point at = PointOf(stage, run, t);
                Assert.Contains(shapes, shape => shape.Kind == kind && shape.Color == stage.Root.Theme.Runs[run.Index].Color
                    && MathF.Abs(shape.Bounds.Center.X - at.X) < 1 && MathF.Abs(shape.Bounds.Center.Y - at.Y) < 4);
            }
        }

        Assert.DoesNotContain(shapes, shape => shape.Kind == "rounded box" && shape.Color == BarColor(stage));
    }

    [Theory]
    [InlineData(PanelKey.None)]
    [InlineData(PanelKey.Flow)]
    public void Each_run_is_named_in_its_colour_in_the_order_of_the_ends_of_the_lines(PanelKey focus)
    {
        Stage stage = Focused(RunCase.Cells, focus: focus);
        DrawnText[] names =
        [
            .. stage.Training.Contrast.Runs.OrderBy(run => PointOf(stage, run, 1).Y).Select(run => TextsInRow(stage).Single(text =>
                text.Text.StartsWith(run.Name.Split(',')[0], StringComparison.Ordinal)
                && text.Color == stage.Root.Theme.Runs[run.Index].TextColor
                && text.Bounds.X < stage.View.Axis.Center(3))),
        ];
        Assert.Equal(names.OrderBy(name => name.Bounds.Y), names);
    }

    [Fact]
    public void The_words_say_how_many_times_as_much_arrives_as_in_the_run_where_least_does()
    {
        Stage stage = Focused(RunCase.Beside(RunCase.Start("small", 0.3), RunCase.Start("large", 3)));
        PreparedStep small = stage.Training.Contrast.Runs[0].Training.Step, large = stage.Training.Contrast.Runs[1].Training.Step;
        double ratio = large.HiddenGradientNorms[0] / small.HiddenGradientNorms[0];
        Assert.True(ratio > 10);
        Assert.Equal($"large: {Three(ratio)} times as much arrives at t = 1 as in small", Sentence(stage, "times as much"));
    }

    [Fact]
    public void Of_three_runs_each_of_two_is_compared_with_the_least_below_one_another()
    {
        Stage stage = Focused(RunCase.Cells);
        ReadOnlySpan<double> norms =
            [.. stage.Training.Contrast.Runs.Select(run => run.Training.Step.HiddenGradientNorms[0])];
        Assert.True(norms[0] < norms[1] && norms[0] < norms[2]);
        Assert.Equal("At t = 1, compared with vanilla:", Sentence(stage, "compared with"));
        string[] said =
            [.. TextsInRow(stage).Select(text => text.Text).Where(text => text.EndsWith("as much arrives", StringComparison.Ordinal))];
        Assert.Equal(2, said.Length);
        Assert.Contains($"{Three(norms[1] / norms[0])} times as much arrives", said);
        Assert.Contains($"{Three(norms[2] / norms[0])} times as much arrives", said);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(1, true)]
    public void The_words_are_there_once_the_backward_pass_has_come_to_the_first_timestep(int timestep, bool areThere)
    {
        Stage stage = Focused(RunCase.Cells);
        stage.Training.Walk.GoTo(stage.Training.Walk.Itinerary.EndOf(stage.Training.Step.Iteration, Phase.Backward, timestep));
        stage.Frames(1);
        Assert.Equal(areThere, TextsInRow(stage).Any(text => text.Text.Contains("times as much", StringComparison.Ordinal)));
        Assert.Equal(areThere, TextsInRow(stage).Any(text => text.Text.StartsWith("vanilla: ", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_the_walk_has_not_come_to_is_pale_or_where_it_answers_a_question_not_there()
    {
        Stage stage = Focused(RunCase.Cells);
        stage.Training.Walk.GoTo(stage.Training.Walk.Itinerary.EndOf(stage.Training.Step.Iteration, Phase.Backward, 6));
        stage.Frames(1);
        Theme theme = stage.Root.Theme;
        Rgba[] colors = [.. theme.Runs.Select(run => run.Color)];
        Assert.All(
            Marks(stage).Where(mark => mark.Bounds.Center.X > stage.View.Axis.Center(6) - 2), mark => Assert.Contains(mark.Color, colors));
        DrawnShape[] ahead = [.. Marks(stage).Where(mark => mark.Bounds.Center.X < stage.View.Axis.Center(5))];
        Assert.NotEmpty(ahead);
        Assert.All(ahead.Where(mark => mark.Color != theme.Surface), mark => Assert.DoesNotContain(mark.Color, colors));

        // as the scene does while a question is open
        stage.Appearance.Look = stage.Appearance.Look with { Theme = theme with { HidesUnreached = true } };
        Assert.DoesNotContain(Marks(stage), mark => mark.Color.A > 0 && mark.Bounds.Center.X < stage.View.Axis.Center(5));
        Assert.Equal(3, TextsInRow(stage).Count(text => stage.Training.Contrast.Runs.Any(run =>
            text.Text.StartsWith(run.Name, StringComparison.Ordinal) && MathF.Abs(text.Bounds.Right - stage.View.Axis.Center(6)) < 250)));
    }

    [Fact]
    public void A_run_of_which_nothing_arrives_has_zeros_at_the_foot_and_no_ratio()
    {
        Stage stage = Focused(RunCase.Windows);
        Assert.Equal(0, stage.Training.Contrast.Runs[1].Training.Step.HiddenGradientNorms[0]);
        DrawnText[] texts = TextsInRow(stage);
        Assert.Contains(texts, text => text.Text == "window 3: exactly 0");
        Assert.Contains(texts, text => text.Text == "0" && MathF.Abs(text.Bounds.Center.X - stage.View.Axis.Center(1)) < 2);
        Assert.DoesNotContain(texts, text => text.Text.Contains("times as much", StringComparison.Ordinal));
    }

    [Fact]
    public void A_run_beyond_the_axis_has_arrows_and_its_line_ends_where_the_plot_does()
    {
        Lesson lesson = RunCase.Beside(
            RunCase.Start("small", 0.3) with { View = new ViewSettings { LowestDecade = -2, HighestDecade = 0 } },
            RunCase.Start("large", 3));
        Stage stage = Focused(lesson);
        Box plot = PanelOf(stage).Plot;
        Assert.True(stage.Training.Step.HiddenGradientNorms[0] < 1e-3);
        DrawnShape[] ofRun = [.. Shapes(stage).Where(shape => shape.Color == stage.Root.Theme.Runs[0].Color)];
        Assert.Contains(ofRun, shape => shape.Kind == "triangle" && MathF.Abs(shape.Bounds.Bottom - plot.Bottom) < 1);
        Assert.All(ofRun.Where(shape => shape.Kind == "polyline"), shape => Assert.True(plot.Encloses(shape.Bounds, 0.5f)));
    }

    [Fact]
    public void The_tip_names_the_nearest_run_and_compares_it_with_the_others()
    {
        Stage stage = Focused(RunCase.Starts);
        ShownRun small = stage.Training.Contrast.Runs[0], large = stage.Training.Contrast.Runs[2];
        var text = new HoverText(stackalloc char[96], stackalloc char[96], stackalloc char[96]);
        Assert.True(PanelOf(stage).TryDescribe(PointOf(stage, large, 3), ref text));
        Assert.Equal("‖∂L/∂h₃‖ over the batch", text.Name.Span.ToString());
        double norm = large.Training.Step.HiddenGradientNorms[2];
        string ratio = Three(norm / small.Training.Step.HiddenGradientNorms[2]);
        Assert.StartsWith($"large: {Three(norm)}, ×{ratio} that of small", text.Value.Span.ToString());
    }

    [Fact]
    public void A_call_out_at_a_timestep_points_at_the_line_of_the_run_in_front()
    {
        Stage stage = Focused(RunCase.Starts);
        TargetPlace place = PanelOf(stage).Locate(Stage.Fonts, new TargetSettings { Panel = PanelName.Flow, Timestep = 3 });
        Assert.True(place.Area.Contains(PointOf(stage, stage.Training.Contrast.Front, 3)));
        Assert.InRange(place.Area.Height, 4, 40);
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    [InlineData("projector")]
    public void No_text_of_the_row_lies_on_another_or_leaves_it(string theme)
    {
        foreach (Lesson lesson in new[] { RunCase.Cells, RunCase.Starts, RunCase.Windows })
        {
            foreach ((int width, int height) in new[] { (1280, 720), (1920, 1080), (3840, 2160) })
            {
                foreach (PanelKey focus in new[] { PanelKey.None, PanelKey.Flow })
                {
                    Stage stage = Focused(lesson, width, height, ThemeCatalog.Find(theme)!, focus);
                    string where = $"{theme}, {lesson.Run}, {focus} at {width}x{height}";
                    TextFit.RequireApart(TextsInRow(stage), stage.Size, where);
                    Box row = PanelOf(stage).Bounds;
                    Assert.All(TextsInRow(stage), text => Assert.True(row.Encloses(TextFit.Ink(text)), $"{where}: \"{text.Text}\""));
                }
            }
        }
    }

    [Fact]
    public void A_run_alone_has_bars_as_it_always_had()
    {
        Stage stage = Focused(RunCase.Cells with { VariantLessons = [] });
        Assert.Contains(InPlot(stage), shape => shape.Kind == "rounded box" && shape.Color == BarColor(stage));
    }

    private static Stage Focused(
        Lesson lesson, int width = 1280, int height = 720, Theme? theme = null, PanelKey focus = PanelKey.Flow)
    {
        Stage stage = RunCase.Paused(lesson, width: width, height: height, theme: theme);
        stage.View.Focus = focus;
        stage.Frames(1);
        return stage;
    }

    private static FlowPanel PanelOf(Stage stage) => stage.Root.Lesson.Children.OfType<FlowPanel>().Single();

    /// <summary>The colour of the bar of the last timestep of the run in front.</summary>
    private static Rgba BarColor(Stage stage) => stage.Root.Theme.Sequential.At(
        0.12f + 0.68f * (float)stage.Scales.Norm.Position(stage.Training.Step.HiddenGradientNorms[^1]));

    private static Point PointOf(Stage stage, ShownRun run, int t)
    {
        Box plot = PanelOf(stage).Plot;
        double position = stage.Scales.Norm.Position(run.Training.Step.HiddenGradientNorms[t - 1]);
        return new Point(stage.View.Axis.Center(t), (float)(plot.Bottom - position * plot.Height));
    }

    private static IEnumerable<DrawnShape> Shapes(Stage stage)
    {
        Box row = PanelOf(stage).Bounds;
        return stage.Draw().Shapes.Where(shape => row.Encloses(shape.Bounds, 1));
    }

    private static DrawnShape[] InPlot(Stage stage) => [.. Shapes(stage).Where(shape => PanelOf(stage).Plot.Overlaps(shape.Bounds))];

    private static DrawnShape[] Marks(Stage stage) =>
    [
        .. InPlot(stage).Where(shape => shape.Kind is "circle" or "outline" or "triangle" && shape.Bounds.Width < 20
            && !TextsInRow(stage).Any(text => MathF.Abs(text.Bounds.Center.Y - shape.Bounds.Center.Y) < 8
                && text.Bounds.X - shape.Bounds.Right is > -4 and < 16)),
    ];

    private static DrawnText[] TextsInRow(Stage stage) =>
        [.. stage.Draw().Texts.Where(text => text.Text.Length > 0 && PanelOf(stage).Bounds.Contains(text.Bounds.Center))];

    /// <summary>All that stands on one line with some words, from left to right.</summary>
    private static string Sentence(Stage stage, string words)
    {
        DrawnText[] texts = TextsInRow(stage);
        DrawnText of = texts.Single(text => text.Text.Contains(words, StringComparison.Ordinal));
        return string.Concat(texts.Where(text => MathF.Abs(text.Baseline - of.Baseline) < 1 && text.Bounds.X > PanelOf(stage).Plot.X)
            .OrderBy(text => text.Bounds.X).Select(text => text.Text));
    }

    private static string Three(double number)
    {
        var line = new TextLine(stackalloc char[32]);
        line.Add3(number);
        return line.Span.ToString();
    }
}
