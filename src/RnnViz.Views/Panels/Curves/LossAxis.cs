using RnnViz.Lessons.History;
using RnnViz.Lessons.Tasks;

namespace RnnViz.Views.Panels.Curves;

/// <summary>
/// The axis of losses: linear from 0, with room above first losses, baselines and the highest mean over some iterations, of one
/// run or of several. Where a loss has leapt to more than a thousand times what it began with, nothing else would be seen on that
/// axis: then it is logarithmic, and reaches down to the least loss and the lowest baseline. A loss below 0, as a training script may have
/// recorded it, makes the axis linear from the least to the greatest.
/// </summary>
internal sealed class LossAxis
{
    /// <summary>How many times higher than all that is needed the axis may grow for a single jump of the loss.</summary>
    private const double HighestJump = 10;

    /// <summary>From how large a leap on the axis is logarithmic.</summary>
    private const double Leap = 1000;

    /// <summary>Decades below where the losses began that a logarithmic axis shows at most: what is lower is marked as beyond it.</summary>
    private const int MostDecadesBelow = 12;

    /// <summary>Iterations over which a mean is taken: where it rises, the axis rises with it.</summary>
    private const int Smoothing = 50;

    /// <summary>Losses beyond this are marked as beyond the axis: near the largest double nothing can be added to them.</summary>
    private const double Largest = 1e300;

    /// <summary>Losses nearer to 0 than this count as 0: near the smallest double no parts can be made of them.</summary>
    private const double Smallest = 1e-300;

    private double start, needed, peak, least, lowest;

    /// <summary>Whether equal distances are equal ratios.</summary>
    public bool IsLog { get; private set; }

    /// <summary>The distance of gridlines where the axis reaches below 0; else 0.</summary>
    public double Step { get; private set; }

    /// <summary>The lower end: 0, or the power of ten of a logarithmic axis; below 0 where a loss is.</summary>
    public double Low { get; private set; }

    /// <summary>The upper end: a loss, or the power of ten of a logarithmic axis.</summary>
    public double High { get; private set; } = 1;

    /// <summary>Fits the runs that are seen together. Follows from the numbers alone; allocates nothing.</summary>
    /// <param name="baselines">Lines that are drawn, too.</param>
    /// <param name="losses">The runs, the one that is walked through first.</param>
    /// <param name="now">
    /// The greatest loss of the steps that are walked through, which the runs do not have yet; NaN for none.
    /// </param>
    /// <param name="leastNow">The least of them; NaN for none.</param>
    public void Fit(IReadOnlyList<LossBaseline> baselines, ReadOnlySpan<ScalarSeries> losses, double now, double leastNow = double.NaN)
    {
        (now, leastNow) = (Bounded(now), Bounded(leastNow));
        (start, needed, peak, least, Step) = (0, 0, 0, double.PositiveInfinity, 0);
        lowest = leastNow < 0 && double.IsFinite(leastNow) ? leastNow : 0;
        for (int i = 0; i < baselines.Count; i++)
        {
            start = Math.Max(start, baselines[i].Value);
            least = baselines[i].Value > 0 ? Math.Min(least, baselines[i].Value) : least;
        }

        foreach (ScalarSeries loss in losses)
        {
            Begin(loss);
        }

        if (losses[0].BucketCount == 0 && double.IsFinite(now))
        {
            start = Math.Max(start, now);
        }

        (needed, peak) = (start, double.IsFinite(now) ? now : 0);
        foreach (ScalarSeries loss in losses)
        {
            Add(loss);
        }

        if (lowest < 0)
        {
            IsLog = false;
            FitFromBelow();
            return;
        }

        IsLog = start > 0 && peak > Leap * start;
        if (IsLog)
        {
            double lowest = Math.Floor(Math.Log10(Math.Min(least, start)));
            Low = Math.Max(lowest, Math.Floor(Math.Log10(start)) - MostDecadesBelow);
            High = Math.Ceiling(Math.Log10(peak) + 0.1);
            return;
        }
        // a jump shall be seen, but one that goes to the sky shall not flatten everything else
        (Low, High) = (0, Nice(Math.Max(needed, Math.Min(peak, HighestJump * needed)) * 1.1));
    }

    // three to six gridlines, at whole multiples of a round step
    private void FitFromBelow()
    {
        double range = Math.Max(0, peak) - lowest, power = Math.Pow(10, Math.Floor(Math.Log10(range / 4)));
        double ratio = range / 4 / power;
        Step = power * (ratio <= 1 ? 1 : ratio <= 2 ? 2 : ratio <= 5 ? 5 : 10);
        (Low, High) = (Step * Math.Floor(lowest / Step), Step * Math.Ceiling(Math.Max(peak, 0) / Step));
    }

    private void Begin(ScalarSeries loss)
    {
        if (loss.BucketCount > 0 && double.IsFinite(loss.Mean(0)))
        {
            start = Math.Max(start, Bounded(loss.Mean(0)));
        }
    }

    private void Add(ScalarSeries loss)
    {
        int width = Math.Max(1, Smoothing / loss.BucketSize);
        double sum = 0;
        for (int i = 0; i < loss.BucketCount; i++)
        {
            sum += Finite(loss.Mean(i));
            if (i >= width)
            {
                sum -= Finite(loss.Mean(i - width));
            }

            if (i >= width - 1)
            {
                needed = Math.Max(needed, sum / width);
            }

            peak = Math.Max(peak, Finite(loss.Max(i)));
            lowest = Math.Min(lowest, Finite(loss.Min(i)));
            least = loss.Min(i) > 0 ? Math.Min(least, loss.Min(i)) : least;
        }

        static double Finite(double value) => double.IsFinite(value) ? Bounded(value) : 0;
    }

    private static double Bounded(double value) => !double.IsFinite(value) ? value
        : Math.Abs(value) < Smallest ? 0 : Math.Clamp(value, -Largest, Largest);

    /// <summary>The next of 1, 1.5, 2, 3, 5, 8 times a power of ten.</summary>
    private static double Nice(double value)
    {
        if (!(value >= Smallest))
        {
            return 1;
        }

        double power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        foreach (double step in (ReadOnlySpan<double>)[1, 1.5, 2, 3, 4, 5, 6, 8])
        {
            if (value <= step * power)
            {
                return step * power;
            }
        }

        return 10 * power;
    }
}
