using System.Diagnostics;
using RnnViz.Engine.Loop;
using RnnViz.Rendering;

namespace RnnViz.Window;

/// <summary>Times the frames of the loop, and their parts for a profile.</summary>
internal sealed class FrameClock(FrameProfile? profile)
{
    private long start = Stopwatch.GetTimestamp(), last, first, bytes, allBytes;

    /// <summary>A frame begins; answers the seconds since the one before began.</summary>
    public double BeginFrame()
    {
        (bytes, allBytes) = (GC.GetAllocatedBytesForCurrentThread(), AllBytes);
        last = Stopwatch.GetTimestamp();
        if (first == 0)
        {
            first = last;
        }

        double delta = Stopwatch.GetElapsedTime(start, last).TotalSeconds;
        start = last;
        return delta;
    }

    /// <summary>How long this frame has taken so far.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(start);

    /// <summary>A part of the frame is done.</summary>
    public void Finished(FramePart part) => Finished(part, 0, part);

    /// <summary>A part of the frame is done, of which <paramref name="within"/> milliseconds belong to another part.</summary>
    public void Finished(FramePart part, double within, FramePart other)
    {
        long now = Stopwatch.GetTimestamp();
        if (profile is { IsComplete: false })
        {
            profile.Next[(int)other] += (float)within; // which may have had some already
            profile.Next[(int)part] = (float)(Stopwatch.GetElapsedTime(last, now).TotalMilliseconds - within);
        }

        last = now;
    }

    /// <summary>The frame is done.</summary>
    public void EndFrame(int batches, FrameCounts counts)
    {
        if (profile is null)
        {
            return;
        }

        var work = new FrameWork(
            batches, counts.Primitives, counts.DrawCalls, counts.UploadedBytes, counts.ChangedShare,
            GC.GetAllocatedBytesForCurrentThread() - bytes, AllBytes - allBytes);
        profile.Record(Stopwatch.GetElapsedTime(first, last).TotalSeconds, work);
    }

    /// <summary>Bytes allocated so far by all threads; only a profile pays for the exact count.</summary>
    private long AllBytes => profile is null ? 0 : GC.GetTotalAllocatedBytes(precise: true);
}
