using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Layout;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Scenes;

/// <summary>No text of a gated lesson is cut off and no two overlap, over sizes, themes, panels and pictures.</summary>
public sealed class GatedTextFitTests
{
    private static readonly (int Width, int Height)[] Sizes = [(1280, 720), (1920, 1080), (1280, 1024), (3840, 2160)];

    [Theory]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    public void All_panels_and_each_panel_alone_fit_in_every_theme(CellKind cell)
    {
        foreach (Theme theme in ThemeCatalog.All)
        {
            Stage stage = GatedCase.Open(GatedCase.Recall(cell, 40, 32), theme: theme);
            stage.Frames(4);
            stage.Playback.IsRunning = false;
            foreach (PanelKey focus in Enum.GetValues<PanelKey>())
            {
                stage.View.Focus = focus;
                RequireFit(stage, $"{cell}, {theme.Name}, {focus}");
            }
        }
    }

    [Theory]
    [InlineData(CellKind.Lstm, null)]
    [InlineData(CellKind.Gru, null)]
    [InlineData(CellKind.Lstm, 3)]
    [InlineData(CellKind.Gru, 3)]
    public void Every_picture_of_flow_state_and_gates_fits_with_fitted_scales(CellKind cell, int? window)
    {
        Stage stage = GatedCase.Paused(GatedCase.Text(cell, 12, 6, window), frames: 5);
        stage.Do(Actions.FitScales);
        stage.Frames(300); // until the toast has gone
        foreach (FlowPicture picture in Enum.GetValues<FlowPicture>())
        {
            foreach (StateName state in Enum.GetValues<StateName>())
            {
                foreach (PanelKey focus in new[] { PanelKey.None, PanelKey.Hidden, PanelKey.Flow, PanelKey.Gates, PanelKey.Spectrum })
                {
                    stage.View.FlowPicture = picture;
                    stage.View.Show(state);
                    stage.View.ShowGate(state == StateName.Cell ? 1 : null);
                    stage.View.Focus = focus;
                    RequireFit(stage, $"{cell}, {picture}, {state}, {focus}, window {window}");
                }
            }
        }
    }

    [Theory]
    [InlineData(CellKind.Lstm, 1, 1)]
    [InlineData(CellKind.Gru, 1, 1)]
    [InlineData(CellKind.Lstm, 2, 256)]
    [InlineData(CellKind.Lstm, 33, 3)]
    [InlineData(CellKind.Gru, 200, 256)]
    [InlineData(CellKind.Lstm, 200, 64)]
    public void Any_number_of_timesteps_and_units_fits(CellKind cell, int timesteps, int hidden)
    {
        Stage stage = GatedCase.Paused(GatedCase.Text(cell, timesteps, hidden), frames: 2);
        foreach (PanelKey focus in new[] { PanelKey.None, PanelKey.Flow, PanelKey.Gates, PanelKey.Spectrum, PanelKey.Gradient })
        {
            stage.View.Focus = focus;
            foreach (TimeRange range in (TimeRange[])[TimeRange.All(timesteps), new(timesteps * 0.4f, timesteps * 0.3f)])
            {
                stage.View.Range = range;
                RequireFit(stage, $"{cell}, T = {timesteps}, H = {hidden}, {focus}, {range}");
            }
        }
    }

    [Theory]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    public void A_run_that_has_come_to_NaN_fits(CellKind cell)
    {
        Lesson lesson = GatedCase.Recall(cell);
        Stage stage = GatedCase.Open(lesson with
        {
            Task = LessonCatalog.Load("adding-problem").Task,
            Training = lesson.Training with { Optimizer = new SgdSettings { LearningRate = 1000 }, PauseOnNonFinite = false },
        });
        stage.Frames(150);
        Assert.True(double.IsNaN(stage.Training.Step.LossSum), "the run was to come to NaN");
        foreach (PanelKey focus in new[] { PanelKey.None, PanelKey.Hidden, PanelKey.Flow, PanelKey.Gates, PanelKey.Spectrum })
        {
            foreach (int? gate in new int?[] { null, 1 })
            {
                stage.View.Focus = focus;
                stage.View.ShowGate(gate);
                RequireFit(stage, $"{cell}, {focus}, gate {gate}");
            }
        }
    }

    [Theory]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    public void Every_tip_fits_in_every_theme(CellKind cell)
    {
        int tips = 0;
        foreach (Theme theme in ThemeCatalog.All)
        {
            Stage stage = GatedCase.Open(GatedCase.Recall(cell, 40, 32), theme: theme);
            stage.Frames(4);
            stage.Playback.IsRunning = false;
            foreach (PanelKey focus in new[] { PanelKey.None, PanelKey.Gates, PanelKey.Flow, PanelKey.Spectrum })
            {
                stage.View.Focus = focus;
                stage.Frames(1);
                for (int x = 20; x < stage.Size.Width; x += 90)
                {
                    for (int y = 60; y < stage.Size.Height - 60; y += 33)
                    {
                        stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerMoved, new Point(x, y)));
                        stage.Tree.Process(1);
                        DrawnText[] tip = stage.Tip();
                        tips += tip.Length > 0 ? 1 : 0;
                        TextFit.RequireApart(tip, stage.Size, $"{cell}, {theme.Name}: tip at {x}, {y}, focus {focus}");
                    }
                }
            }
        }

        Assert.True(tips > 300, "hardly any tip was drawn");
    }

    [Theory]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    public void Every_page_of_the_help_fits(CellKind cell)
    {
        foreach (Theme theme in ThemeCatalog.All)
        {
            Stage stage = GatedCase.Open(GatedCase.Recall(cell), theme: theme);
            stage.Do(Actions.Help);
            string before = "";
            for (int page = 0; Written(stage) is var now && now != before; page++)
            {
                TextFit.Require(TextFitTests.OverlayOf(stage), stage.Size, $"{cell}, {theme.Name}, page {page}");
                before = now;
                stage.Do(Actions.Step);
            }
        }

        static string Written(Stage stage) => string.Join(' ', TextFitTests.OverlayOf(stage).Select(text => text.Text));
    }

    private static void RequireFit(Stage stage, string where)
    {
        foreach ((int width, int height) in Sizes)
        {
            stage.Resize(width, height);
            stage.Frames(1);
            TextFitTests.RequireFit(stage, $"{where} at {width}x{height}");
        }
    }
}
