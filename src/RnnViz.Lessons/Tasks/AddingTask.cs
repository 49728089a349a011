using RnnViz.Numerics.Losses;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Randomness;

namespace RnnViz.Lessons.Tasks;

/// <summary>
/// The adding problem (Hochreiter and Schmidhuber 1997): at each step a number of U[0,1] and a marker; two steps are marked,
/// one in each half; the target is the sum of their numbers.
/// </summary>
internal sealed class AddingTask(AddingTaskSettings settings, int seed) : LessonTask("adding")
{
    private readonly RandomSource random = new(seed);

    public override string LossUnit => "half squared error";

    // The sum of two uniform numbers has variance 1/6; the loss halves it.
    public override IReadOnlyList<LossBaseline> Baselines { get; } = [new LossBaseline("always 1 (1/12)", 1.0 / 12)];

    internal override int Timesteps => settings.Length;

    internal override int BatchSize => settings.BatchSize;

    internal override int InputSize => 2;

    internal override int OutputSize => 1;

    internal override OutputLoss BuildLoss() => new HalfSquaredError();

    internal override SequenceBatch BuildBatch()
    {
        var batch = new SequenceBatch(settings.Length, settings.BatchSize, 2, 1, tokenInputs: false, tokenTargets: false);
        batch.MaskAllLossesButLast();
        return batch;
    }

    internal override void Fill(int iteration, SequenceBatch batch)
    {
        random.Reseed(seed, RandomStream.Batch, iteration);
        for (int b = 0; b < batch.B; b++)
        {
            int half = batch.T / 2;
            int first = 1 + random.NextInteger(half), second = 1 + half + random.NextInteger(batch.T - half);
            double sum = 0;
            for (int t = 1; t <= batch.T; t++)
            {
                bool marked = t == first || t == second;
                double value = random.NextUniform();
                batch.Input(t)[b] = value;
                batch.Input(t)[batch.B + b] = marked ? 1 : 0;
                sum += marked ? value : 0;
            }

            batch.Target(batch.T)[b] = sum;
        }
    }
}
