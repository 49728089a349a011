using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Tests.Scenes;

/// <summary>
/// A window manager may make a window any size, whatever the program asks for. What is drawn then need not be of use, but it is drawn.
/// </summary>
public sealed class TinyWindowTests
{
    private static readonly int[] Widths = [0, 1, 40, 200, 330, 331, 700], Heights = [0, 1, 90, 420];

    private static readonly string[] Openings =
    [
        "", Actions.Help, Actions.Lessons, Actions.Back, Actions.Contrast, Actions.FlowPicture, Actions.NextControl, Actions.NextUnit,
        .. Actions.FocusPanels,
    ];

    [Theory]
    [InlineData("hello")]
    [InlineData("two-timesteps")]
    [InlineData("series")]
    [InlineData("adding-problem")]
    [InlineData("pride-and-prejudice")]
    [InlineData("lstm-two-timesteps")]
    [InlineData("forget-bias")]
    public void Everything_is_drawn_in_a_window_of_any_size(string lesson)
    {
        var stage = new Stage(lesson);
        stage.Playback.IsRunning = false;
        stage.Root.Lesson.Training.Walk.HonoursStops = true;
        var failures = new SortedSet<string>();
        foreach (string opening in Openings)
        {
            stage.Resize(1280, 720);
            if (opening.Length > 0)
            {
                stage.Do(opening);
            }

            foreach (int width in Widths)
            {
                foreach (int height in Heights)
                {
                    try
                    {
                        Show(stage, width, height);
                    }
                    catch (Exception e)
                    {
                        string where = e.StackTrace!.Split('\n').First(line => line.Contains("RnnViz.", StringComparison.Ordinal));
                        failures.Add($"{where.Trim()}: {e.Message} ({opening}, {width}x{height})");
                    }
                }
            }

            stage.Resize(1280, 720);
            stage.Do(Actions.Back);
            stage.Do(Actions.Back);
            stage.Frames(1);
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(20)));
    }

    private static void Show(Stage stage, int width, int height)
    {
        stage.Resize(width, height);
        stage.Frames(1);
        stage.DrawOn(new SilentCanvas(stage.Size, stage.Book));
        for (float across = 0.1f; across < 1; across += 0.26f)
        {
            var at = new Point(width * across, height * (1 - across / 2));
            stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerMoved, at));
            stage.DrawOn(new SilentCanvas(stage.Size, stage.Book));
        }

        stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerMoved, new Point(-1, -1)));
    }
}
