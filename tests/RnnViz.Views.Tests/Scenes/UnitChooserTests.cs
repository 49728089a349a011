using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Layout;
using RnnViz.Views.Panels.Heatmaps;
using RnnViz.Views.Panels.Tasks;
using RnnViz.Views.Screen;
using RnnViz.Views.Tests.Panels.Tasks;

namespace RnnViz.Views.Tests.Scenes;

/// <summary>Which hidden unit colours the text: by the pointer, the keys, the wheel, and the lesson.</summary>
public sealed class UnitChooserTests
{
    [Fact]
    public void U_brings_the_text_and_then_goes_from_unit_to_unit_and_around()
    {
        Stage stage = Paused("hello");
        Press(stage, Key.U);
        Assert.Equal((PanelKey.Text, 0), (stage.View.Focus, stage.View.Unit));
        Assert.True(PassagePanelTests.Of(stage).Bounds.Width > 1200);
        Press(stage, Key.U);
        Press(stage, Key.U);
        Assert.Equal(2, stage.View.Unit);
        Assert.Contains(stage.Draw().Texts, text => text.Text == "unit 3 of 8");
        Press(stage, Key.U, KeyModifiers.Shift);
        Press(stage, Key.U, KeyModifiers.Shift);
        Press(stage, Key.U, KeyModifiers.Shift);
        Assert.Equal(7, stage.View.Unit);
        Press(stage, Key.U, KeyModifiers.Ctrl);
        Assert.Equal(PanelKey.None, stage.View.Focus);
        Assert.Equal(0, stage.Appearance.Layout[PanelName.Text].Width);
    }

    [Fact]
    public void A_row_that_is_pointed_at_colours_the_text_until_the_pointer_leaves_and_a_click_keeps_it()
    {
        Stage stage = Shared();
        stage.View.ChosenUnit = 3;
        stage.Frames(1);
        HiddenPanel rows = stage.Root.Lesson.Children.OfType<HiddenPanel>().Single();
        Point row = new(rows.Plot.Center.X, rows.Plot.Y + rows.Plot.Height * 20.5f / 128);
        Point away = new(stage.Size.Width - 20, 20);
        Move(stage, row);
        Assert.Equal((20, 3), (stage.View.Unit, stage.View.ChosenUnit));
        Assert.Contains(stage.Draw().Texts, text => text.Text == "unit 21 of 128");
        Move(stage, away);
        Assert.Equal(3, stage.View.Unit);
        stage.Click(row);
        Move(stage, away);
        stage.Frames(1);
        Assert.Equal(20, stage.View.Unit);
        Assert.Contains(stage.Draw().Texts, text => text.Text == "unit 21 of 128");
    }

    [Fact]
    public void The_text_that_U_brings_is_of_the_unit_pointed_at()
    {
        Stage stage = Paused("pride-and-prejudice");
        HiddenPanel rows = stage.Root.Lesson.Children.OfType<HiddenPanel>().Single();
        Move(stage, new Point(rows.Plot.Center.X, rows.Plot.Y + rows.Plot.Height * 77.5f / 128));
        Press(stage, Key.U);
        Move(stage, new Point(20, 20));
        Assert.Equal((PanelKey.Text, 77), (stage.View.Focus, stage.View.Unit));
    }

    [Fact]
    public void The_row_of_the_unit_is_marked_beside_the_hidden_states_while_the_text_is_there()
    {
        Stage stage = Shared();
        HiddenPanel rows = stage.Root.Lesson.Children.OfType<HiddenPanel>().Single();
        stage.View.ChosenUnit = 64;
        stage.Frames(1);
        float y = rows.Plot.Y + rows.Plot.Height * 64.5f / 128;
        Assert.Contains(stage.Draw().Shapes, shape => IsMark(shape.Kind, shape.Bounds));
        stage.View.Focus = PanelKey.Hidden;
        stage.Frames(1);
        Assert.DoesNotContain(
            stage.Draw().Shapes,
            shape => shape.Kind == "triangle" && shape.Bounds.X >= rows.Plot.Right && rows.Bounds.Contains(shape.Bounds.Center));

        bool IsMark(string kind, Box box) => kind == "triangle" && box.X >= rows.Plot.Right && Math.Abs(box.Center.Y - y) < 1;
    }

    [Fact]
    public void In_the_strip_of_all_units_a_unit_is_shown_while_it_is_pointed_at_and_kept_by_a_click()
    {
        Stage stage = PassagePanelTests.Focused("pride-and-prejudice", 2);
        PassagePanel panel = PassagePanelTests.Of(stage);
        Point strip = panel.Locate(Stage.Fonts, new TargetSettings { Panel = PanelName.Text, Unit = 90 }).Area.Center;
        Move(stage, strip);
        Assert.Equal((89, 0), (stage.View.Unit, stage.View.ChosenUnit));
        stage.Click(strip);
        Move(stage, new Point(5, 5));
        Assert.Equal(89, stage.View.Unit);
    }

