using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Step;
using RnnViz.Views.Hover;
using RnnViz.Views.Layout;
using RnnViz.Views.Panels;
using RnnViz.Views.Panels.Curves;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Tests.Panels;

/// <summary>In a contrast some pictures are there once for each run; others are of the run in front, and say so.</summary>
public sealed class RunPicturesTests
{
    [Theory]
    [InlineData("recall", 2)]
    [InlineData("text", 3)]
    [InlineData("series", 2)]
    [InlineData("adding", 3)]
    public void The_picture_of_the_task_is_there_for_each_run_apart_within_its_place(string task, int runs)
    {
        Stage stage = ContrastCase.Paused(task, runs);
        Panel[] pictures = [.. Tasks(stage)];
        Assert.Equal(stage.Training.Contrast.Runs, pictures.Select(panel => panel.NamedRun!).OrderBy(run => run.Index));
        Box place = stage.Appearance.Layout.Task;
        Assert.All(pictures, panel => Assert.True(place.Encloses(panel.Bounds, 1)));
        Assert.All(pictures, panel => Assert.All(pictures, other =>
            Assert.True(panel == other || !panel.Bounds.Overlaps(other.Bounds))));
    }

    [Fact]
    public void Of_several_pictures_of_the_task_a_stop_points_at_that_of_the_run_in_front()
    {
        Stage stage = ContrastCase.Paused("recall", 3, front: 2);
        Assert.Same(stage.Training.Contrast.Runs[2], Tasks(stage).First().NamedRun);
    }

    [Fact]
    public void The_pictures_of_the_task_show_what_their_own_run_has_learnt()
    {
        Stage stage = ContrastCase.Paused("recall", 2, frames: 60);
        IReadOnlyList<DrawnText> texts = stage.Draw().Texts;
        foreach (Panel panel in Tasks(stage))
        {
            PreparedStep step = panel.NamedRun!.Training.Step;
            int right = Enumerable.Range(0, step.BatchSize)
                .Count(b => step.PredictedToken(step.Timesteps, b) == step.TargetToken(step.Timesteps, b));
            string[] written = [.. texts.Where(text => panel.Bounds.Encloses(text.Bounds, 0)).Select(text => text.Text)];
            Assert.Contains(written, text => text.StartsWith($"{right} of {step.BatchSize}", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Gradient_flow_over_training_stands_side_by_side_and_a_tip_says_whose_norm_it_is(int runs)
    {
        Stage stage = ContrastCase.Paused("recall", runs);
        stage.View.Focus = PanelKey.Training;
        stage.Frames(1);
        FlowHistoryPanel panel = stage.Root.Lesson.Children.OfType<FlowHistoryPanel>().Single();
        Box[] plots = [.. Enumerable.Range(0, runs).Select(panel.PlotOf)];
        foreach (ShownRun run in stage.Training.Contrast.Runs)
        {
            Box plot = plots[run.Index];
            Assert.True(run.Index == 0 || plots[run.Index - 1].Right < plot.X);
            var text = new HoverText(new char[HoverText.Capacity], new char[HoverText.Capacity], new char[HoverText.Capacity]);
            // the lowest row is iteration 0, its first column t = 1
            Assert.True(panel.TryDescribe(new Point(plot.X + 1, plot.Bottom - 1), ref text));
            Assert.Equal($"‖∂L/∂h₁‖, {run.Name}", text.Name.Span.ToString());
            var norm = new TextLine(new char[32]);
            norm.Add3(run.Training.Session.History.FlowRow(0)[0]);
            Assert.Equal(norm.Span.ToString(), text.Value.Span.ToString());
        }
    }

    [Theory]
    [InlineData(PanelName.Unrolled, PanelKey.Unrolled)]
    [InlineData(PanelName.Equations, PanelKey.Equations)]
    [InlineData(PanelName.Gates, PanelKey.Gates)]
    [InlineData(PanelName.Carousel, PanelKey.Spectrum)]
    [InlineData(PanelName.Text, PanelKey.Text)]
    public void What_is_of_the_run_in_front_alone_says_so_in_its_colour(PanelName name, PanelKey key)
    {
        Stage stage = ContrastCase.Paused("text", 2, front: 1);
        stage.View.Focus = key;
        stage.Frames(1);
        Panel panel = stage.Root.Lesson.Children.OfType<Panel>().Single(panel => panel.LessonName == name && panel.Visible);
        Rgba color = stage.Appearance.Look.Theme.Runs[1].TextColor;
        Assert.Contains(stage.Draw().Texts, text => text.Text.StartsWith("LSTM", StringComparison.Ordinal) && text.Color == color
            && text.Baseline < panel.Bounds.Y + stage.Appearance.PanelLook.Px(64));
    }

    [Fact]
    public void One_run_alone_is_not_named()
    {
        var stage = new Stage("lstm-remembers");
        stage.Frames(2);
        Assert.All(stage.Root.Lesson.Children.OfType<Panel>(), panel => Assert.Null(panel.NamedRun));
    }

    [Theory]
    [InlineData(2, 1280, 720)]
    [InlineData(3, 1280, 720)]
    [InlineData(3, 1920, 1080)]
    [InlineData(3, 1280, 1024)]
    public void What_compares_the_runs_stays_on_the_screen(int runs, int width, int height)
    {
        foreach (CellKind cell in Enum.GetValues<CellKind>())
        {
            ScreenLayout layout = ScreenLayout.Compute(
                ScreenFrame.Of(new Extent(width, height), 1), new LayoutRequest { Timesteps = 40, Runs = runs, Cell = cell });
            Assert.All(
                [layout.Flow, layout.Loss, layout.Unrolled, layout.Hidden, layout.Task],
                box => Assert.True(box.Width > 0, $"{cell}, {runs} runs at {width}x{height}"));
        }
    }

    private static IEnumerable<Panel> Tasks(Stage stage) =>
        stage.Root.Lesson.Children.OfType<Panel>().Where(panel => panel.LessonName == PanelName.Task);
}
