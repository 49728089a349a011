namespace RnnViz.Robustness.Tests;

/// <summary>
/// Ends the process where one case does not end: what hangs cannot be reported by itself. It watches only where it is asked to, so
/// that no test of the usual run depends on the machine.
/// </summary>
internal sealed class Watchdog : IDisposable
{
    private readonly Timer? timer;
    private readonly TimeSpan limit;
    private string what = "";
    private long began;

    public Watchdog(int? seconds)
    {
        if (seconds is int most)
        {
            limit = TimeSpan.FromSeconds(most);
            timer = new Timer(_ => Look(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>The longest time between two calls of <see cref="Begins"/>, in milliseconds.</summary>
    public double Longest { get; private set; }

    /// <summary>A case begins, and the one before has ended.</summary>
    public void Begins(string name)
    {
        long now = TimeProvider.System.GetTimestamp(), before = Interlocked.Exchange(ref began, now);
        if (before != 0)
        {
            Longest = Math.Max(Longest, TimeProvider.System.GetElapsedTime(before, now).TotalMilliseconds);
        }

        what = name;
    }

    public void Dispose() => timer?.Dispose();

    private void Look()
    {
        if (Interlocked.Read(ref began) is var start and not 0 && TimeProvider.System.GetElapsedTime(start) > limit)
        {
            Environment.FailFast($"no end after {limit.TotalSeconds} s: {what}");
        }
    }
}
