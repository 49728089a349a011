using System.Diagnostics;

namespace RnnViz.EndToEnd.Tests.Screens;

/// <summary>Waits for what a program does in its own time.</summary>
internal static class Eventually
{
    // of a program that hangs; a slow machine does not come near it
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    /// <summary>Asks until there is an answer; fails after four minutes, naming what was awaited.</summary>
    public static T Get<T>(string awaited, Func<T?> ask) where T : class
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; Thread.Sleep(20))
        {
            if (ask() is { } answer)
            {
                return answer;
            }
        }

        throw new TimeoutException($"Waited {Patience.TotalMinutes} minutes in vain: {awaited}.");
    }

    /// <summary>Asks until the answer is yes.</summary>
    public static void Be(string awaited, Func<bool> ask) => Get(awaited, () => ask() ? awaited : null);
}
