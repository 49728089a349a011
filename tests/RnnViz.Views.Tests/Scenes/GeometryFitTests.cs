using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Layout;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Scenes;

/// <summary>The texts of loss surface, profile, phase plane and bifurcation diagram lie apart, in every theme and size.</summary>
public sealed class GeometryFitTests
{
    private static readonly Extent[] Sizes = [new(1280, 720), new(1366, 768), new(1920, 1080), new(3840, 2160), new(900, 700)];

    public static TheoryData<string> Cases() => ["one unit", "clipped", "two units", "lstm", "far away"];

    [Theory]
    [MemberData(nameof(Cases))]
    public void They_fit_alone_and_together_with_others(string name)
    {
        Lesson lesson = LessonOf(name);
        foreach (PanelName[] panels in (PanelName[][])[
            [], [PanelName.Surface, PanelName.Profile, PanelName.Loss, PanelName.GradientNorm],
            [PanelName.Phase, PanelName.Bifurcation, PanelName.Surface, PanelName.Unrolled]])
        {
            Stage stage = GeometryCase.Paused(lesson with { View = lesson.View with { Panels = panels } });
            foreach (PanelKey focus in (PanelKey[])[PanelKey.None, PanelKey.Surface, PanelKey.Phase])
            {
                stage.View.Focus = focus;
                foreach (Theme theme in ThemeCatalog.All)
                {
                    foreach (Extent size in Sizes)
                    {
                        stage.Show(size, theme);
                        string where = $"{name}, {focus}, {string.Join('+', panels)}, {theme.Name}, {size}";
                        TextFit.RequireApart(stage.Draw().Texts, size, where);
                    }
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void They_can_be_drawn_however_small_the_window_is(string name)
    {
        Stage stage = GeometryCase.Paused(LessonOf(name));
        foreach (PanelKey focus in (PanelKey[])[PanelKey.Surface, PanelKey.Phase])
        {
            stage.View.Focus = focus;
            foreach (Theme theme in ThemeCatalog.All)
            {
                foreach (Extent size in (Extent[])[new(1, 1), new(65, 100), new(100, 65), new(90, 400), new(400, 90), new(330, 200)])
                {
                    stage.Show(size, theme);
                    Assert.All(stage.Draw().Shapes, shape => Assert.True(float.IsFinite(shape.Bounds.X) && float.IsFinite(shape.Bounds.Y)));
                }
            }
        }
    }

    private static Lesson LessonOf(string name)
    {
        Lesson lesson = name switch
        {
            "two units" => GeometryCase.TwoUnits(),
            "lstm" => GeometryCase.OneUnit(1, cell: CellKind.Lstm),
            "one unit" => GeometryCase.OneUnit(5),
            _ => GeometryCase.OneUnit(1.2, new ClipSettings { Kind = ClipKind.Norm, Threshold = 1e-3 }),
        };
        return name == "far away"
            ? lesson with { Training = lesson.Training with { Optimizer = new SgdSettings { LearningRate = 1e5 } } } : lesson;
    }
}
