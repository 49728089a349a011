using RnnViz.Engine.Drawing;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Step;
using RnnViz.Views.Panels;
using RnnViz.Views.Panels.Flow;
using RnnViz.Views.Panels.Heatmaps;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Tests.Panels.Heatmaps;

/// <summary>In an LSTM the rows of state and gradient and the flow are of h or of c, whichever is asked for.</summary>
public sealed class StateRowTests
{
    [Fact]
    public void The_key_and_the_buttons_of_all_three_rows_switch_all_three()
    {
        Stage stage = GatedCase.Paused(GatedCase.Recall(CellKind.Lstm), width: 1280, height: 1024);
        Assert.Equal(["CELL", "GRADIENT", "FLOW"], Titles(stage));
        stage.Do(Actions.State);
        stage.Frames(1);
        Assert.Equal(["HIDDEN", "GRADIENT", "FLOW"], Titles(stage));
        foreach (PanelName name in (PanelName[])[PanelName.Hidden, PanelName.Gradient, PanelName.Flow])
        {
            stage.Click(Button(stage, name, "c").Bounds.Center);
            stage.Frames(1);
            Assert.Equal((StateName.Cell, "CELL"), (stage.View.State, Titles(stage)[0]));
            stage.Click(Button(stage, name, "h").Bounds.Center);
            stage.Frames(1);
            Assert.Equal((StateName.Hidden, "HIDDEN"), (stage.View.State, Titles(stage)[0]));
        }
    }

    [Fact]
    public void A_GRU_has_no_cell_state_and_no_buttons_for_it()
    {
        Stage stage = GatedCase.Paused(GatedCase.Recall(CellKind.Gru));
        stage.Do(Actions.State);
        Assert.Equal(StateName.Hidden, stage.View.State);
        Assert.DoesNotContain(Rows(stage).SelectMany(row => row.Children).OfType<LetterButton>(), button => button.Label is "h" or "c");
    }

    [Theory]
    [InlineData(StateName.Hidden)]
    [InlineData(StateName.Cell)]
    public void A_lesson_begins_with_the_state_that_it_names(StateName state)
    {
        Lesson lesson = GatedCase.Recall(CellKind.Lstm);
        Assert.Equal(state, GatedCase.Open(lesson with { View = new ViewSettings { State = state } }).View.State);
    }

    [Fact]
    public void The_colours_are_the_cell_states_and_their_gradients()
    {
        Stage stage = GatedCase.Paused(GatedCase.Recall(CellKind.Lstm, hidden: 8), frames: 20, width: 1280, height: 1024);
        PreparedStep step = stage.Training.Step;
        Heatmap states = stage.Root.Lesson.Children.OfType<CellPanel>().Single().Cells;
        Heatmap gradients = stage.Root.Lesson.Children.OfType<CellGradientPanel>().Single().Cells;
        for (int t = 1; t <= step.Timesteps; t++)
        {
            for (int unit = 0; unit < 8; unit++)
            {
                int at = unit * step.Timesteps + t - 1;
                Assert.Equal(stage.Scales.Cell.Encode(step.CellStateAt(t, unit, 0)), states.Cells[at]);
                Assert.Equal(stage.Scales.Gradient.Encode(step.CellGradientAt(t, unit, 0)), gradients.Cells[at]);
            }
        }
    }

    [Fact]
    public void The_key_says_where_the_colours_of_c_end_and_nothing_lies_beyond()
    {
        Stage stage = GatedCase.Paused(GatedCase.Recall(CellKind.Lstm, timesteps: 40, hidden: 16, forgetBias: 6), frames: 60);
        PreparedStep step = stage.Training.Step;
        double largest = 0;
        for (int t = 1; t <= step.Timesteps; t++)
        {
            for (int unit = 0; unit < 16; unit++)
            {
                largest = Math.Max(largest, Math.Abs(step.CellStateAt(t, unit, 0)));
            }
        }

        double limit = stage.Scales.Cell.High;
        Assert.True(largest > 1, "the states were to grow beyond 1");
        Assert.InRange(largest, limit / 2.5, limit);
        Assert.Contains(limit, (double[])[2, 5, 10, 20, 50, 100]);
        string key = limit.ToString("0", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains(stage.Draw().Texts, text => text.Text == "+" + key);
        Assert.Contains(stage.Draw().Texts, text => text.Text == "−" + key);
    }

    [Fact]
    public void While_training_runs_the_limit_of_c_does_not_fall_as_soon_as_it_could()
    {
        Stage stage = GatedCase.Open(GatedCase.Recall(CellKind.Lstm, timesteps: 40, hidden: 16, forgetBias: 4));
        double limit = 0;
        for (int frame = 0; frame < 120; frame++)
        {
            stage.Frames(1);
            double now = stage.Scales.Cell.High, largest = 0;
            for (int t = 1; t <= 40; t++)
            {
                for (int unit = 0; unit < 16; unit++)
                {
                    largest = Math.Max(largest, Math.Abs(stage.Training.Step.CellStateAt(t, unit, 0)));
                }
            }

            Assert.True(largest <= now, $"frame {frame}: {largest} is beyond {now}");
            Assert.True(now >= limit || largest <= 0.7 * now, $"frame {frame}: fell to {now} at {largest}");
            limit = now;
        }
    }

    private static TimePanel[] Rows(Stage stage) => [.. stage.Root.Lesson.Children.OfType<TimePanel>()];

    private static LetterButton Button(Stage stage, PanelName name, string label) =>
        Rows(stage).Single(row => row.Visible && row.LessonName == name).Children.OfType<LetterButton>()
            .Single(button => button.Label == label);

    private static string[] Titles(Stage stage)
    {
        TimePanel[] rows = [.. ((PanelName[])[PanelName.Hidden, PanelName.Gradient, PanelName.Flow])
            .Select(name => Rows(stage).Single(row => row.Visible && row.LessonName == name))];
        Assert.All(rows, row => Assert.True(row is FlowPanel || stage.View.ShowsCell == row is CellPanel or CellGradientPanel));
        string[] texts = [.. stage.Draw().Texts.Select(text => text.Text)];
        return [.. ((string[])["CELL", "HIDDEN", "GRADIENT", "FLOW"]).Where(texts.Contains)];
    }
}
