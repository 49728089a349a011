using System.Globalization;
using RnnViz.EndToEnd.Tests.Screens;

namespace RnnViz.EndToEnd.Tests;

/// <summary>
/// Clicks on the timeline that are shorter than a frame. RNNVIZ_CLICKS says how many a test tries, RNNVIZ_SEED which: clicks.sh tries a
/// thousand.
/// </summary>
[Collection(ScreenCollection.Name)]
public sealed class ShortClickTests(VirtualScreen screen, ITestOutputHelper output)
{
    private const int Left = 1;

    [Theory]
    [InlineData("processor", "each")]
    [InlineData("card", "each")]
    [InlineData("processor", "polled")]
    public void No_click_on_the_timeline_is_lost_whether_the_training_is_paused_or_runs(string renderer, string input)
    {
        using var window = new ProgramWindow(
            screen, [$"RNNVIZ_INPUT={input}"], honoursStops: false, "hello", "--renderer", renderer);
        Eventually.Be("a history to click on", () => window.State.Furthest > 30);
        int whileRunning = Count(window, "running", IsHitWhileRunning);
        window.PauseTraining();
        int whilePaused = Count(window, "paused", IsHitWhilePaused);
        Assert.Equal((Clicks, Clicks), (whileRunning, whilePaused));
    }

    /// <summary>In the middle of an iteration of the history that is another one than now: the walk must be there.</summary>
    private static bool IsHitWhilePaused(ProgramWindow window, TestDevice device, float[] box, Random random)
    {
        int furthest = window.State.Furthest, wanted = (window.State.Iteration + 1 + random.Next(furthest)) % (furthest + 1);
        Click(device, window, box, (wanted + 1.0) / (furthest + 1), random);
        return window.State.Iteration == wanted;
    }

    /// <summary>A click pauses the training, wherever it is.</summary>
    private static bool IsHitWhileRunning(ProgramWindow window, TestDevice device, float[] box, Random random)
    {
        Click(device, window, box, random.NextDouble(), random);
        if (window.State.IsRunning)
        {
            return false;
        }

        window.Press("space");
        return true;
    }

    private static int Clicks => Number("RNNVIZ_CLICKS", 20);

    private static int Seed => Number("RNNVIZ_SEED", 16);

    private int Count(ProgramWindow window, string state, Func<ProgramWindow, TestDevice, float[], Random, bool> isHit)
    {
        using var device = new TestDevice(screen.Display);
        float[] box = [.. window.State.NumbersOf("timeline").Select(number => (float)number)];
        var random = new Random(Seed);
        int hits = 0;
        for (int i = 0; i < Clicks; i++)
        {
            hits += isHit(window, device, box, random) ? 1 : 0;
        }

        output.WriteLine($"{hits} of {Clicks} clicks hit, {state}, seed {Seed}");
        return hits;
    }

    /// <summary>A click of 0 to 50 ms at a share of the line, and a frame that knows of it.</summary>
    private static void Click(TestDevice device, ProgramWindow window, float[] box, double share, Random random)
    {
        var place = window.Place;
        device.PointAt(place.X + (int)Math.Round(box[0] + box[2] * share), place.Y + (int)(box[1] + box[3] / 2));
        device.Click(Left, random.Next(51));
        window.AwaitFrame();
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int number) ? number : otherwise;
}
