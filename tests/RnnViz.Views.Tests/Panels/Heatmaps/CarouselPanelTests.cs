using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Step;
using RnnViz.Views.Hover;
using RnnViz.Views.Panels;
using RnnViz.Views.Panels.Curves;
using RnnViz.Views.Panels.Heatmaps;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Tests.Panels.Heatmaps;

/// <summary>The carousel shows the products of the gate that keeps, in the place of the spectrum.</summary>
public sealed class CarouselPanelTests
{
    [Theory]
    [InlineData(CellKind.Lstm, 1)]
    [InlineData(CellKind.Gru, 1)]
    public void The_colours_are_the_products_of_the_gate_over_all_later_timesteps(CellKind cell, int gate)
    {
        Stage stage = GatedCase.Paused(GatedCase.Recall(cell, timesteps: 12, hidden: 6));
        PreparedStep step = stage.Training.Step;
        CarouselPanel panel = PanelOf(stage);
        for (int unit = 0; unit < 6; unit++)
        {
            double product = 1;
            for (int t = 12; t >= 1; t--)
            {
                Assert.Equal(stage.Scales.Carousel.Encode(product), panel.Cells.Cells[unit * 12 + t - 1], 1e-6f);
                product *= step.GateAt(gate, t, unit, 0);
            }
        }
    }

    [Fact]
    public void Its_key_brings_it_as_a_row_on_the_shared_axis_and_there_is_no_spectrum()
    {
        Stage stage = GatedCase.Paused(GatedCase.Recall(CellKind.Lstm));
        CarouselPanel panel = PanelOf(stage);
        Assert.True(panel.Plot.X > stage.View.Axis.Area.Right, "among all panels it stands beside the rows");
        stage.Do(Actions.FocusPanels[7]);
        stage.Frames(1);
        Assert.Equal([PanelName.Carousel], stage.Root.Lesson.ShownPanels.Select(shown => shown.Name));
        Assert.Equal((stage.View.Axis.Area.X, stage.View.Axis.Area.Width), (panel.Plot.X, panel.Plot.Width));
        Assert.Empty(stage.Root.Lesson.Children.OfType<SpectrumPanel>());
    }

    [Fact]
    public void Pointing_says_the_product_and_below_it_the_mean_of_the_gate()
    {
        Stage stage = GatedCase.Paused(GatedCase.Recall(CellKind.Gru, timesteps: 12, hidden: 6));
        stage.Do(Actions.FocusPanels[7]);
        stage.Frames(1);
        CarouselPanel panel = PanelOf(stage);
        Assert.Equal("Π z, from z₁₂ back to z₄[unit 1]", Name(panel, new Point(stage.View.Axis.Center(3), panel.Products.Y + 1)));
        Assert.Equal("Π z, from z₁₂ alone[unit 1]", Name(panel, new Point(stage.View.Axis.Center(11), panel.Products.Y + 1)));
        Assert.Equal("mean of z₃ over the units", Name(panel, new Point(stage.View.Axis.Center(3), panel.MeanStrip.Center.Y)));
        TargetPlace place = panel.Locate(Stage.Fonts, new TargetSettings { Panel = PanelName.Carousel, Timestep = 3, Unit = 6 });
        Assert.Equal(panel.Products.Bottom, place.Area.Bottom, 0.01f);
    }

    private static string Name(CarouselPanel panel, Point at)
    {
        var text = new HoverText(stackalloc char[96], stackalloc char[96], stackalloc char[96]);
        Assert.True(panel.TryDescribe(at, ref text));
        return text.Name.Span.ToString();
    }

    private static CarouselPanel PanelOf(Stage stage) => stage.Root.Lesson.Children.OfType<CarouselPanel>().Single();
}
