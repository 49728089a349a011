namespace RnnViz.Engine.Loop;

/// <summary>
/// What each of many frames took, kept in arrays built once. A frame's training is timed by whoever trains and taken out of
/// <see cref="FramePart.Process"/> and <see cref="FramePart.Wait"/>.
/// </summary>
public sealed class FrameProfile(int frames)
{
    private static readonly int PartCount = Enum.GetValues<FramePart>().Length;

    private readonly float[] milliseconds = new float[frames * PartCount];
    private readonly double[] seconds = new double[frames];
    private readonly FrameWork[] work = new FrameWork[frames];

    /// <summary>Frames recorded.</summary>
    public int Count { get; private set; }

    /// <summary>Whether all frames asked for have been recorded.</summary>
    public bool IsComplete => Count == frames;

    /// <summary>
    /// A frame's parts in milliseconds, in the order of <see cref="FramePart"/>, to be filled in before <see cref="Record"/>.
    /// </summary>
    public Span<float> Next => milliseconds.AsSpan(Count * PartCount, PartCount);

    /// <summary>Records the frame whose parts were put into <see cref="Next"/>.</summary>
    /// <param name="end">When it was complete, in seconds since the first frame.</param>
    /// <param name="done">What it did.</param>
    public void Record(double end, FrameWork done)
    {
        if (IsComplete)
        {
            return;
        }

        seconds[Count] = end;
        work[Count] = done;
        Count++;
    }

    /// <summary>
    /// The duration in milliseconds that <paramref name="share"/> (0..1) of the frames do not exceed, skipping the first
    /// <paramref name="warmUp"/>; NaN where there are no others.
    /// </summary>
    public double Percentile(FramePart part, double share, int warmUp) =>
        Percentile([.. Frames(warmUp).Select(i => (double)milliseconds[i * PartCount + (int)part])], share);

    /// <summary>The same of whole frames, in milliseconds.</summary>
    public double FramePercentile(double share, int warmUp) => Percentile([.. Frames(warmUp).Select(Total)], share);

    /// <summary>
    /// Percentile of the frames that ended between two times in seconds since the first frame: whether code that is compiled
    /// late holds frames up. NaN where there are none.
    /// </summary>
    public double FramePercentile(double share, double from, double to) =>
        Percentile([.. Frames(0).Where(i => seconds[i] >= from && seconds[i] < to).Select(Total)], share);

    /// <summary>The mean of whole frames in milliseconds, skipping the first <paramref name="warmUp"/>.</summary>
    public double FrameMean(int warmUp) => Count > warmUp ? Frames(warmUp).Average(Total) : double.NaN;

    /// <summary>When the last frame was complete, in seconds since the first.</summary>
    public double Seconds => Count == 0 ? 0 : seconds[Count - 1];

    /// <summary>The mean of something that frames did, skipping the first <paramref name="warmUp"/>.</summary>
    public double Mean(Func<FrameWork, double> of, int warmUp) => Count > warmUp ? Frames(warmUp).Average(i => of(work[i])) : 0;

    private IEnumerable<int> Frames(int warmUp) => Enumerable.Range(warmUp, Math.Max(0, Count - warmUp));

    private double Total(int frame)
    {
        double sum = 0;
        foreach (float part in milliseconds.AsSpan(frame * PartCount, PartCount))
        {
            sum += part;
        }

        return sum;
    }

    private static double Percentile(double[] values, double share)
    {
        if (values.Length == 0)
        {
            return double.NaN;
        }

        Array.Sort(values);
        return values[Math.Min(values.Length - 1, (int)(share * values.Length))];
    }
}
