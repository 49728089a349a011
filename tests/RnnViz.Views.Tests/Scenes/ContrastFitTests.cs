using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Layout;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Scenes;

/// <summary>With two and three runs no text is cut off and no two overlap: over tasks, sizes, themes, panels and fronts.</summary>
public sealed class ContrastFitTests
{
    private static readonly (int Width, int Height)[] Sizes = [(1280, 720), (1920, 1080), (1280, 1024)];

    public static TheoryData<string, int> Contrasts()
    {
        var data = new TheoryData<string, int>();
        foreach (string task in ContrastCase.All)
        {
            data.Add(task, 2);
            data.Add(task, 3);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Contrasts))]
    public void Every_contrast_fits_with_the_vanilla_run_in_front_and_with_the_gated_one(string task, int runs)
    {
        for (int front = 0; front < 2; front++)
        {
            Stage stage = ContrastCase.Paused(task, runs, front: front);
            foreach (StateName state in new[] { StateName.Hidden, StateName.Cell })
            {
                stage.View.Show(state);
                stage.Frames(1);
                RequireEverywhere(stage, $"{task}, {runs} runs, run {front} in front, {state}");
            }
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Contrasts_fit_on_the_largest_screens(int runs)
    {
        Stage stage = ContrastCase.Paused("recall", runs);
        foreach (Theme theme in ThemeCatalog.All)
        {
            stage.Show(new Extent(3840, 2160), theme);
            TextFitTests.RequireFit(stage, $"{runs} runs, {theme.Name}");
        }
    }

    [Theory]
    [MemberData(nameof(Contrasts))]
    public void Every_contrast_fits_with_each_panel_as_the_whole_window(string task, int runs)
    {
        Stage stage = ContrastCase.Paused(task, runs, front: 1);
        foreach (PanelKey focus in Enum.GetValues<PanelKey>())
        {
            stage.View.Focus = focus;
            stage.Frames(1);
            RequireEverywhere(stage, $"{task}, {runs} runs, focus {focus}");
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void A_contrast_that_is_walked_through_fits_with_fitted_scales(int runs)
    {
        Stage stage = ContrastCase.Paused("recall", runs);
        stage.Do(Actions.FitScales);
        stage.Frames(300); // until the message has gone
        stage.Training.Walk.Granularity = Granularity.Timestep;
        foreach (Phase phase in new[] { Phase.Backward, Phase.Loss, Phase.Forward })
        {
            while (stage.Training.Walk.Cursor.Phase != phase || stage.Training.Walk.Cursor.Timestep > 20)
            {
                stage.Do(Actions.StepBack);
            }

            stage.Frames(1);
            RequireEverywhere(stage, $"{runs} runs in {phase}");
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void The_panels_of_a_stop_fit(int runs)
    {
        PanelName[][] shown =
        [
            [PanelName.Flow, PanelName.Hidden], [PanelName.Hidden, PanelName.Gradient], [PanelName.Loss, PanelName.Task],
            [PanelName.Flow, PanelName.Training], [PanelName.Unrolled, PanelName.Hidden, PanelName.Task],
        ];
        Lesson lesson = ContrastCase.Of("recall", runs) with
        {
            Stops = [.. shown.Select((panels, i) => new StopSettings
            {
                Iteration = i,
                Phase = Phase.Loss,
                Show = panels,
                Target = new TargetSettings { Panel = panels[0] },
                Callout = "What is said here is longer than a line of the narrowest of the windows, so that it is broken somewhere.",
            })],
        };
        var stage = new Stage(lesson, new Extent(1280, 720), honoursStops: true);
        stage.Frames(1);
        int stops = 0;
        foreach (StopSettings stop in StopWalk.Stops(stage))
        {
            stage.Frames(2);
            Assert.All(stop.Show, panel => Assert.Contains(panel, stage.Root.Lesson.ShownPanels.Select(there => there.Name)));
            RequireEverywhere(stage, $"{runs} runs, {string.Join(", ", stop.Show)}");
            stops++;
        }

        Assert.Equal(shown.Length, stops);
    }

    private static void RequireEverywhere(Stage stage, string what)
    {
        foreach ((int width, int height) in Sizes)
        {
            foreach (Theme theme in ThemeCatalog.All)
            {
                stage.Show(new Extent(width, height), theme);
                TextFitTests.RequireFit(stage, $"{what} at {width}x{height}, {theme.Name}");
            }
        }
    }
}
