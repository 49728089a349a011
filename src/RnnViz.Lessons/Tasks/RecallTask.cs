using RnnViz.Numerics.Losses;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Randomness;

namespace RnnViz.Lessons.Tasks;

/// <summary>The first symbol of a sequence has to be named at its last timestep; meaningless symbols fill the time between.</summary>
internal sealed class RecallTask : LessonTask
{
    private readonly RecallTaskSettings settings;
    private readonly int seed;
    private readonly RandomSource random;

    public RecallTask(RecallTaskSettings settings, int seed)
        : base("recall")
    {
        (this.settings, this.seed) = (settings, seed);
        random = new RandomSource(seed);
        OutputSymbols = [.. Enumerable.Range(0, settings.Symbols).Select(i => ((char)('A' + i)).ToString())];
        InputSymbols = [.. OutputSymbols, .. Enumerable.Range(0, settings.Distractors).Select(i => ((char)('0' + i)).ToString())];
        Baselines = [new LossBaseline($"chance ln {settings.Symbols}", Math.Log(settings.Symbols))];
    }

    public override IReadOnlyList<string> InputSymbols { get; }

    public override IReadOnlyList<string> OutputSymbols { get; }

    public override string LossUnit => "nats per sequence";

    public override IReadOnlyList<LossBaseline> Baselines { get; }

    internal override int Timesteps => settings.Length;

    internal override int BatchSize => settings.BatchSize;

    internal override int InputSize => InputSymbols.Count;

    internal override int OutputSize => settings.Symbols;

    internal override OutputLoss BuildLoss() => new SoftmaxCrossEntropy();

    internal override SequenceBatch BuildBatch()
    {
        var batch = new SequenceBatch(settings.Length, settings.BatchSize, InputSize, OutputSize, tokenInputs: true, tokenTargets: true);
        batch.MaskAllLossesButLast();
        return batch;
    }

    internal override void Fill(int iteration, SequenceBatch batch)
    {
        random.Reseed(seed, RandomStream.Batch, iteration);
        for (int b = 0; b < batch.B; b++)
        {
            int symbol = random.NextInteger(settings.Symbols);
            batch.InputTokens(1)[b] = symbol;
            for (int t = 2; t <= batch.T; t++)
            {
                batch.InputTokens(t)[b] = settings.Symbols + random.NextInteger(settings.Distractors);
            }

            batch.TargetTokens(batch.T)[b] = symbol;
        }
    }
}
