using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Step;
using RnnViz.Views.Panels.Status;

namespace RnnViz.Views.Tests.Panels.Status;

/// <summary>The numbers in the bar at the top.</summary>
public sealed class StatusBarTests
{
    private static readonly Labels German = LabelsReader.Read(Path.Combine(AppContext.BaseDirectory, "labels", "de.json"));

    [Theory]
    [InlineData("two-timesteps", false)]
    [InlineData("two-timesteps", true)]
    [InlineData("clipping", false)]
    [InlineData("clipping", true)]
    [InlineData("lstm-and-vanilla", true)]
    public void The_longest_numbers_have_a_gap_between_them(string lesson, bool isGerman)
    {
        foreach ((int width, int height) in ((int, int)[])[(1280, 720), (1024, 768), (1100, 620), (800, 600), (640, 480)])
        {
            Stage stage = Open(lesson, new Extent(width, height), isGerman);
            foreach (double number in (double[])[0.354, 6.16e-33, 1.23e-308, -1.23e-308, double.NaN])
            {
                foreach (string name in (string[])["LossPerOutput", "GradientNorm", "ClippedGradientNorm"])
                {
                    // what nobody can do on the screen
                    typeof(PreparedStep).GetProperty(name)!.SetValue(stage.Training.Step, number);
                }

                AssertApart(stage, $"{lesson} with {number} at {width}x{height}, German: {isGerman}");
            }
        }
    }

    [Fact]
    public void Frames_per_second_are_left_out_before_another_number_is()
    {
        Stage stage = Open("two-timesteps", new Extent(1280, 720), isGerman: true);
        bool wasLeftOut = false;
        for (int width = 1600; width >= 640; width -= 40)
        {
            stage.Resize(width, 720);
            stage.Frames(1);
            string[] texts = [.. Bar(stage).Select(text => text.Text)];
            wasLeftOut |= !texts.Contains(" fps");
            Assert.True(texts.Contains("Verlust ") && texts.Contains("Iteration ") || !texts.Contains(" fps"), $"{width}");
        }

        Assert.True(wasLeftOut);
    }

    private static Stage Open(string lesson, Extent size, bool isGerman)
    {
        var fonts = new FontBook(Path.Combine(AppContext.BaseDirectory, "fonts")) { Labels = isGerman ? German : null };
        var stage = new Stage(LessonCatalog.Load(lesson) with { Stops = [] }, size, fonts: fonts);
        stage.Frames(3);
        stage.Playback.IsRunning = false;
        stage.Frames(1);
        stage.Playback.FramesPerSecond = 60;
        return stage;
    }

    private static DrawnText[] Bar(Stage stage) =>
        [.. stage.Draw().Texts.Where(text => text.Text.Length > 0 && BoundsOf(stage).Contains(text.Bounds.Center))];

    private static Box BoundsOf(Stage stage) => stage.Root.Lesson.Children.OfType<StatusBar>().Single().Bounds;

    /// <summary>Between a number and the word of the next there is more than a letter's width.</summary>
    private static void AssertApart(Stage stage, string where)
    {
        DrawnText[] texts = [.. Bar(stage).OrderBy(text => text.Bounds.X)];
        Assert.True(texts.Length > 2, where);
        for (int i = 1; i < texts.Length; i++)
        {
            (string before, string text) = (texts[i - 1].Text, texts[i].Text);
            // within a formula and before a unit there is none
            bool isJoined = IsFormula(before) && IsFormula(text) || text.StartsWith(' ');
            float gap = texts[i].Bounds.X - texts[i - 1].Bounds.Right, least = isJoined ? -0.5f : before.EndsWith(' ') ? 1 : 6;
            Assert.True(gap >= least, $"{where}: {gap} between \"{before}\" and \"{text}\"");
        }
    }

    private static bool IsFormula(string text) => text is "‖" or "∇" or "L";
}
