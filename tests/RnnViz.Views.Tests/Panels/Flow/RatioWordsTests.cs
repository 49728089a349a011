using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Files;
using RnnViz.Views.Layout;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Panels.Flow;

/// <summary>The words between the ends of the lines are whole, in every theme and size.</summary>
public sealed class RatioWordsTests
{
    private static readonly (int Width, int Height)[] Sizes = [(1280, 720), (1280, 1024), (1920, 1080), (3840, 2160)];

    public static TheoryData<string> Contrasts() =>
        [.. LessonCatalog.BuiltIn.Select(lesson => lesson.Name).Where(name => LessonCatalog.Load(name).Variants.Count > 0)];

    [Theory]
    [MemberData(nameof(Contrasts))]
    public void A_sentence_that_compares_with_a_run_ends_with_the_runs_name(string name)
    {
        Stage stage = new(name);
        for (int i = 0; i < 3; i++)
        {
            stage.Playback.IsRunning = true;
            stage.Frames(i * 6);
            stage.Playback.IsRunning = false;
            stage.Frames(1);
            foreach (Theme theme in (Theme[])[ThemeCatalog.Light, ThemeCatalog.Dark, ThemeCatalog.Projector])
            {
                foreach ((int width, int height) in Sizes)
                {
                    stage.Show(new Extent(width, height), theme);
                    foreach (PanelKey focus in (PanelKey[])[PanelKey.None, PanelKey.Flow])
                    {
                        stage.View.Focus = focus;
                        stage.Frames(1);
                        int iteration = stage.Training.Step.Iteration;
                        RequireWhole(stage, $"{name}, {theme.Name}, {focus} at {width}x{height}, iteration {iteration}");
                    }
                }
            }
        }
    }

    private static void RequireWhole(Stage stage, string where)
    {
        DrawnText[] texts = [.. stage.Draw().Texts];
        string[] names = [.. stage.Training.Contrast.Runs.Select(run => run.Name)];
        foreach (DrawnText words in texts.Where(text => IsBeforeName(text.Text)))
        {
            // the mark is between
            DrawnText? next = texts.Where(text => text.Text.Length > 0 && text.Bounds.X >= words.Bounds.Right
                && MathF.Abs(text.Bounds.Center.Y - words.Bounds.Center.Y) < words.Bounds.Height / 2).MinBy(text => text.Bounds.X);
            Assert.True(
                next is { } after && names.Any(name => name.StartsWith(after.Text, StringComparison.Ordinal)),
                $"{where}: \"{words.Text}\" is followed by \"{next?.Text}\"");
        }
    }

    private static bool IsBeforeName(string text) =>
        text.EndsWith(" as in ", StringComparison.Ordinal) || text.EndsWith("compared with ", StringComparison.Ordinal)
        || text.EndsWith("against ", StringComparison.Ordinal);
}
