namespace RnnViz.Lessons.Tests;

/// <summary>A clock by which a millisecond passes each time that somebody looks at it: the same on every machine.</summary>
internal sealed class SteadyClock : TimeProvider
{
    private long milliseconds;

    public override long TimestampFrequency => 1000;

    public override long GetTimestamp() => Interlocked.Increment(ref milliseconds);
}
