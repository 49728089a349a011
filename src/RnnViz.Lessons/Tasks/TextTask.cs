using RnnViz.Numerics.Losses;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Randomness;

namespace RnnViz.Lessons.Tasks;

/// <summary>
/// Predict the next token of a text at every step. Stateful: the text is cut into B streams, which batch after batch
/// follows, so that the hidden state can be carried over. Otherwise each sequence starts at a random place.
/// </summary>
internal sealed class TextTask : LessonTask
{
    private const int MostInTable = 2048;
    private readonly TextTaskSettings settings;
    private readonly TokenizedText text;
    private readonly int seed;
    private readonly RandomSource random;

    public TextTask(TextTaskSettings settings, TokenizedText text, int seed)
        : base("text")
    {
        (this.settings, this.text, this.seed) = (settings, text, seed);
        random = new RandomSource(seed);
        Baselines =
        [
            new LossBaseline("uniform", Math.Log(text.Symbols.Length)),
            new LossBaseline("memoryless floor", MemorylessFloor(text)),
        ];
    }

    public override IReadOnlyList<string> InputSymbols => text.Symbols;

    public override IReadOnlyList<string> OutputSymbols => text.Symbols;

    public override string LossUnit => settings.Vocabulary == TextVocabulary.Bytes ? "nats per byte" : "nats per character";

    public override IReadOnlyList<LossBaseline> Baselines { get; }

    internal TokenizedText Text => text;

    internal override int Timesteps => settings.SequenceLength;

    internal override int BatchSize => settings.BatchSize;

    internal override int InputSize => text.Symbols.Length;

    internal override int OutputSize => text.Symbols.Length;

    private int StreamLength => (text.Tokens.Length - 1) / settings.BatchSize;

    private int BatchesInStream => StreamLength / settings.SequenceLength;

    internal override OutputLoss BuildLoss() => new SoftmaxCrossEntropy();

    internal override SequenceBatch BuildBatch() =>
        new(settings.SequenceLength, settings.BatchSize, InputSize, OutputSize, tokenInputs: true, tokenTargets: true);

    internal override bool CarriesHidden => settings.Stateful;

    internal override bool ContinuesFromBefore(int iteration) => settings.Stateful && iteration % BatchesInStream != 0;

    internal override void Fill(int iteration, SequenceBatch batch)
    {
        random.Reseed(seed, RandomStream.Batch, iteration);
        for (int b = 0; b < batch.B; b++)
        {
            int start = settings.Stateful
                ? b * StreamLength + iteration % BatchesInStream * batch.T
                : random.NextInteger(text.Tokens.Length - batch.T);
            for (int t = 1; t <= batch.T; t++)
            {
                batch.InputTokens(t)[b] = text.Tokens[start + t - 1];
                batch.TargetTokens(t)[b] = text.Tokens[start + t];
            }
        }
    }

    /// <summary>The entropy of the next token given the current one alone: no model without memory gets below it.</summary>
    private static double MemorylessFloor(TokenizedText text)
    {
        int V = text.Symbols.Length;
        var firsts = new int[V];
        if (V > MostInTable)
        {
            return SparseFloor(text, firsts);
        }

        var pairs = new int[V * V];
        for (int i = 0; i + 1 < text.Tokens.Length; i++)
        {
            pairs[text.Tokens[i] * V + text.Tokens[i + 1]]++;
            firsts[text.Tokens[i]]++;
        }

        double entropy = 0;
        for (int i = 0; i < pairs.Length; i++)
        {
            if (pairs[i] > 0)
            {
                entropy += pairs[i] * Math.Log((double)firsts[i / V] / pairs[i]);
            }
        }

        return entropy / (text.Tokens.Length - 1);
    }

    // of thousands of characters most pairs never occur, and a table of all would be larger than the text
    private static double SparseFloor(TokenizedText text, int[] firsts)
    {
        var pairs = new Dictionary<(int, int), int>();
        for (int i = 0; i + 1 < text.Tokens.Length; i++)
        {
            (int, int) pair = (text.Tokens[i], text.Tokens[i + 1]);
            pairs[pair] = pairs.GetValueOrDefault(pair) + 1;
            firsts[pair.Item1]++;
        }

        return pairs.Sum(pair => pair.Value * Math.Log((double)firsts[pair.Key.Item1] / pair.Value)) / (text.Tokens.Length - 1);
    }
}
