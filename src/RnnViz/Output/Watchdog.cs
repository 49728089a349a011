namespace RnnViz.Output;

/// <summary>Does something where a piece of work takes too long: such as ending another program that the work waits for.</summary>
internal sealed class Watchdog : IDisposable
{
    private readonly Timer timer;
    private readonly TimeSpan patience;
    private volatile bool hasBitten;

    /// <summary>A watch over no work yet.</summary>
    /// <param name="bite">What is done; on another thread.</param>
    /// <param name="patience">How long a piece of work may take.</param>
    public Watchdog(Action bite, TimeSpan patience)
    {
        this.patience = patience;
        timer = new Timer(_ =>
        {
            hasBitten = true;
            bite();
        });
    }

    /// <summary>Whether it was done.</summary>
    public bool HasBitten => hasBitten;

    /// <summary>A piece of work begins.</summary>
    public void Begin() => timer.Change(patience, Timeout.InfiniteTimeSpan);

    /// <summary>It is done.</summary>
    public void End() => timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <inheritdoc/>
    public void Dispose() => timer.Dispose();
}
