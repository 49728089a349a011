using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Step;
using RnnViz.Views.Hover;
using RnnViz.Views.Panels;
using RnnViz.Views.Panels.Heatmaps;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Tests.Panels.Heatmaps;

/// <summary>In a contrast the heatmaps of the runs are strips below one another.</summary>
public sealed class RunStripsTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Strips_are_equally_high_and_below_one_another_on_the_one_axis(int runs)
    {
        Stage stage = ContrastCase.Paused("recall", runs);
        RunStripsPanel row = Row(stage, PanelName.Hidden);
        Assert.Equal(runs, row.Strips.Count);
        Box axis = stage.View.Axis.Area;
        Assert.All(row.Strips, strip => Assert.Equal((axis.X, axis.Width), (strip.Plot.X, strip.Plot.Width)));
        for (int i = 1; i < runs; i++)
        {
            Assert.True(row.Strips[i].Plot.Y >= row.Strips[i - 1].Plot.Bottom);
            Assert.InRange(row.Strips[i].Plot.Height, row.Strips[0].Plot.Height - 1, row.Strips[0].Plot.Height + 1);
        }

        Assert.True(row.Bounds.Encloses(row.Strips[^1].Plot, 0));
    }

    [Fact]
    public void Each_strip_has_the_numbers_of_its_own_run()
    {
        Stage stage = ContrastCase.Paused("recall", 3, height: 1024);
        RunStripsPanel states = Row(stage, PanelName.Hidden), gradients = Row(stage, PanelName.Gradient);
        foreach (ShownRun run in stage.Training.Contrast.Runs)
        {
            PreparedStep step = run.Training.Step;
            for (int t = 1; t <= step.Timesteps; t++)
            {
                int at = 5 * step.Timesteps + t - 1;
                Assert.Equal(stage.Scales.Hidden.Encode(step.HiddenAt(t, 5, 0)), states.Strips[run.Index].Cells.Cells[at]);
                Assert.Equal(stage.Scales.Gradient.Encode(step.HiddenGradientAt(t, 5, 0)), gradients.Strips[run.Index].Cells.Cells[at]);
            }
        }
    }

    [Fact]
    public void Where_c_is_chosen_an_LSTM_shows_it_and_the_others_h_and_each_says_which()
    {
        Stage stage = ContrastCase.Paused("recall", 3);
        Assert.Equal(StateName.Hidden, stage.View.State);
        stage.Do(Actions.State);
        stage.Frames(1);
        RunStripsPanel row = Row(stage, PanelName.Hidden);
        Assert.Equal(["h_t", "c_t", "h_t"], row.Strips.Select(strip => strip.Symbol));
        DrawnText[] letters = [.. stage.Draw().Texts.Where(text => text.Text is "h" or "c" && text.Style.Role == FontRole.MathItalic
            && text.Bounds.Right <= row.Plot.X && row.Plot.Y < text.Baseline && text.Baseline < row.Plot.Bottom)];
        Assert.Equal(["h", "c", "h"], letters.OrderBy(text => text.Baseline).Select(text => text.Text));
        Assert.False(stage.View.ShowsCell, "the run in front has no c");
    }

    [Fact]
    public void The_scale_of_c_reaches_as_far_as_c_of_every_run()
    {
        Stage stage = ContrastCase.Paused("recall", 2, frames: 60);
        stage.Do(Actions.State);
        stage.Frames(1);
        PreparedStep step = stage.Training.Contrast.Runs[1].Training.Step;
        double largest = Enumerable.Range(1, step.Timesteps)
            .Max(t => Enumerable.Range(0, step.HiddenUnits).Max(unit => Math.Abs(step.CellStateAt(t, unit, 0))));
        Assert.True(largest > 1, "c was to leave ±1");
        Assert.True(stage.Scales.Cell.High >= largest);
    }

    [Fact]
    public void Every_run_is_named_at_its_strip_in_its_own_colour()
    {
        Stage stage = ContrastCase.Paused("recall", 3);
        RunStripsPanel row = Row(stage, PanelName.Hidden);
        IReadOnlyList<DrawnText> texts = stage.Draw().Texts;
        foreach (ShownRun run in stage.Training.Contrast.Runs)
        {
            Box strip = row.Strips[run.Index].Bounds;
            DrawnText[] name = [.. texts.Where(text =>
                text.Bounds.Right <= row.Plot.X && strip.Y <= text.Baseline && text.Baseline <= strip.Bottom)];
            Assert.Equal(run.Name, string.Join(' ', name.Select(text => text.Text)));
            Assert.All(name, text => Assert.Equal(stage.Appearance.Look.Theme.Runs[run.Index].TextColor, text.Color));
        }
    }

    [Fact]
    public void A_tip_says_the_number_and_of_which_run_it_is()
    {
        Stage stage = ContrastCase.Paused("recall", 3);
        RunStripsPanel row = Row(stage, PanelName.Hidden);
        foreach (ShownRun run in stage.Training.Contrast.Runs)
        {
            Box strip = row.Strips[run.Index].Plot;
            var text = new HoverText(new char[HoverText.Capacity], new char[HoverText.Capacity], new char[HoverText.Capacity]);
            Assert.True(row.TryDescribe(new Point(stage.View.Axis.Center(7), strip.Y + 1.5f * strip.Height / 12), ref text));
            Assert.Equal($"h₇[unit 2], {run.Name}", text.Name.Span.ToString());
            Assert.StartsWith(Written(run.Training.Step.HiddenAt(7, 1, 0)), text.Value.Span.ToString(), StringComparison.Ordinal);
        }

        static string Written(double value)
        {
            var line = new TextLine(new char[32]);
            line.Add3(value);
            return line.Span.ToString();
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void What_a_stop_points_at_lies_in_the_strip_of_the_run_in_front(int front)
    {
        Stage stage = ContrastCase.Paused("recall", 2, front: front);
        RunStripsPanel row = Row(stage, PanelName.Hidden);
        TargetPlace place = row.Locate(Stage.Fonts, new TargetSettings { Panel = PanelName.Hidden, Timestep = 9, Unit = 3 });
        Assert.True(row.Strips[front].Plot.Encloses(place.Area, 0.5f));
        Assert.Equal(9, row.TimestepAt(place.Area.Center));
    }

    [Fact]
    public void A_click_on_any_strip_walks_to_its_column()
    {
        Stage stage = ContrastCase.Paused("recall", 3);
        RunStripsPanel row = Row(stage, PanelName.Hidden);
        for (int i = 0; i < 3; i++)
        {
            stage.Click(new Point(stage.View.Axis.Center(10 + i), row.Strips[i].Plot.Center.Y));
            Assert.Equal(10 + i, stage.Training.Timestep);
        }
    }

    [Fact]
    public void The_units_of_the_run_in_front_alone_can_be_chosen()
    {
        Stage stage = ContrastCase.Paused("text", 2, front: 1);
        RunStripsPanel row = Row(stage, PanelName.Hidden);
        Assert.Equal(-1, row.UnitAt(row.Strips[0].Plot.Center));
        Assert.Equal(6, row.UnitAt(row.Strips[1].Plot.Center + new Point(0, 2)));
    }

    [Fact]
    public void One_run_alone_has_no_strips()
    {
        var stage = new Stage("vanishing");
        Assert.Empty(stage.Root.Lesson.Children.OfType<RunStripsPanel>());
    }

    private static RunStripsPanel Row(Stage stage, PanelName name) =>
        stage.Root.Lesson.Children.OfType<RunStripsPanel>().Single(row => row.LessonName == name && row.Visible);
}
