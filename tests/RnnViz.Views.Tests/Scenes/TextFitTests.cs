using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Tasks;
using RnnViz.Views.Layout;
using RnnViz.Views.Overlays;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Scenes;

/// <summary>No text is cut off and no two texts overlap: measured on what was drawn, over sizes, scales, lessons and moments.</summary>
public sealed class TextFitTests
{
    private static readonly (int Width, int Height)[] Sizes = [(1280, 720), (1366, 768), (1920, 1080), (1280, 1024), (3840, 2160)];

    public static TheoryData<string> Lessons() => [.. LessonCatalog.BuiltIn.Select(lesson => lesson.Name)];

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Every_lesson_fits_at_every_size_at_the_start_and_later(string name)
    {
        var stage = new Stage(name);
        foreach (int frames in new[] { 0, 30 })
        {
            stage.Frames(frames);
            foreach ((int width, int height) in Sizes)
            {
                stage.Resize(width, height);
                stage.Frames(1);
                RequireFit(stage, $"{name} at {width}x{height} after {frames} frames");
            }
        }
    }

    [Fact]
    public void Every_scale_fits()
    {
        var stage = new Stage("hello", 1920, 1080);
        stage.Frames(300);
        for (int i = 0; i < 4; i++)
        {
            stage.Do(Actions.Smaller);
        }

        for (int i = 0; i < 9; i++)
        {
            stage.Frames(300); // until the toast has gone
            RequireFit(stage, $"step {i} of the scales");
            stage.Do(Actions.Larger);
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 256)]
    [InlineData(33, 3)]
    [InlineData(100, 100)]
    [InlineData(400, 256)]
    public void Any_number_of_timesteps_and_units_fits(int timesteps, int hidden)
    {
        Stage stage = OfSize(timesteps, hidden);
        stage.Frames(3);
        foreach ((int width, int height) in Sizes)
        {
            stage.Resize(width, height);
            RequireFit(stage, $"T = {timesteps}, H = {hidden} at {width}x{height}");
        }
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Every_lesson_fits_with_each_panel_as_the_whole_window(string name)
    {
        var stage = new Stage(name);
        stage.Frames(12);
        stage.Playback.IsRunning = false;
        foreach (string panel in Actions.FocusPanels)
        {
            stage.Do(panel);
            if (stage.View.Focus != Actions.PanelOf(panel))
            {
                continue; // the lesson has no such panel
            }

            foreach ((int width, int height) in Sizes)
            {
                stage.Resize(width, height);
                stage.Frames(1);
                RequireFit(stage, $"{name}, {panel} at {width}x{height}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Every_lesson_fits_with_each_picture_in_the_flow_row_and_with_fitted_scales(string name)
    {
        var stage = new Stage(name);
        stage.Frames(5);
        stage.Playback.IsRunning = false;
        stage.Do(Actions.FitScales);
        stage.Frames(300); // until the toast has gone
        foreach (FlowPicture picture in Enum.GetValues<FlowPicture>())
        {
            foreach (PanelKey focus in new[] { PanelKey.None, PanelKey.Flow })
            {
                stage.View.FlowPicture = picture;
                stage.View.Focus = focus;
                foreach ((int width, int height) in Sizes)
                {
                    stage.Resize(width, height);
                    stage.Frames(1);
                    RequireFit(stage, $"{name}, {picture}, focus {focus} at {width}x{height}");
                }
            }
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(12, 8)]
    [InlineData(100, 100)]
    [InlineData(400, 256)]
    public void Any_part_of_the_timesteps_fits(int timesteps, int hidden)
    {
        Stage stage = OfSize(timesteps, hidden);
        stage.Frames(2);
        foreach (PanelKey focus in new[] { PanelKey.None, PanelKey.Unrolled, PanelKey.Hidden, PanelKey.Flow })
        {
            stage.View.Focus = focus;
            TimeRange[] ranges =
                [new(0, timesteps), new(timesteps * 0.4f, timesteps * 0.3f), new(timesteps * 0.37f, timesteps * 0.04f)];
            foreach (TimeRange range in ranges)
            {
                stage.View.Range = range;
                foreach ((int width, int height) in Sizes)
                {
                    stage.Resize(width, height);
                    stage.Frames(1);
                    RequireFit(stage, $"T = {timesteps}, H = {hidden}, {range}, focus {focus} at {width}x{height}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Every_tip_lies_on_the_screen_and_its_lines_apart_with_its_explanation(string name)
    {
        foreach (Theme theme in (Theme[])[ThemeCatalog.Light, ThemeCatalog.Projector])
        {
            RequireTips(name, theme);
        }
    }

    private static void RequireTips(string name, Theme theme)
    {
        var stage = new Stage(name, 1280, 720, theme);
        stage.Frames(5);
        stage.Playback.IsRunning = false;
        stage.Training.Walk.HonoursStops = false;
        int tips = 0;
        foreach (PanelKey focus in new[] { PanelKey.None, PanelKey.Task })
        {
            stage.View.Focus = focus;
            stage.Frames(1);
            for (int x = 12; x < 1280; x += 97)
            {
                for (int y = 14; y < 720; y += 43)
                {
                    stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerMoved, new Point(x, y)));
                    stage.Tree.Process(2 * HoverTip.Rest);
                    DrawnText[] tip = stage.Tip();
                    if (tip.Length == 0)
                    {
                        continue;
                    }

                    tips++;
                    TextFit.RequireApart(tip, stage.Size, $"{name}, {theme.Name}: tip at {x}, {y}, focus {focus}");
                }
            }
        }

        Assert.True(tips > 60, $"{name}: hardly any tip was drawn");
    }

    [Fact]
    public void A_run_that_has_exploded_to_NaN_fits()
    {
        Lesson lesson = LessonCatalog.Load("exploding");
        lesson = lesson with
        {
            Model = lesson.Model with { Activation = HiddenActivation.Identity, Initial = lesson.Model.Initial with { Gain = 8 } },
            Training = lesson.Training with { Optimizer = new SgdSettings { LearningRate = 1000 } },
        };
        var stage = new Stage(lesson, new Extent(1280, 720));
        stage.Training.Walk.HonoursStops = false;
        stage.Playback.IsRunning = true;
        for (int frame = 0; frame < 6; frame++)
        {
            RequireFit(stage, $"frame {frame}");
            stage.Frames(1);
        }

        Assert.True(double.IsNaN(stage.Training.Step.LossSum), "the run was to explode");
    }

    [Theory]
    [InlineData(Actions.Help)]
    [InlineData(Actions.Lessons)]
    public void Overlays_fit(string action)
    {
        var stage = new Stage("hello");
        stage.Do(action);
        foreach ((int width, int height) in Sizes)
        {
            stage.Resize(width, height);
            RequireOverlay(stage, $"{action} at {width}x{height}");
        }
    }

    [Fact]
    public void Every_page_of_the_help_fits_in_every_size_of_type()
    {
        // the dark theme has the type of the light one
        foreach (Theme theme in (Theme[])[ThemeCatalog.Light, ThemeCatalog.Projector])
        {
            var stage = new Stage("hello", theme: theme);
            foreach ((int width, int height) in Sizes)
            {
                stage.Do(Actions.Help);
                stage.Resize(width, height);
                string before = "";
                for (int page = 0; Written(stage) is var now && now != before; page++)
                {
                    RequireOverlay(stage, $"{theme.Name}, page {page} at {width}x{height}");
                    before = now;
                    stage.Do(Actions.Step);
                }

                stage.Do(Actions.Help);
            }
        }

        static string Written(Stage stage) => string.Join(' ', OverlayOf(stage).Select(text => text.Text));
    }

    internal static DrawnText[] OverlayOf(Stage stage)
    {
        Overlay overlay = stage.Root.Lesson.Children.OfType<Overlay>().Last();
        overlay.Visible = false;
        int others = stage.Draw().Texts.Count;
        overlay.Visible = true;
        return [.. stage.Draw().Texts.Skip(others)];
    }

    private static void RequireOverlay(Stage stage, string where) => TextFit.Require(OverlayOf(stage), stage.Size, where);

    private static Stage OfSize(int timesteps, int hidden)
    {
        Lesson lesson = LessonCatalog.Load("vanishing");
        return new Stage(
            lesson with
            {
                Task = new TextTaskSettings { Text = new string('x', 5) + "yzabc" + new string('y', 500), SequenceLength = timesteps },
                Model = lesson.Model with { Hidden = hidden },
                Stops = [], // they name timesteps of the lesson as it was
            },
            new Extent(1280, 720));
    }

    internal static void RequireFit(Stage stage, string where) => TextFit.Require(stage.Draw().Texts, stage.Size, where);
}