    [Fact]
    public void The_wheel_over_the_text_goes_from_unit_to_unit()
    {
        Stage stage = PassagePanelTests.Focused("hello", 1);
        Point at = PassagePanelTests.Of(stage).Bounds.Center;
        stage.Tree.Input(InputEvent.OfWheel(at, -1));
        stage.Tree.Input(InputEvent.OfWheel(at, -1));
        Assert.Equal(2, stage.View.Unit);
        stage.Tree.Input(InputEvent.OfWheel(at, 1));
        Assert.Equal(1, stage.View.Unit);
        stage.Tree.Input(InputEvent.OfWheel(new Point(100, 700), 1));
        Assert.Equal(1, stage.View.Unit);
    }

    [Fact]
    public void A_stop_and_the_lesson_choose_a_unit_and_keys_another_until_the_next_stop()
    {
        Lesson lesson = LessonCatalog.Load("hello");
        StopSettings[] stops = [Stop(1, 6), Stop(2, null), Stop(3, 2)];
        var stage = new Stage(
            lesson with { Stops = stops, View = lesson.View with { Unit = 8 } }, new Extent(1280, 720), honoursStops: true);
        Assert.Equal(7, stage.View.Unit);
        int[] units = [.. stops.Select(_ =>
        {
            GoOn(stage);
            int unit = stage.View.Unit;
            Assert.True(PassagePanelTests.Of(stage).Visible);
            Press(stage, Key.U);
            Assert.Equal((unit + 1) % 8, stage.View.Unit);
            return unit + 1;
        })];
        Assert.Equal([6, 7, 2], units);
    }

    [Theory]
    [InlineData(StateName.Hidden, null, StateKind.H)]
    [InlineData(StateName.Cell, null, StateKind.C)]
    [InlineData(StateName.Cell, 0, StateKind.I)]
    [InlineData(StateName.Hidden, 1, StateKind.F)]
    public void The_text_shows_what_the_rows_were_made_to_show_last(StateName state, int? gate, StateKind expected)
    {
        Lesson lesson = LessonCatalog.Load("lstm-novel");
        lesson = lesson with { View = lesson.View with { Focus = "text", Gate = "all", State = null }, Stops = [] };
        var stage = new Stage(lesson, new Extent(1280, 720));
        stage.Playback.IsRunning = false;
        stage.Frames(1);
        Assert.Equal(StateKind.C, stage.View.Quantity);
        stage.View.Show(state);
        stage.Frames(1);
        stage.View.ShowGate(gate);
        stage.Frames(1);
        Assert.Equal(expected, stage.View.Quantity);
        stage.View.ShowGate(null);
        stage.Frames(1);
        Assert.Equal(state == StateName.Cell ? StateKind.C : StateKind.H, stage.View.Quantity);
    }

    [Fact]
    public void A_stop_says_which_quantity()
    {
        Lesson lesson = LessonCatalog.Load("lstm-novel");
        StopSettings stop = Stop(1, 3) with { Target = new TargetSettings { Panel = PanelName.Text, Unit = 3, Quantity = StateKind.F } };
        var stage = new Stage(lesson with { Stops = [stop] }, new Extent(1280, 720), honoursStops: true);
        GoOn(stage);
        Assert.Equal((2, StateKind.F), (stage.View.Unit, stage.View.Quantity));
        string[] texts = [.. stage.Draw().Texts.Select(text => text.Text)];
        Assert.Contains("unit 3 of 128", texts);
        Assert.Contains("0", texts);
        Assert.DoesNotContain("−1", texts);
    }

    [Fact]
    public void Starting_again_keeps_the_unit()
    {
        Stage stage = PassagePanelTests.Focused("hello", 5);
        Press(stage, Key.U);
        stage.Do(Actions.Restart);
        stage.Frames(1);
        Assert.Equal((1, PanelKey.Text), (stage.View.Unit, stage.View.Focus));
    }

    private static StopSettings Stop(int iteration, int? unit) => new()
    {
        Iteration = iteration,
        Callout = "Here.",
        Show = [PanelName.Text],
        Target = new TargetSettings { Panel = PanelName.Text, Unit = unit },
    };

    /// <summary>On to the next stop, as by the key of a presenter.</summary>
    private static void GoOn(Stage stage)
    {
        stage.Do(Actions.NextStop);
        for (int i = 0; i < 100 && stage.Training.Stop is null; i++)
        {
            stage.Frames(1);
        }

        Assert.NotNull(stage.Training.Stop);
        stage.Frames(1);
    }

    private static void Press(Stage stage, Key key, KeyModifiers modifiers = default)
    {
        stage.Do(Actions.CreateMap().ActionOf(new KeyChord(key, modifiers))!);
        stage.Frames(1);
    }

    private static void Move(Stage stage, Point to)
    {
        stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerMoved, to));
        stage.Frames(1);
    }

    private static Stage Paused(string lesson)
    {
        var stage = new Stage(lesson);
        stage.Playback.IsRunning = true;
        stage.Frames(3);
        stage.Playback.IsRunning = false;
        stage.Frames(1);
        return stage;
    }

    private static Stage Shared()
    {
        Lesson lesson = LessonCatalog.Load("pride-and-prejudice");
        lesson = lesson with { View = lesson.View with { Panels = [PanelName.Hidden, PanelName.Text] } };
        var stage = new Stage(lesson, new Extent(1280, 720));
        stage.Playback.IsRunning = false;
        stage.Frames(1);
        return stage;
    }
}
