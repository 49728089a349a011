using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Hover;
using RnnViz.Views.Panels;
using RnnViz.Views.Panels.Heatmaps;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Tests.Panels.Heatmaps;

/// <summary>The row of gates shows the gates of the step, those that buttons and key ask for.</summary>
public sealed class GatesPanelTests
{
    [Theory]
    [InlineData(CellKind.Lstm, "ifgo")]
    [InlineData(CellKind.Gru, "rzn")]
    public void The_colours_are_the_gates_of_the_step(CellKind cell, string letters)
    {
        Stage stage = GatedCase.Paused(GatedCase.Recall(cell, timesteps: 12, hidden: 8), height: 1024);
        GatesPanel panel = PanelOf(stage);
        Assert.Equal(letters, stage.Training.Step.Gates);
        for (int gate = 0; gate < letters.Length; gate++)
        {
            Heatmap cells = panel.CellsOf(gate);
            for (int t = 1; t <= 12; t++)
            {
                for (int unit = 0; unit < 8; unit++)
                {
                    double value = stage.Training.Step.GateAt(gate, t, unit, 0);
                    Assert.Equal((float)value, cells.Cells[unit * 12 + t - 1], 1e-6f);
                    Assert.True(letters[gate] is 'g' or 'n' || value is > 0 and < 1);
                }
            }
        }
    }

    [Fact]
    public void Buttons_and_key_choose_one_gate_or_all()
    {
        Stage stage = GatedCase.Paused(GatedCase.Recall(CellKind.Lstm), height: 1024);
        Assert.Null(stage.View.Gate);
        Assert.Equal(4, Strips(stage));
        stage.Click(Button(stage, "f").Bounds.Center);
        stage.Frames(1);
        Assert.Equal(1, stage.View.Gate);
        Assert.Equal(1, Strips(stage));
        stage.Click(Button(stage, "all").Bounds.Center);
        Assert.Null(stage.View.Gate);
        foreach (int? expected in (int?[])[0, 1, 2, 3, null])
        {
            stage.Do(Actions.Gate);
            Assert.Equal(expected, stage.View.Gate);
        }
    }

    [Fact]
    public void A_lesson_begins_with_the_gate_that_it_names()
    {
        var lesson = GatedCase.Recall(CellKind.Gru);
        Assert.Equal(1, GatedCase.Open(lesson with { View = new ViewSettings { Gate = "z" } }).View.Gate);
        Assert.Null(GatedCase.Open(lesson with { View = new ViewSettings { Gate = "all" } }).View.Gate);
    }

    [Fact]
    public void Pointing_at_a_strip_names_its_gate_timestep_and_unit_and_says_the_number()
    {
        Stage stage = GatedCase.Paused(GatedCase.Recall(CellKind.Lstm, hidden: 2), height: 1024);
        GatesPanel panel = PanelOf(stage);
        Box strip = panel.StripOf(3);
        var text = new HoverText(stackalloc char[96], stackalloc char[96], stackalloc char[96]);
        Assert.True(panel.TryDescribe(new Point(stage.View.Axis.Center(5), strip.Bottom - 2), ref text));
        Assert.Equal("o₅[unit 2]", text.Name.Span.ToString());
        Assert.Equal(stage.Training.Step.GateAt(3, 5, 1, 0), double.Parse(text.Value.Span.ToString().Split(',')[0],
            System.Globalization.CultureInfo.InvariantCulture), 1e-3);
        Assert.False(panel.TryDescribe(new Point(panel.Bounds.X + 4, strip.Center.Y), ref text));
    }

    [Fact]
    public void A_call_out_points_at_the_unit_of_the_gate_that_keeps()
    {
        Stage stage = GatedCase.Paused(GatedCase.Recall(CellKind.Lstm), height: 1024);
        GatesPanel panel = PanelOf(stage);
        var target = new TargetSettings { Panel = PanelName.Gates, Timestep = 3, Unit = 8 };
        TargetPlace place = panel.Locate(Stage.Fonts, target);
        Box strip = panel.StripOf(1);
        Assert.Equal(strip.Bottom, place.Area.Bottom, 0.01f);
        Assert.Equal(stage.View.Axis.Left(3), place.Area.X);
        Assert.True(panel.Locate(Stage.Fonts, target with { Unit = null }).Area.Height > strip.Height * 3);
    }

    private static GatesPanel PanelOf(Stage stage) => stage.Root.Lesson.Children.OfType<GatesPanel>().Single();

    private static LetterButton Button(Stage stage, string label) =>
        PanelOf(stage).Children.OfType<LetterButton>().Single(button => button.Label == label);

    private static int Strips(Stage stage)
    {
        Box bounds = PanelOf(stage).Bounds;
        return stage.Draw().Shapes.Count(shape => shape.Kind == "heatmap" && bounds.Encloses(shape.Bounds, 1));
    }
}
