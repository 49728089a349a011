using RnnViz.Engine.Controls;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Scene;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Layout;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Scenes;

/// <summary>Figures of panels: measured on what was drawn, at the widths of a column and of a page with type of 8 points.</summary>
public sealed class PanelFigureTests
{
    private const float PixelsPerInch = 144;

    private static readonly float[] Millimetres = [60, 84, 170];

    public static TheoryData<string> Lessons() =>
    [
        "vanishing", "two-timesteps", "hello", "window-of-three", "lstm-remembers", "gru-remembers", "lstm-and-vanilla", "adding-problem",
        "series",
    ];

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Every_panel_fits_by_itself_with_and_without_its_title(string name)
    {
        Stage stage = Paused(name, 12);
        foreach (FlowPicture flow in Enum.GetValues<FlowPicture>())
        {
            stage.View.FlowPicture = flow;
            foreach (PanelName panel in PanelsOf(stage).Where(panel => flow == FlowPicture.Bars || panel == PanelName.Flow))
            {
                RequireFit(stage, [panel], $"{name}, {flow}");
            }
        }
    }

    [Theory]
    [InlineData("vanishing")]
    [InlineData("lstm-and-vanilla")]
    public void Several_panels_fit_in_every_theme(string name)
    {
        foreach (Theme theme in ThemeCatalog.All)
        {
            Stage stage = Paused(name, 3, theme);
            RequireFit(stage, [PanelName.Unrolled, PanelName.Hidden, PanelName.Gradient, PanelName.Flow, PanelName.Loss], theme.Name);
            RequireFit(stage, [], $"{name}, {theme.Name}: all");
        }
    }

    [Theory]
    [InlineData("vanishing", "hidden unit")]
    [InlineData("vanishing", ", log axis")]
    [InlineData("vanishing", "timestep ")]
    [InlineData("vanishing", "iteration")]
    [InlineData("vanishing", "loss, nats per sequence")]
    [InlineData("vanishing", "Re λ")]
    [InlineData("vanishing", "Im λ")]
    [InlineData("lstm-remembers", "hidden unit")]
    [InlineData("lstm-remembers", "timestep ")]
    public void A_figure_says_what_its_axes_count(string name, string title)
    {
        Stage stage = Paused(name, 3);
        (RecordingCanvas canvas, _) = Draw(stage, Asked([.. PanelsOf(stage)], 84, true), 84);
        Assert.Contains(canvas.Texts, text => text.Text == title);
    }

    [Fact]
    public void Stacked_rows_share_one_axis_and_its_numbers_stand_below_the_lowest()
    {
        Stage stage = Paused("vanishing", 3);
        PanelName[] rows = [PanelName.Hidden, PanelName.Gradient, PanelName.Flow];
        (RecordingCanvas canvas, _) = Draw(stage, Asked(rows, 84, false), 84);
        DrawnText title = Assert.Single(canvas.Texts, text => text.Text == "timestep ");
        Box flow = stage.Root.Lesson.ShownPanels.Single(shown => shown.Name == PanelName.Flow).Box;
        Assert.InRange(title.Baseline, flow.Y, flow.Bottom);
        DrawnText last = Assert.Single(canvas.Texts, text => text.Text == "40");
        Assert.InRange(last.Bounds.Center.X, stage.View.Axis.Left(40), stage.View.Axis.Left(41));
        Box[] boxes = [.. stage.Root.Lesson.ShownPanels.Select(shown => shown.Box)];
        Assert.Equal(3, boxes.Length);
        Assert.All(boxes, box => Assert.Equal((boxes[0].X, boxes[0].Width), (box.X, box.Width)));
    }

    [Fact]
    public void A_figure_has_no_buttons_keys_bars_or_messages()
    {
        var stage = new Stage("lstm-remembers");
        stage.Frames(3);
        stage.Playback.IsRunning = false;
        stage.Do(Actions.Theme);
        Assert.Contains(stage.Draw().Texts, text => text.Text == "Theme dark");
        (RecordingCanvas canvas, _) = Draw(stage, Asked([.. PanelsOf(stage)], 170, false), 170);
        string[] texts = [.. canvas.Texts.Select(text => text.Text)];
        Assert.DoesNotContain("Theme dark", texts);
        Assert.DoesNotContain("not shown", texts);
        Assert.DoesNotContain("FORWARD", texts);
        Assert.DoesNotContain(texts, text => text.Contains("lessons") || text.Contains("picture"));
        Assert.Empty(Shown(stage.Root).OfType<BaseButton>());
    }

    [Fact]
    public void A_bare_figure_has_neither_titles_nor_cards()
    {
        Stage stage = Paused("vanishing", 3);
        (RecordingCanvas titled, Extent size) = Draw(stage, Asked([PanelName.Flow], 84, false), 84);
        (RecordingCanvas bare, Extent smaller) = Draw(stage, Asked([PanelName.Flow], 84, true), 84);
        Assert.Contains(titled.Texts, text => text.Text == "FLOW");
        Assert.Contains(titled.Shapes, shape => shape.Kind == "outline" && shape.Bounds.Width > size.Width * 0.9f);
        Assert.DoesNotContain(bare.Texts, text => text.Text == "FLOW");
        Assert.DoesNotContain(bare.Shapes, shape => shape.Kind == "outline" && shape.Bounds.Width > size.Width * 0.9f);
        Assert.True(smaller.Height < size.Height);
    }

