using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Layout;
using RnnViz.Views.Screen;
using RnnViz.Views.Tests.Overlays;

namespace RnnViz.Views.Tests.Scenes;

/// <summary>Each stop brings its own view, and what was pressed at another is over.</summary>
public sealed class SlideTests
{
    private static readonly StopSettings
        First = new() { Iteration = 0, Phase = Phase.Loss, Callout = "the first" },
        Asked = new() { Iteration = 0, Phase = Phase.Backward, Timestep = 1, Callout = "the second", Ask = "What arrives?" };

    [Fact]
    public void A_panel_that_was_enlarged_at_one_stop_does_not_hide_the_view_of_the_next()
    {
        Stage stage = Open(StopCalloutTests.Slides);
        stage.Do(Actions.FocusPanels[7]);
        stage.Frames(3);
        Assert.Equal([PanelName.Spectrum], Shown(stage));
        stage.Do(Actions.NextStop);
        Arrive(stage);
        Assert.Equal((PanelKey.None, 1), (stage.View.Focus, stage.Training.Walk.StopIndex));
        Assert.Equal([PanelName.Unrolled, PanelName.Flow], Shown(stage));
    }

    [Fact]
    public void A_panel_that_was_enlarged_stays_so_in_steps_from_a_stop_until_the_next()
    {
        Stage stage = Open(StopCalloutTests.Slides);
        stage.Do(Actions.FocusPanels[7]);
        stage.Training.Walk.Granularity = Granularity.Term;
        stage.Do(Actions.Step);
        stage.Frames(2);
        Assert.Null(stage.Training.Stop);
        Assert.Equal([PanelName.Spectrum], Shown(stage));
    }

    [Theory]
    [InlineData(Actions.Step)]
    [InlineData(Actions.Last)]
    public void No_empty_strip_is_left_where_a_key_closes_a_question_and_nothing_is_said(string action)
    {
        Stage stage = Open(LessonCatalog.Load("hello") with { Stops = [First, Asked] });
        stage.Training.Walk.Granularity = Granularity.Term;
        Assert.True(Strip(stage) > 0);
        stage.Do(Actions.NextStop);
        stage.Frames(2);
        Assert.Equal("What arrives?", stage.Training.Question);
        float strip = Strip(stage);
        Assert.True(strip > 0);
        stage.Do(action);
        stage.Frames(1);
        Assert.Equal((null, null), (stage.Training.Question, stage.Training.Stop));
        Assert.Equal(0, Strip(stage));
        stage.Do(Actions.First);
        stage.Frames(1);
        Assert.Equal(strip, Strip(stage));
    }

    [Fact]
    public void The_strip_keeps_its_height_on_the_whole_way_from_stop_to_stop()
    {
        Stage stage = Open(StopCalloutTests.Slides);
        float strip = Strip(stage);
        Assert.True(strip > 0);
        stage.Do(Actions.NextStop);
        Assert.True(stage.Root.Lesson.Presenter.IsOnTheWay);
        for (int i = 0; stage.Training.Stop is null || i == 0; i++)
        {
            Assert.True(i < 1000);
            stage.Frames(1);
            Assert.Equal(strip, Strip(stage));
        }
    }

    [Theory]
    [InlineData(Actions.NextStop)]
    [InlineData(Actions.PreviousStop)]
    public void At_the_only_stop_Esc_shows_all_panels_and_says_which_keys_bring_the_stop_back(string key)
    {
        Lesson lesson = StopCalloutTests.Slides;
        Stage stage = Open(lesson with { Stops = [lesson.Stops[0]] });
        stage.Do(Actions.Back);
        stage.Frames(1);
        Assert.True(stage.Appearance.Layout.Loss.Width > 0);
        Assert.Contains("PageDown or PageUp", stage.Root.Lesson.LastMessage, StringComparison.Ordinal);
        stage.Do(key);
        stage.Frames(1);
        Assert.Equal([PanelName.Unrolled], Shown(stage));
    }

    [Theory]
    [InlineData(Actions.Pause)]
    [InlineData(Actions.NextStop)]
    public void That_all_panels_are_shown_is_not_said_any_more_at_the_next_stop(string key)
    {
        Stage stage = Open(StopCalloutTests.Slides);
        stage.Do(Actions.Back);
        stage.Frames(1);
        Assert.True(SaysAll(stage));
        int first = stage.Training.Walk.StopIndex, frames = 0;
        stage.Do(key);
        while (stage.Training.Stop is null || stage.Training.Walk.StopIndex == first)
        {
            stage.Frames(1);
            Assert.True(++frames < 200, "the message would have left by itself");
        }

        stage.Frames(1);
        Assert.Equal([PanelName.Unrolled, PanelName.Flow], Shown(stage));
        Assert.False(SaysAll(stage));
    }

    [Fact]
    public void That_all_panels_are_shown_is_not_said_while_one_has_the_window_nor_after_it()
    {
        Stage stage = Open(StopCalloutTests.Slides);
        stage.Do(Actions.Back);
        stage.Do(Actions.FocusPanels[7]);
        Assert.False(SaysAll(stage));
        stage.Frames(1);
        stage.Do(Actions.FocusPanels[7]);
        stage.Frames(1);
        Assert.False(SaysAll(stage));
    }

    private static bool SaysAll(Stage stage) =>
        stage.Draw().Texts.Any(text => text.Text.StartsWith("All panels;", StringComparison.Ordinal));

    private static Stage Open(Lesson lesson)
    {
        var stage = new Stage(lesson, new Extent(1920, 1080), honoursStops: true);
        stage.Frames(1);
        return stage;
    }

    private static IEnumerable<PanelName> Shown(Stage stage) => stage.Root.Lesson.ShownPanels.Select(panel => panel.Name);

    private static float Strip(Stage stage) => stage.Appearance.Layout.CalloutStrip.Height;

    private static void Arrive(Stage stage)
    {
        for (int i = 0; stage.Root.Lesson.Presenter.IsOnTheWay && i < 1000; i++)
        {
            stage.Frames(1);
        }

        stage.Frames(1);
    }
}
