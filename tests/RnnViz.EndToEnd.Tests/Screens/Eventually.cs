using System.Diagnostics;

namespace RnnViz.EndToEnd.Tests.Screens;

/// <summary>Waits for what a program does in its own time.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Asks until there is an answer; fails, naming what was awaited, after twenty seconds.</summary>
    public static T Get<T>(string awaited, Func<T?> ask) where T : class
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; Thread.Sleep(50))
        {
            if (ask() is { } answer)
            {
                return answer;
            }
        }

        throw new TimeoutException($"Waited {Patience.TotalSeconds} seconds in vain: {awaited}.");
    }

    /// <summary>Asks until the answer is yes.</summary>
    public static void Be(string awaited, Func<bool> ask) => Get(awaited, () => ask() ? awaited : null);
}
