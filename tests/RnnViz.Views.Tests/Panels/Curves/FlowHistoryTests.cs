using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Views.Layout;
using RnnViz.Views.Panels.Curves;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Panels.Curves;

/// <summary>Gradient flow over training says what its marks are, while such marks are to be seen.</summary>
public sealed class FlowHistoryTests
{
    [Fact]
    public void Where_norms_are_NaN_it_says_so_beside_its_scale()
    {
        foreach ((int width, int height) in new[] { (1280, 720), (1920, 1080) })
        {
            foreach (Theme theme in new[] { ThemeCatalog.Light, ThemeCatalog.Dark, ThemeCatalog.Projector })
            {
                // alone, and among the other panels
                foreach (string lesson in new[] { "vanishing", "exploding" })
                {
                    Stage stage = Open(lesson, isBroken: true, width, height);
                    stage.Show(new Extent(width, height), theme);
                    stage.Frames(1);
                    if (lesson != "vanishing" && PanelOf(stage).Bounds.Width == 0)
                    {
                        continue; // the other panels have the room
                    }

                    DrawnText[] texts = Texts(stage);
                    Assert.Single(texts, text => text.Text == "NaN");
                    TextFit.RequireApart(texts, stage.Size, $"{lesson}, {theme.Name} at {width}x{height}");
                    Assert.All(texts, text => Assert.True(PanelOf(stage).Bounds.Encloses(TextFit.Ink(text)), text.Text));
                }
            }
        }
    }

    [Fact]
    public void Where_no_norm_is_NaN_it_does_not() => Assert.DoesNotContain(Texts(Open("vanishing", isBroken: false, 1280, 720)),
        text => text.Text.Contains("NaN", StringComparison.Ordinal));

    private static Stage Open(string lesson, bool isBroken, int width, int height)
    {
        Stage stage = isBroken ? HostileState.Broken(lesson, width, height) : HostileState.Open(lesson, "zero", width, height);
        stage.View.Focus = lesson == "vanishing" ? PanelKey.Training : PanelKey.None;
        stage.Frames(2);
        return stage;
    }

    private static FlowHistoryPanel PanelOf(Stage stage) => stage.Root.Lesson.Children.OfType<FlowHistoryPanel>().Single();

    private static DrawnText[] Texts(Stage stage) =>
        [.. stage.Draw().Texts.Where(text => text.Text.Length > 0 && PanelOf(stage).Bounds.Contains(text.Bounds.Center))];
}
