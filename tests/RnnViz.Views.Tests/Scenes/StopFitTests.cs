using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Layout;
using RnnViz.Views.Scenes;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Scenes;

/// <summary>What is on the screen at the stops of all lessons, over themes and sizes: all texts whole, and what matters there.</summary>
public sealed class StopFitTests
{
    /// <summary>Stops of later iterations look like those before them, and are long in coming.</summary>
    private const int MostIterations = 300;

    [Theory]
    [MemberData(nameof(TextFitTests.Lessons), MemberType = typeof(TextFitTests))]
    public void Every_stop_of_every_lesson_fits_in_every_theme_and_size_with_what_the_lesson_is_about(string name)
    {
        Lesson lesson = LessonCatalog.Load(name);
        var stage = new Stage(lesson, new Extent(1280, 720), honoursStops: true);
        int stops = 0;
        foreach (StopSettings stop in StopWalk.Stops(stage, MostIterations))
        {
            stops++;
            foreach ((RecordingCanvas canvas, Extent size, Theme theme) in StopWalk.Screens(stage))
            {
                string where = $"{name}, stop {stops} ({stop.Iteration} {stop.Phase}), {theme.Name} {size.Width}x{size.Height}";
                TextFit.Require(Uncovered(stage, canvas), size, where);
                RequireSubject(stage, lesson, stop, where);
                RequireHiddenNamed(stage, canvas, where);
            }
        }

        Assert.True(stops > 0 || lesson.Stops.All(stop => stop.Iteration > MostIterations));
    }

    /// <summary>The texts but for those that a question covers, with all else of their panel below its title.</summary>
    private static IReadOnlyList<DrawnText> Uncovered(Stage stage, RecordingCanvas canvas)
    {
        if (stage.Training.Question is null)
        {
            return canvas.Texts;
        }

        float title = stage.Appearance.PanelLook.Px(30);
        Box[] covered =
        [
            .. stage.Root.Lesson.ShownPanels.Select(panel => panel.Box.Inset(0, title, 0, 0))
                .Where(box => canvas.Texts.Any(text => IsMark(text) && box.Encloses(text.Bounds))),
        ];
        return [.. canvas.Texts.Where(text => IsMark(text) || !covered.Any(box => box.Overlaps(text.Bounds)))];
    }

    private static bool IsMark(DrawnText text) => text.Text == "?" && text.Style.Role == FontRole.Heading;

    /// <summary>The panels that a stop shows, else those that the lesson is about, are all there.</summary>
    private static void RequireSubject(Stage stage, Lesson lesson, StopSettings stop, string where)
    {
        if (stage.Root.Lesson.Children.OfType<TermView>().Single().Visible)
        {
            return;
        }

        PanelName[] shown = [.. stage.Root.Lesson.ShownPanels.Select(panel => panel.Name)];
        foreach (PanelName name in stop.Show.Count > 0 ? stop.Show : lesson.View.Panels)
        {
            Assert.True(shown.Contains(name), $"{where}: {name} is not shown");
        }
    }

    /// <summary>Each panel that is not shown is named by the key that brings it.</summary>
    private static void RequireHiddenNamed(Stage stage, RecordingCanvas canvas, string where)
    {
        ScreenLayout layout = stage.Appearance.Layout;
        foreach (PanelName name in layout.NotShown.Where(_ => !stage.Root.Lesson.Children.OfType<TermView>().Single().Visible))
        {
            string key = name switch
            {
                PanelName.Controls => "Tab",
                PanelName.Verdict => "Ctrl+V",
                _ => $"{PanelNames.SignOf(PanelNames.KeyOf(name))}",
            };
            Assert.True(
                canvas.Texts.Any(text => text.Text == key && layout.Footer.Encloses(text.Bounds, 2)), $"{where}: {name} is not named");
        }
    }

    [Theory]
    [MemberData(nameof(TextFitTests.Lessons), MemberType = typeof(TextFitTests))]
    public void No_type_is_smaller_than_18_pixels_in_light_at_1920_by_1080_and_20_in_the_theme_for_projectors(string name)
    {
        foreach ((Theme theme, float least) in new[] { (ThemeCatalog.Light, 18f), (ThemeCatalog.Projector, 20f) })
        {
            var stage = new Stage(name, 1920, 1080, theme);
            stage.Frames(20);
            foreach (DrawnText text in stage.Draw().Texts)
            {
                // indices of formulas are smaller than the symbols that carry them
                bool isFormula = text.Style.Role is FontRole.Math or FontRole.MathItalic;
                Assert.True(text.Style.Size >= (isFormula ? 0.7f : 1) * least - 0.01f,
                    $"{name}, {theme.Name}: \"{text.Text}\" has {text.Style.Size} pixels");
            }
        }
    }
}
