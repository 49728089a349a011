using System.Diagnostics;
using System.Globalization;
using RnnViz.Lessons.Records;
using RnnViz.State;
using RnnViz.Views.Tests;

namespace RnnViz.Benchmarks.Sessions;

/// <summary>Kills a session at random moments, by SIGKILL, and opens each time what it has left.</summary>
internal static class Kills
{
    /// <summary>Runs it.</summary>
    /// <param name="count">How often.</param>
    /// <param name="seed">Of the moments, and of what is done in the sessions.</param>
    /// <param name="output">Gets a line for each that was lost, and the sum.</param>
    /// <returns>0 where every session was recovered, bit for bit.</returns>
    public static int Run(int count, int seed, TextWriter output)
    {
        var random = new Random(seed);
        int recovered = 0, corrupt = 0, lost = 0, parts = 0;
        for (int i = 0; i < count; i++)
        {
            DirectoryInfo folder = Directory.CreateTempSubdirectory("rnnviz-kill-");
            try
            {
                string notes = Path.Combine(folder.FullName, "notes"), state = Path.Combine(folder.FullName, "state");
                Kill(seed + i, notes, state, random.Next(1500));
                string[] all = Directory.GetFiles(Path.Combine(state, "sessions"));
                string[] open = [.. all.Where(file => file.EndsWith(".open", StringComparison.Ordinal))];
                parts += all.Count(file => file.EndsWith(".part", StringComparison.Ordinal));
                if (open.Length != 1)
                {
                    lost++;
                    output.WriteLine($"{i}: {open.Length} sessions");
                }
                else if (KeptSession.TryRead(open[0]) is not { } kept)
                {
                    corrupt++;
                    output.WriteLine($"{i}: a corrupt file");
                }
                else if (Problem(kept, File.ReadAllLines(notes)) is { } problem)
                {
                    lost++;
                    output.WriteLine($"{i}: {problem}");
                }
                else
                {
                    recovered++;
                }
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }

        output.WriteLine(
            $"{count} kills: {recovered} sessions recovered bit for bit, {lost} lost, {corrupt} corrupt files; "
            + $"{parts} were killed while a file was written.");
        return recovered == count ? 0 : 1;
    }

    private static void Kill(int seed, string notes, string state, int milliseconds)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            ArgumentList = { "killed-session", seed.ToString(CultureInfo.InvariantCulture), notes },
        };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Insert(0, typeof(Kills).Assembly.Location);
        }

        start.Environment[ProgramFolders.Variable] = state;
        using Process session = Process.Start(start)!;
        string sessions = Path.Combine(state, "sessions");
        while (!session.HasExited && !(Directory.Exists(sessions) && Directory.GetFiles(sessions, "*.open").Length > 0))
        {
            Thread.Sleep(1);
        }

        Thread.Sleep(milliseconds);
        session.Kill();
        session.WaitForExit();
    }

    private static string? Problem(KeptSession kept, string[] noted)
    {
        var stage = new Stage("hello");
        IReadOnlyList<string>? different = null;
        bool isTrainedAgain = false;
        var opening = kept.Opening(stage.Root);
        stage.Root.Open(opening with
        {
            TakeStates = runs => (isTrainedAgain = !opening.TakeStates!(runs)) is false,
            Say = (_, found) =>
            {
                different = found;
                return "";
            },
        });
        string hash = RunRecord.WeightsOf(stage.Training.Session);
        return different is null ? $"not opened: {stage.Root.Lesson.LastMessage}"
            : different.Count > 0 ? $"other numbers: {string.Join(", ", different)}"
            : !noted.Contains(hash) ? "a state that was never noted"
            : isTrainedAgain ? "trained again, as its state was not kept" : null;
    }
}
