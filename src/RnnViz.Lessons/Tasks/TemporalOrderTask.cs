using RnnViz.Numerics.Losses;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Randomness;

namespace RnnViz.Lessons.Tasks;

/// <summary>
/// Temporal order (Hochreiter and Schmidhuber 1997, experiment 6a): two symbols of X and Y, one in the second tenth of the
/// sequence and one just after its middle, among meaningless ones; the class is their order.
/// </summary>
internal sealed class TemporalOrderTask(TemporalOrderTaskSettings settings, int seed) : LessonTask("temporal-order")
{
    private readonly RandomSource random = new(seed);

    public override IReadOnlyList<string> InputSymbols { get; } = ["X", "Y", "a", "b", "c", "d"];

    public override IReadOnlyList<string> OutputSymbols { get; } = ["XX", "XY", "YX", "YY"];

    public override string LossUnit => "nats per sequence";

    public override IReadOnlyList<LossBaseline> Baselines { get; } = [new LossBaseline("chance ln 4", Math.Log(4))];

    internal override int Timesteps => settings.Length;

    internal override int BatchSize => settings.BatchSize;

    internal override int InputSize => 6;

    internal override int OutputSize => 4;

    internal override OutputLoss BuildLoss() => new SoftmaxCrossEntropy();

    internal override SequenceBatch BuildBatch()
    {
        var batch = new SequenceBatch(settings.Length, settings.BatchSize, 6, 4, tokenInputs: true, tokenTargets: true);
        batch.MaskAllLossesButLast();
        return batch;
    }

    internal override void Fill(int iteration, SequenceBatch batch)
    {
        random.Reseed(seed, RandomStream.Batch, iteration);
        int tenth = batch.T / 10;
        for (int b = 0; b < batch.B; b++)
        {
            int first = 1 + tenth + random.NextInteger(tenth), second = 1 + batch.T / 2 + random.NextInteger(tenth);
            for (int t = 1; t <= batch.T; t++)
            {
                batch.InputTokens(t)[b] = 2 + random.NextInteger(4);
            }

            int early = random.NextInteger(2), late = random.NextInteger(2);
            batch.InputTokens(first)[b] = early;
            batch.InputTokens(second)[b] = late;
            batch.TargetTokens(batch.T)[b] = 2 * early + late;
        }
    }
}
