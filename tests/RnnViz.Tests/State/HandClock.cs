namespace RnnViz.Tests.State;

/// <summary>A clock that goes on, or jumps, when a test says so.</summary>
internal sealed class HandClock : TimeProvider
{
    private long ticks;
    private DateTimeOffset now = new(2026, 11, 29, 14, 32, 5, TimeSpan.Zero);

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => ticks;

    public override DateTimeOffset GetUtcNow() => now;

    public void Pass(TimeSpan time)
    {
        ticks += time.Ticks;
        now += time;
    }

    /// <summary>Somebody sets the clock on the wall.</summary>
    public void Jump(TimeSpan by) => now += by;
}
