using RnnViz.Numerics.Losses;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Tasks;

/// <summary>What is to be learnt: it fills batches. The batch of an iteration depends on the seed and the iteration alone.</summary>
public abstract class LessonTask
{
    private protected LessonTask(string kind) => Kind = kind;

    /// <summary>What a lesson file calls it.</summary>
    public string Kind { get; }

    /// <summary>A printable label for each input token, or null where inputs are numbers.</summary>
    public virtual IReadOnlyList<string>? InputSymbols => null;

    /// <summary>
    /// What the input of the prepared step stands for where inputs are numbers that stand for tokens, printable; else null.
    /// </summary>
    /// <param name="t">1..T.</param>
    /// <param name="sequence">0..B − 1.</param>
    public virtual string? LabelOfInput(int t, int sequence) => null;

    /// <summary>A printable label for each class, or null where outputs are numbers.</summary>
    public virtual IReadOnlyList<string>? OutputSymbols => null;

    /// <summary>The unit of the loss for each output: "nats per character", "half squared error".</summary>
    public abstract string LossUnit { get; }

    /// <summary>Losses that something simple reaches, to hold the curve against; may be empty.</summary>
    public virtual IReadOnlyList<LossBaseline> Baselines => [];

    /// <summary>From the numbers of inputs and outputs to those of the data.</summary>
    public virtual ValueUnits Units => ValueUnits.Own;

    /// <summary>What the data call their numbers, such as the heading of a column; null where they have no name.</summary>
    public virtual string? ValueName => null;

    /// <summary>What was chosen or changed without anybody having asked, a sentence each, to be told when the lesson opens.</summary>
    public virtual IReadOnlyList<string> Notes => [];

    /// <summary>The least and the greatest number of all data, where the task has a fixed set of them; else null.</summary>
    public virtual (double Least, double Greatest)? DataRange => null;

    /// <summary>Whether its steps were recorded elsewhere: they are looked at, and nothing is trained.</summary>
    public virtual bool IsRecorded => false;

    /// <summary>Whether the network has outputs of its own, Why h_t + by; else it is a recurrent layer alone.</summary>
    public virtual bool HasReadout => true;

    /// <summary>The number by which an iteration of the session is called.</summary>
    internal virtual int ShownIteration(int iteration) => iteration;

    /// <summary>T, timesteps of a sequence.</summary>
    internal abstract int Timesteps { get; }

    /// <summary>B, sequences in a batch.</summary>
    internal abstract int BatchSize { get; }

    /// <summary>D, inputs; as many as tokens where inputs are tokens.</summary>
    internal abstract int InputSize { get; }

    /// <summary>O, outputs; as many as classes where targets are classes.</summary>
    internal abstract int OutputSize { get; }

    /// <summary>What the network is trained to make small.</summary>
    internal abstract OutputLoss BuildLoss();

    /// <summary>An empty batch of the task's size, with its loss mask set.</summary>
    internal abstract SequenceBatch BuildBatch();

    /// <summary>Fills a batch with what an iteration trains on; it may be one of several of the task's. Allocates nothing.</summary>
    internal abstract void Fill(int iteration, SequenceBatch batch);

    /// <summary>Sets the weights of an iteration where the task has them; else they stay as they are.</summary>
    internal virtual void FillParameters(int iteration, NetworkParameters parameters)
    {
        // they are trained here
    }

    /// <summary>The loss of an iteration where the task knows it, NaN where nobody gave it; null where it is computed here.</summary>
    internal virtual double? GivenLoss(int iteration) => null;

    /// <summary>h_0 where the task gives one and nothing is carried over: H×B, feature-major; null for zero.</summary>
    internal virtual double[]? InitialHidden => null;

    /// <summary>c_0 of an LSTM where the task gives it, H×B; null for zero.</summary>
    internal virtual double[]? InitialCell => null;

    /// <summary>Whether there are batches that continue from the one before.</summary>
    internal virtual bool CarriesHidden => false;

    /// <summary>Whether the hidden state at the end of the batch before is the initial state of this one.</summary>
    internal virtual bool ContinuesFromBefore(int iteration) => false;
}
