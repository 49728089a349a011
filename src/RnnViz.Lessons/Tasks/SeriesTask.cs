using RnnViz.Numerics.Losses;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Randomness;

namespace RnnViz.Lessons.Tasks;

/// <summary>
/// Predict the next point of a series from each window of T points. A series of n points has n − T windows with a point
/// after them; a batch of all of them keeps their order, a smaller one draws each window once an epoch.
/// </summary>
internal sealed class SeriesTask : LessonTask
{
    private readonly SeriesTaskSettings settings;
    private readonly SeriesData data;
    private readonly double[] series;
    private readonly int[] order;
    private readonly int seed;
    private readonly RandomSource random;
    private readonly List<SequenceBatch> filled = new(4); // with all windows, once and for good
    private int shuffledEpoch = -1;

    public SeriesTask(SeriesTaskSettings settings, SeriesData data, int seed)
        : base("series")
    {
        (this.settings, this.data, this.seed) = (settings, data, seed);
        series = data.Values;
        random = new RandomSource(seed);
        order = [.. Enumerable.Range(0, series.Length - settings.Window)];
        BatchSize = settings.BatchSize ?? order.Length;
        double mean = series.Average();
        double change = Enumerable.Range(1, series.Length - 1).Average(i => (series[i] - series[i - 1]) * (series[i] - series[i - 1]));
        Baselines =
        [
            new LossBaseline("mean", series.Average(v => (v - mean) * (v - mean)) / 2),
            new LossBaseline("last point", change / 2),
        ];
    }

    public override string LossUnit => "half squared error";

    public override ValueUnits Units => data.Units;

    public override string? ValueName => data.Column;

    public override IReadOnlyList<string> Notes => SeriesNotes.Of(settings, data);

    public override IReadOnlyList<LossBaseline> Baselines { get; }

    public override (double Least, double Greatest)? DataRange => (series.Min(), series.Max());

    internal override int Timesteps => settings.Window;

    internal override int BatchSize { get; }

    internal override int InputSize => 1;

    internal override int OutputSize => 1;

    internal override OutputLoss BuildLoss() => new HalfSquaredError();

    internal override SequenceBatch BuildBatch()
    {
        var batch = new SequenceBatch(settings.Window, BatchSize, 1, 1, tokenInputs: false, tokenTargets: false);
        if (settings.Output == OutputSteps.LastStep)
        {
            batch.MaskAllLossesButLast();
        }

        return batch;
    }

    internal override void Fill(int iteration, SequenceBatch batch)
    {
        bool all = BatchSize == order.Length;
        if (all && filled.Contains(batch))
        {
            return;
        }

        int batches = order.Length / BatchSize, first = all ? 0 : iteration % batches * BatchSize;
        if (!all)
        {
            Shuffle(iteration / batches);
        }

        for (int t = 1; t <= batch.T; t++)
        {
            Span<double> x = batch.Input(t), y = batch.Target(t);
            for (int b = 0; b < batch.B; b++)
            {
                int start = order[first + b];
                x[b] = series[start + t - 1];
                y[b] = series[start + t];
            }
        }

        if (all)
        {
            filled.Add(batch);
        }
    }

    // Each epoch's order starts from the same one, so that it depends on the epoch alone.
    private void Shuffle(int epoch)
    {
        if (epoch == shuffledEpoch)
        {
            return;
        }

        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        random.Reseed(seed, RandomStream.Order, epoch);
        for (int i = order.Length - 1; i > 0; i--)
        {
            int j = random.NextInteger(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        shuffledEpoch = epoch;
    }
}
