using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Hover;
using RnnViz.Views.Panels.Flow;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Panels.Flow;

/// <summary>The bars of a gated lesson's flow and their two parts are as high as the norms of the step.</summary>
public sealed class FlowPartsTests
{
    [Theory]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    public void Each_bar_and_its_parts_end_at_their_norms(CellKind cell)
    {
        Stage stage = GatedCase.Paused(GatedCase.Recall(cell, forgetBias: 0), width: 1920, height: 1080);
        PreparedStep step = stage.Training.Step;
        FlowPanel panel = PanelOf(stage);
        double[] whole = (cell == CellKind.Lstm ? step.CellGradientNorms : step.HiddenGradientNorms).ToArray();
        double[] carousel = step.CarouselNorms.ToArray(), rest = step.BesideCarouselNorms.ToArray();
        DrawnShape[] shapes = [.. stage.Draw().Shapes.Where(shape => panel.Plot.Inset(0, -2, 0, -2).Encloses(shape.Bounds, 1))];
        for (int t = 1; t <= step.Timesteps; t++)
        {
            float center = stage.View.Axis.Center(t), half = stage.View.Axis.ColumnWidth / 2;
            float[] solid = Tops("box", shape => shape.Color == ThemeCatalog.Light.Text);
            float[] hollow = Tops("outline", _ => true), bars = Tops("rounded box", _ => true);
            Assert.Contains(bars, top => MathF.Abs(top - YOf(whole[t - 1])) < 1);
            Assert.Contains(solid, top => MathF.Abs(top - YOf(carousel[t - 1])) < 1);
            Assert.True(rest[t - 1] == 0 ? hollow.Length == 0 : hollow.Any(top => MathF.Abs(top - YOf(rest[t - 1])) < 1), $"t = {t}");

            float[] Tops(string kind, Func<DrawnShape, bool> isIt) =>
            [
                .. shapes.Where(shape => shape.Kind == kind && isIt(shape) && MathF.Abs(shape.Bounds.Center.X - center) < half
                    && MathF.Abs(shape.Bounds.Bottom - panel.Plot.Bottom) < 1).Select(shape => shape.Bounds.Y),
            ];
        }

        float YOf(double norm) => (float)(panel.Plot.Bottom - stage.Scales.Norm.Position(norm) * panel.Plot.Height);
    }

    [Fact]
    public void While_a_question_is_open_no_bar_is_seen_that_the_walk_has_not_come_to()
    {
        var stage = new Stage(LessonCatalog.Load("lstm-remembers"), new Extent(1280, 720), honoursStops: true);
        stage.Root.Lesson.Playback.IsRunning = false;
        Walk walk = stage.Training.Walk;
        walk.GoTo(walk.PlaceOfStop(2));
        walk.Ask(3);
        stage.Frames(1);
        Assert.Equal(20, walk.Cursor.Timestep);
        FlowPanel panel = PanelOf(stage);
        Assert.Empty(Bars(19));
        walk.TakeBackQuestion();
        walk.HonoursStops = false;
        stage.Frames(1);
        Assert.NotEmpty(Bars(19));

        DrawnShape[] Bars(int last) =>
        [
            .. stage.Draw().Shapes.Where(shape => shape.Kind == "rounded box" && shape.Color.A > 0
                && MathF.Abs(shape.Bounds.Bottom - panel.Plot.Bottom) < 1 && shape.Bounds.Right < stage.View.Axis.Center(last + 1)
                && shape.Bounds.X > panel.Plot.X - 2),
        ];
    }

    [Fact]
    public void The_flow_of_h_in_an_LSTM_has_no_carousel_and_no_gated_lesson_a_bound()
    {
        Stage stage = GatedCase.Paused(GatedCase.Recall(CellKind.Lstm));
        Assert.Contains(stage.Draw().Texts, text => text.Text == "carousel");
        stage.Do(Actions.State);
        stage.Frames(1);
        Assert.DoesNotContain(stage.Draw().Texts, text => text.Text is "carousel" or "bound");
        Assert.False(stage.Training.Step.FlowBoundApplies);
    }

