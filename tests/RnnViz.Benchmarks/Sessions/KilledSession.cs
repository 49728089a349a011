using RnnViz.State;
using RnnViz.Views.Screen;
using RnnViz.Views.Tests;

namespace RnnViz.Benchmarks.Sessions;

/// <summary>
/// A session without a window that trains, is worked with by chance, and is kept as fast as it can be, until somebody kills it. What is
/// kept is noted before it is written.
/// </summary>
internal static class KilledSession
{
    private static readonly string[] Lessons =
        ["hello", "two-timesteps", "vanishing", "exploding", "lstm-two-timesteps", "lstm-and-vanilla", "series", "gru-remembers"];

    private static readonly string[] Work =
    [
        "pause", "step", "step back", "up", "down", "last", "first", "next stop", "flow picture", "motion", "theme", "restart", "larger",
        "contrast",
    ];

    /// <summary>Runs for ever.</summary>
    /// <param name="seed">Which lesson, and what is done.</param>
    /// <param name="notes">The file in which the fingerprints of what is kept are noted, a line each.</param>
    public static void Run(int seed, string notes)
    {
        var random = new Random(seed);
        var stage = new Stage(Lessons[seed % Lessons.Length]);
        using SessionFolder folder = SessionFolder.TryOpen(TimeProvider.System)!;
        using var file = new FileStream(notes, FileMode.Create, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        var keeper = new SessionKeeper(folder, TimeProvider.System, TimeSpan.FromMilliseconds(5))
        {
            Copied = state => file.Write(System.Text.Encoding.ASCII.GetBytes(state + "\n")),
        };
        stage.Root.Lesson.Playback.BatchesPerFrame = 1 + random.Next(5);
        while (true)
        {
            stage.Frames(1);
            keeper.Look(stage.Root);
            if (random.Next(20) == 0)
            {
                stage.Do(Work[random.Next(Work.Length)]);
            }

            if (random.Next(60) == 0)
            {
                stage.Training.Session.LearningRate *= random.Next(2) == 0 ? 0.5 : 1.5;
            }

            if (random.Next(120) == 0 && stage.Training.Session.History.Count > 2)
            {
                stage.Training.Walk.GoToIteration(random.Next(stage.Training.Session.History.Count));
            }

            stage.Playback.IsRunning |= random.Next(30) == 0;
            if (stage.Root.Lesson.HasOverlay)
            {
                stage.Do(Actions.Back);
            }
        }
    }
}
