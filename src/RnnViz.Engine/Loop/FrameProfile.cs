namespace RnnViz.Engine.Loop;

/// <summary>
/// Durations of a frame's parts over many frames, kept in arrays built once. A frame's training is timed by whoever trains
/// and taken out of <see cref="FramePart.Process"/>.
/// </summary>
public sealed class FrameProfile(int frames)
{
    private readonly double[][] milliseconds = [new double[frames], new double[frames], new double[frames], new double[frames]];
    private readonly long[] bytes = new long[frames], allBytes = new long[frames];

    /// <summary>Frames recorded.</summary>
    public int Count { get; private set; }

    /// <summary>Whether all frames asked for have been recorded.</summary>
    public bool IsComplete => Count == frames;

    /// <summary>Records one frame: durations in milliseconds, and the bytes allocated during it by the loop's thread and by all threads.</summary>
    public void Record(double training, double process, double draw, double present, long allocated, long allocatedByAll)
    {
        if (IsComplete) return;
        milliseconds[(int)FramePart.Training][Count] = training;
        milliseconds[(int)FramePart.Process][Count] = process;
        milliseconds[(int)FramePart.Draw][Count] = draw;
        milliseconds[(int)FramePart.Present][Count] = present;
        bytes[Count] = allocated;
        allBytes[Count] = allocatedByAll;
        Count++;
    }

    /// <summary>The duration that <paramref name="share"/> (0..1) of the frames do not exceed, skipping the first <paramref name="warmUp"/>.</summary>
    public double Percentile(FramePart part, double share, int warmUp) =>
        Percentile(milliseconds[(int)part].AsSpan(warmUp, Count - warmUp).ToArray(), share);

    /// <summary>Percentile of process + draw together, frame by frame.</summary>
    public double ProcessAndDrawPercentile(double share, int warmUp) =>
        Percentile([.. Enumerable.Range(warmUp, Count - warmUp).Select(i => milliseconds[(int)FramePart.Process][i] + milliseconds[(int)FramePart.Draw][i])], share);

    /// <summary>Bytes that the loop's thread (training and drawing) allocated per frame on average, after the first <paramref name="warmUp"/> frames.</summary>
    public double BytesPerFrame(int warmUp) => Mean(bytes, warmUp);

    /// <summary>The same over all other threads.</summary>
    public double OtherBytesPerFrame(int warmUp) => Mean(allBytes, warmUp) - Mean(bytes, warmUp);

    private double Mean(long[] counts, int warmUp) => Count > warmUp ? (double)counts.AsSpan(warmUp, Count - warmUp).ToArray().Sum() / (Count - warmUp) : 0;

    private static double Percentile(double[] values, double share)
    {
        if (values.Length == 0) return double.NaN;
        Array.Sort(values);
        return values[Math.Min(values.Length - 1, (int)(share * values.Length))];
    }
}

/// <summary>The parts of a frame.</summary>
public enum FramePart
{
    /// <summary>Prepare and apply of the training session.</summary>
    Training,

    /// <summary>Events and Process of the scene tree, without the training.</summary>
    Process,

    /// <summary>Draw of the scene tree, up to the last primitive handed to the graphics library.</summary>
    Draw,

    /// <summary>Flushing the primitives and swapping buffers.</summary>
    Present,
}