    [Fact]
    public void The_tip_says_the_norms_of_both_parts()
    {
        Stage stage = GatedCase.Paused(GatedCase.Recall(CellKind.Lstm, forgetBias: 0));
        FlowPanel panel = PanelOf(stage);
        var text = new HoverText(stackalloc char[96], stackalloc char[96], stackalloc char[96]);
        Assert.True(panel.TryDescribe(new Point(stage.View.Axis.Center(4), panel.Plot.Bottom - 3), ref text));
        Assert.Equal("‖∂L/∂c₄‖ over the batch", text.Name.Span.ToString());
        string said = text.Value.Span.ToString();
        Assert.Contains("; carousel ", said);
        Assert.Contains(", gates ", said);
    }

    [Fact]
    public void The_triangle_is_of_the_state_that_is_shown()
    {
        Stage stage = GatedCase.Paused(GatedCase.Text(CellKind.Lstm, 6, 4));
        stage.View.FlowPicture = FlowPicture.Triangle;
        stage.Frames(2);
        Assert.Equal((6, 2, stage.Training.Analysis.CellFlow(6, 2)), At(stage));
        stage.Do(Actions.State);
        stage.Frames(1);
        Assert.Equal((6, 2, stage.Training.Analysis.Flow(6, 2)), At(stage));
        Assert.NotEqual(stage.Training.Analysis.Flow(6, 2), stage.Training.Analysis.CellFlow(6, 2));

        static (int, int, double) At(Stage stage)
        {
            FlowTrianglePanel panel = stage.Root.Lesson.Children.OfType<FlowTrianglePanel>().Single();
            var text = new HoverText(stackalloc char[96], stackalloc char[96], stackalloc char[96]);
            Assert.True(panel.TryDescribe(new Point(stage.View.Axis.Center(2), panel.Plot.Y + 2), ref text));
            Assert.Contains(stage.View.ShowsCell ? "∂ℓ₆/∂c₂" : "∂ℓ₆/∂h₂", text.Name.Span.ToString());
            double said = double.Parse(text.Value.Span, System.Globalization.CultureInfo.InvariantCulture);
            double exact = stage.View.ShowsCell ? stage.Training.Analysis.CellFlow(6, 2) : stage.Training.Analysis.Flow(6, 2);
            Assert.Equal(1, said / exact, 0.01);
            return (6, 2, exact);
        }
    }

    [Theory]
    [InlineData(null, 4)]
    [InlineData(1, 1)]
    public void The_terms_have_a_thin_bar_for_each_gate_or_for_the_one_that_is_chosen(int? gate, int bars)
    {
        Stage stage = GatedCase.Paused(GatedCase.Recall(CellKind.Lstm));
        stage.View.FlowPicture = FlowPicture.Terms;
        stage.View.ShowGate(gate);
        stage.Frames(2);
        TermsPanel panel = stage.Root.Lesson.Children.OfType<TermsPanel>().Single();
        float center = stage.View.Axis.Center(12), half = stage.View.Axis.ColumnWidth / 2;
        DrawnShape[] thin =
        [
            .. stage.Draw().Shapes.Where(shape => shape.Kind == "box" && shape.Color == ThemeCatalog.Light.Text
                && panel.Plot.Encloses(shape.Bounds, 1) && MathF.Abs(shape.Bounds.Center.X - center) < half),
        ];
        Assert.Equal(bars, thin.Length);
        for (int i = 0; i < bars; i++)
        {
            double norm = stage.Training.Analysis.GateTermNorm((gate ?? 0) + i, 12);
            Assert.Equal(panel.Plot.Bottom - stage.Scales.Norm.Position(norm) * panel.Plot.Height, thin[i].Bounds.Y, 1.0);
        }
    }

    private static FlowPanel PanelOf(Stage stage) => stage.Root.Lesson.Children.OfType<FlowPanel>().Single();
}
