namespace RnnViz.Lessons.History;

/// <summary>
/// One number for each iteration, however many iterations there are, in a fixed number of buckets: where they are full,
/// neighbours merge and each bucket spans twice as many iterations. Extremes survive merging, so a spike stays visible.
/// </summary>
public sealed partial class ScalarSeries
{
    private const int SmoothingLength = 50;

    /// <summary>2⁻⁴⁰: sums are kept multiplied by it, so that those of numbers next to the largest double do not overflow.</summary>
    private const double Small = 9.094947017729282e-13;

    private readonly Bucket[] buckets;
    private readonly double[] recent = new double[SmoothingLength];

    internal ScalarSeries(int capacity) => buckets = new Bucket[capacity / 2 * 2];

    /// <summary>Numbers added, one an iteration.</summary>
    public int Count { get; private set; }

    /// <summary>Buckets in use; the last may span fewer iterations than the others.</summary>
    public int BucketCount => (Count + BucketSize - 1) / BucketSize;

    /// <summary>Iterations to a bucket, a power of two.</summary>
    public int BucketSize { get; private set; } = 1;

    /// <summary>The number of the last iteration; NaN before the first.</summary>
    public double Latest { get; private set; } = double.NaN;

    /// <summary>The first iteration whose number was NaN or infinite, or null.</summary>
    public int? FirstNonFiniteIteration { get; private set; }

    /// <summary>
    /// The mean of the last 50 numbers, or of all where there are fewer; NaN before the first or where one is not finite.
    /// </summary>
    public double SmoothedLatest
    {
        get
        {
            int n = Math.Min(Count, SmoothingLength);
            double sum = 0;
            for (int i = 0; i < n; i++)
            {
                sum += recent[i] * Small;
            }

            return sum / n / Small;
        }
    }

    /// <summary>The first iteration of bucket i, 0 to <see cref="BucketCount"/> − 1.</summary>
    public int FirstIteration(int i) => i * BucketSize;

    /// <summary>The smallest finite number of bucket i; NaN where none is finite.</summary>
    public double Min(int i) => At(i).Finite == 0 ? double.NaN : At(i).Min;

    /// <summary>The largest finite number of bucket i; NaN where none is finite.</summary>
    public double Max(int i) => At(i).Finite == 0 ? double.NaN : At(i).Max;

    /// <summary>The mean of the finite numbers of bucket i; NaN where none is finite.</summary>
    public double Mean(int i) => At(i).Finite == 0 ? double.NaN : At(i).Sum / At(i).Finite / Small;

    /// <summary>The last finite number of bucket i; NaN where none is finite.</summary>
    public double Last(int i) => At(i).Finite == 0 ? double.NaN : At(i).Last;

    /// <summary>Whether a number of bucket i is NaN or infinite.</summary>
    public bool HasNonFinite(int i) => At(i).HasNonFinite;

    /// <summary>Adds the number of the next iteration.</summary>
    internal void Add(double value)
    {
        if (Count == buckets.Length * BucketSize)
        {
            MergeNeighbours();
        }

        if (!double.IsFinite(value))
        {
            FirstNonFiniteIteration ??= Count;
        }

        ref Bucket bucket = ref buckets[Count / BucketSize];
        Bucket one = Bucket.Of(value);
        bucket = Count % BucketSize == 0 ? one : bucket.Then(one);
        recent[Count % SmoothingLength] = value;
        Latest = value;
        Count++;
    }

    /// <summary>Adds the next iteration, whose number is not known: nothing is drawn there.</summary>
    internal void AddUnknown()
    {
        if (Count == buckets.Length * BucketSize)
        {
            MergeNeighbours();
        }

        if (Count % BucketSize == 0)
        {
            buckets[Count / BucketSize] = default;
        }

        recent[Count % SmoothingLength] = double.NaN;
        Latest = double.NaN;
        Count++;
    }

    /// <summary>The number of an iteration that was not known has become known.</summary>
    /// <returns>Whether it is new; false where the iterations of its bucket have numbers already.</returns>
    internal bool Learn(int iteration, double value)
    {
        ref Bucket bucket = ref buckets[iteration / BucketSize];
        if (bucket.Finite == BucketSize || (BucketSize > 1 && bucket.Finite > 0 && value >= bucket.Min && value <= bucket.Max))
        {
            return false;
        }

        bucket = bucket is { Finite: 0, HasNonFinite: false } ? Bucket.Of(value) : bucket.Then(Bucket.Of(value));
        return true;
    }

    /// <summary>Forgets everything.</summary>
    internal void Clear() => (Count, BucketSize, Latest, FirstNonFiniteIteration) = (0, 1, double.NaN, null);

    /// <summary>
    /// Forgets the iterations from <paramref name="count"/> on, as far as buckets can: the one that the cut goes through
    /// keeps what was in it.
    /// </summary>
    internal void Cut(int count)
    {
        FirstNonFiniteIteration = FirstNonFiniteIteration < count ? FirstNonFiniteIteration : null;
        Count = count;
        Latest = count == 0 ? double.NaN : Last(BucketCount - 1);
        Array.Fill(recent, Latest);
    }

    /// <summary>Takes over another series of the same capacity.</summary>
    internal void CopyFrom(ScalarSeries other)
    {
        other.buckets.CopyTo(buckets, 0);
        other.recent.CopyTo(recent, 0);
        (Count, BucketSize, Latest, FirstNonFiniteIteration) = (other.Count, other.BucketSize, other.Latest, other.FirstNonFiniteIteration);
    }

    private void MergeNeighbours()
    {
        for (int i = 0; i < buckets.Length / 2; i++)
        {
            buckets[i] = buckets[2 * i].Then(buckets[2 * i + 1]);
        }

        BucketSize *= 2;
    }

    private ref readonly Bucket At(int i)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)i, (uint)BucketCount, nameof(i));
        return ref buckets[i];
    }

    private readonly record struct Bucket(double Min, double Max, double Sum, double Last, int Finite, bool HasNonFinite)
    {
        public static Bucket Of(double value) =>
            double.IsFinite(value) ? new Bucket(value, value, value * Small, value, 1, false) : new Bucket(0, 0, 0, 0, 0, true);

        public Bucket Then(Bucket next) =>
            next.Finite == 0 ? this with { HasNonFinite = HasNonFinite || next.HasNonFinite }
            : Finite == 0 ? next with { HasNonFinite = HasNonFinite || next.HasNonFinite }
            : new Bucket(
                Math.Min(Min, next.Min), Math.Max(Max, next.Max), Sum + next.Sum, next.Last, Finite + next.Finite,
            HasNonFinite || next.HasNonFinite);
    }
}
