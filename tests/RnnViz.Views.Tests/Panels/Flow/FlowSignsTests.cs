using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Views.Panels.Flow;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Panels.Flow;

/// <summary>A norm that is 0, ∞ or NaN is a sign in the flow, in columns of any width.</summary>
public sealed class FlowSignsTests
{
    [Theory]
    [InlineData(960, 600)]
    [InlineData(1280, 720)]
    [InlineData(3840, 2160)]
    public void Norms_that_are_NaN_are_crosses_in_every_theme_that_do_not_touch(int width, int height)
    {
        Stage stage = HostileState.Open("exploding", "rate 1000", width, height);
        Assert.True(double.IsNaN(stage.Training.Step.HiddenGradientNorms[0]), "the norms were to be NaN");
        foreach (Theme theme in (Theme[])[ThemeCatalog.Light, ThemeCatalog.Dark, ThemeCatalog.Projector])
        {
            stage.Show(new Extent(width, height), theme);
            FlowPanel panel = stage.Root.Lesson.Children.OfType<FlowPanel>().Single();
            DrawnText[] signs =
            [
                .. stage.Draw().Texts.Where(text => text.Text == "×" && panel.Plot.Contains(text.Bounds.Center))
                    .OrderBy(text => text.Bounds.X),
            ];
            string where = $"{theme.Name} at {width}x{height}";
            Assert.True(signs.Length > 8, $"{where}: {signs.Length} signs");
            for (int i = 1; i < signs.Length; i++)
            {
                Assert.True(signs[i - 1].Bounds.Right <= signs[i].Bounds.X + 1, $"{where}: signs touch at {signs[i].Bounds.X}");
            }
        }
    }
}