    [Fact]
    public void The_labels_have_the_size_that_is_asked_for()
    {
        Stage stage = Paused("vanishing", 3);
        (RecordingCanvas canvas, _) = Draw(stage, Asked([PanelName.Hidden], 84, false), 84);
        Assert.Equal(16, canvas.Texts.Single(text => text.Text == "hidden unit").Style.Size, 0.001f);
        Assert.All(canvas.Texts.Where(text => text.Style.Role != FontRole.MathItalic), text => Assert.True(text.Style.Size >= 0.9f * 16));
    }

    [Fact]
    public void On_white_paper_every_text_of_the_dark_theme_can_be_read()
    {
        Stage stage = Paused("vanishing", 3, ThemeCatalog.Dark);
        FigureRequest figure = Asked([PanelName.Flow, PanelName.Loss], 84, false) with { Background = FigureBackground.White };
        (RecordingCanvas canvas, _) = Draw(stage, figure, 84);
        Assert.Equal(Rgba.Hex(0xFFFFFF), canvas.GroundAt(new Point(1, 1), int.MaxValue));
        Assert.All(canvas.Texts, text => Assert.True(Rgba.Contrast(text.Color, Rgba.Hex(0xFFFFFF)) >= 4.5, text.Text));
    }

    [Fact]
    public void A_figure_without_a_background_fills_no_panel()
    {
        Stage stage = Paused("vanishing", 3);
        FigureRequest figure = Asked([PanelName.Loss], 84, false) with { Background = FigureBackground.None };
        (RecordingCanvas canvas, Extent size) = Draw(stage, figure, 84);
        Assert.DoesNotContain(canvas.Shapes, shape => shape.Kind != "outline" && shape.Bounds.Width > size.Width * 0.9f);
    }

    [Fact]
    public void The_call_out_of_a_stop_stands_above_its_panel_and_points_at_what_it_speaks_of()
    {
        var stage = new Stage(LessonCatalog.Load("vanishing"), new Extent(1280, 720), honoursStops: true);
        StopSettings stop = StopWalk.Stops(stage).Skip(1).First();
        foreach (float width in Millimetres)
        {
            (RecordingCanvas canvas, Extent size) = Draw(stage, Asked([PanelName.Flow], width, true) with { ShowsCallout = true }, width);
            TextFit.RequireApart(canvas.Texts, size, $"{width} mm");
            Box flow = stage.Root.Lesson.ShownPanels.Single().Box, callout = stage.Root.Lesson.CalloutBox;
            Assert.True(callout.Height > 0 && callout.Bottom <= flow.Y, $"{callout} above {flow}");
            Assert.Equal(PanelName.Flow, stage.Root.Lesson.CalloutTarget!.Value.Name);
            Assert.DoesNotContain(canvas.Texts, text => text.Text.Contains("PageDown"));
        }

        Assert.Equal(stop.Callout, stage.Training.Stop?.Callout);
    }

    [Fact]
    public void The_window_comes_back_as_it_was()
    {
        Stage stage = Paused("lstm-remembers", 3);
        DrawnText[] before = [.. stage.Draw().Texts];
        Draw(stage, Asked([PanelName.Flow], 84, true), 84);
        stage.Root.Figure = null;
        stage.Resize(1280, 720);
        stage.Tree.Process(0);
        Assert.Equal(before, stage.Draw().Texts);
    }

    [Fact]
    public void A_picture_of_the_window_can_be_without_messages()
    {
        Stage stage = Paused("vanishing", 3);
        stage.Do(Actions.Theme);
        stage.Root.HidesPassing = true;
        Assert.DoesNotContain(stage.Draw().Texts, text => text.Text == "Theme dark");
        stage.Root.HidesPassing = false;
        Assert.Contains(stage.Draw().Texts, text => text.Text == "Theme dark");
    }

    private static IEnumerable<Node> Shown(Node node) =>
        node.Visible ? [node, .. node.Children.SelectMany(Shown)] : [];

    private static IEnumerable<PanelName> PanelsOf(Stage stage) => PanelNames.All.Where(
        panel => panel is not (PanelName.Controls or PanelName.Text) && stage.Root.FigureHeight(900, Asked([panel], 84, false)) > 60);

    private static FigureRequest Asked(IReadOnlyList<PanelName> panels, float millimetres, bool isBare) => new()
    {
        Panels = panels,
        IsBare = isBare,
        Unit = FigureRequest.UnitFor(8 * PixelsPerInch / 72),
    };

    private static void RequireFit(Stage stage, IReadOnlyList<PanelName> panels, string where)
    {
        foreach (float width in Millimetres)
        {
            foreach (bool isBare in (bool[])[false, true])
            {
                (RecordingCanvas canvas, Extent size) = Draw(stage, Asked(panels, width, isBare), width);
                if (canvas.Texts.Count > 0)
                {
                    TextFit.RequireApart(canvas.Texts, size, $"{where}: {string.Join('+', panels)}, {width} mm{(isBare ? ", bare" : "")}");
                }
            }
        }
    }

    private static (RecordingCanvas Canvas, Extent Size) Draw(Stage stage, FigureRequest figure, float millimetres)
    {
        float width = MathF.Round(millimetres / 25.4f * PixelsPerInch);
        stage.Root.Figure = figure;
        stage.Resize((int)width, (int)stage.Root.FigureHeight(width, figure));
        stage.Tree.Process(0);
        return (stage.Draw(), stage.Size);
    }

    private static Stage Paused(string name, int frames, Theme? theme = null)
    {
        var stage = new Stage(name, theme: theme);
        stage.Root.Lesson.Readings.ReadsAll = true;
        stage.Frames(frames);
        stage.Playback.IsRunning = false;
        stage.Frames(1);
        return stage;
    }
}
