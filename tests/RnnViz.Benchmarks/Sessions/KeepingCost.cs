using System.Diagnostics;
using RnnViz.State;
using RnnViz.Views.Tests;

namespace RnnViz.Benchmarks.Sessions;

/// <summary>How long the loop is held up when a session is kept, and how long writing takes beside it.</summary>
internal static class KeepingCost
{
    private static readonly string[] Lessons = ["hello", "vanishing", "lstm-and-vanilla", "series", "lstm-novel", "pride-and-prejudice"];

    /// <summary>Runs it; prints the median of nine.</summary>
    public static int Run(TextWriter output)
    {
        using SessionFolder folder = SessionFolder.TryOpen(TimeProvider.System)!;
        foreach (string lesson in Lessons)
        {
            var stage = new Stage(lesson);
            stage.Frames(300);
            var keeper = new SessionKeeper(folder, TimeProvider.System, TimeSpan.Zero);
            var loop = new List<double>();
            var all = new List<double>();
            for (int i = 0; i < 9; i++)
            {
                stage.Frames(1);
                long start = Stopwatch.GetTimestamp();
                keeper.Look(stage.Root);
                loop.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                keeper.Settle();
                all.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            output.WriteLine(
                $"{lesson}: {loop.Order().ElementAt(4):F2} ms on the loop, {all.Order().ElementAt(4):F1} ms until it is on the disk, "
                + $"{new FileInfo(folder.Path).Length / 1024} KB");
        }

        return 0;
    }
}
