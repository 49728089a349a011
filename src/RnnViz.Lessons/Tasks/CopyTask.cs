using RnnViz.Numerics.Losses;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Randomness;

namespace RnnViz.Lessons.Tasks;

/// <summary>
/// Copy memory (Hochreiter and Schmidhuber 1997, in the form of Arjovsky, Shah and Bengio 2016): ten symbols, blanks, a sign
/// to begin, and ten blanks during which the symbols are to be repeated; before that the blank is to be answered.
/// </summary>
internal sealed class CopyTask : LessonTask
{
    private const int Copied = CopyTaskSettings.Copied;
    private readonly CopyTaskSettings settings;
    private readonly int seed;
    private readonly RandomSource random;

    public CopyTask(CopyTaskSettings settings, int seed)
        : base("copy")
    {
        (this.settings, this.seed) = (settings, seed);
        random = new RandomSource(seed);
        OutputSymbols = [.. Enumerable.Range(0, settings.Symbols).Select(i => ((char)('A' + i)).ToString()), "·"];
        InputSymbols = [.. OutputSymbols, "▸"];
        Baselines = [new LossBaseline("memoryless", Copied * Math.Log(settings.Symbols) / Timesteps)];
    }

    public override IReadOnlyList<string> InputSymbols { get; }

    public override IReadOnlyList<string> OutputSymbols { get; }

    public override string LossUnit => "nats per step";

    public override IReadOnlyList<LossBaseline> Baselines { get; }

    internal override int Timesteps => settings.Timesteps;

    internal override int BatchSize => settings.BatchSize;

    internal override int InputSize => settings.Symbols + 2;

    internal override int OutputSize => settings.Symbols + 1;

    internal override OutputLoss BuildLoss() => new SoftmaxCrossEntropy();

    internal override SequenceBatch BuildBatch() =>
        new(Timesteps, settings.BatchSize, InputSize, OutputSize, tokenInputs: true, tokenTargets: true);

    internal override void Fill(int iteration, SequenceBatch batch)
    {
        random.Reseed(seed, RandomStream.Batch, iteration);
        int blank = settings.Symbols, begin = blank + 1;
        for (int t = 1; t <= batch.T; t++)
        {
            batch.InputTokens(t).Fill(t == Copied + settings.Delay ? begin : blank);
            batch.TargetTokens(t).Fill(blank);
        }

        for (int i = 1; i <= Copied; i++)
        {
            for (int b = 0; b < batch.B; b++)
            {
                int symbol = random.NextInteger(settings.Symbols);
                batch.InputTokens(i)[b] = symbol;
                batch.TargetTokens(batch.T - Copied + i)[b] = symbol;
            }
        }
    }
}
