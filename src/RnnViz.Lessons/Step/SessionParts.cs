using RnnViz.Lessons.Files;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Tasks;
using RnnViz.Numerics.Activations;
using RnnViz.Numerics.Analysis;
using RnnViz.Numerics.Losses;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Optimizers;
using RnnViz.Numerics.Passes;

namespace RnnViz.Lessons.Step;

/// <summary>The numerical objects that a lesson's settings ask for, built to fit one another.</summary>
internal sealed class SessionParts
{
    private readonly OptimizerSettings lessonOptimizer;
    private readonly Optimizer?[] optimizers = new Optimizer?[Enum.GetValues<OptimizerKind>().Length];
    private readonly NormClip normClip = new(1);
    private readonly ValueClip valueClip = new(1);
    private readonly double[] carried, carriedCell, normStart;
    private PassBuffers? buffers;

    public SessionParts(Lesson lesson, int seed)
    {
        LessonContent content = lesson.Open();
        Task = content.TakeTask(seed);
        NetworkShape shape = lesson.Model.ShapeFor(Task.InputSize, Task.OutputSize, Task.HasReadout);
        Network = new RecurrentNetwork(shape, (Activation)(int)lesson.Model.Activation);
        content.Fill(Network.Parameters, seed);
        Loss = Task.BuildLoss();
        RecurrentNorm = new SpectralNorm(shape.H);
        normStart = new double[shape.H];
        carried = new double[Task.CarriesHidden ? shape.H * Batch.B : 0];
        carriedCell = new double[HasCell ? carried.Length : 0];
        LiveSettings settings = LiveSettings.Of(lesson.Training);
        lessonOptimizer = lesson.Training.Optimizer;
        Truncation = settings.Truncation;
        Pass = new BpttPass(Network, Loss, Truncation);
        Optimizer = OptimizerOf(settings.Optimizer);
        Clip = GradientClip.None;
        Use(settings);
    }

    public LessonTask Task { get; }

    /// <summary>The pass that the session shows; of zeros where it was released.</summary>
    public PassBuffers Buffers => buffers ??= BuildBuffers();

    public SequenceBatch Batch => Buffers.Batch;

    public RecurrentNetwork Network { get; }

    /// <summary>k of truncated BPTT, hidden states that a loss reaches back through; null for all of them.</summary>
    public int? Truncation { get; private set; }

    public OutputLoss Loss { get; }

    public BpttPass Pass { get; private set; }

    public Tape Tape => Buffers.Tape;

    public NetworkParameters Gradients => Buffers.Gradients;

    public Optimizer Optimizer { get; private set; }

    public GradientClip Clip { get; private set; }

    /// <summary>σ_max(Whh), from where the iteration before left it; part of the state, as its last digits depend on that.</summary>
    public SpectralNorm RecurrentNorm { get; }

    /// <summary>h_T of the batch before, where the task carries it over; empty in others.</summary>
    public ReadOnlySpan<double> Carried => carried;

    /// <summary>c_T of the batch before, likewise, of an LSTM.</summary>
    public ReadOnlySpan<double> CarriedCell => carriedCell;

    /// <summary>Whether there is a c_t beside h_t: in an LSTM.</summary>
    public bool HasCell => Network.Shape.Cell == Cell.Lstm;

    /// <summary>Doubles that a state takes, whatever the optimizer.</summary>
    public int StateSize =>
        3 * Network.Shape.ParameterCount + 1 + carried.Length + carriedCell.Length + RecurrentNorm.Start.Length;

    /// <summary>
    /// Takes over the settings; what the optimizer remembers and the weights stay. Allocates only where something changes.
    /// </summary>
    public void Use(LiveSettings settings)
    {
        UseOptimizer(settings.Optimizer);
        Optimizer.LearningRate = settings.LearningRate;
        Clip = settings.Clip switch
        {
            ClipKind.Norm => normClip,
            ClipKind.Value => valueClip,
            _ => GradientClip.None,
        };
        if (settings.Clip != ClipKind.None)
        {
            Clip.Threshold = settings.ClipThreshold;
        }

        if (settings.Truncation != Truncation)
        {
            Truncation = settings.Truncation;
            Pass = new BpttPass(Network, Loss, Truncation);
        }
    }

    /// <summary>Takes another optimizer, with what it remembered when it was last used.</summary>
    public void UseOptimizer(OptimizerKind kind) => Optimizer = OptimizerOf(kind);

    /// <summary>Keeps where σ_max(Whh) starts from, before a step is computed.</summary>
    public void KeepNormStart() => RecurrentNorm.Start.CopyTo(normStart);

    /// <summary>Restores the start of the power iteration, before the step is computed anew.</summary>
    public void RewindNorm() => normStart.CopyTo(RecurrentNorm.Start);

    /// <summary>Whether a batch may continue from the hidden state that the one before has left.</summary>
    public bool CarriesHidden => carried.Length > 0;

    /// <summary>Sets h_0, and c_0 of an LSTM, of the pass to come.</summary>
    public void StartFrom(int iteration) => Start(Tape, iteration, carried, carriedCell);

    /// <summary>Sets them for the pass after the one on the tape, on another tape.</summary>
    public void StartFromTape(Tape next, int iteration)
    {
        if (CarriesHidden)
        {
            Start(next, iteration, Tape.ComputeHidden(Tape.T), HasCell ? Tape.ComputeCell(Tape.T) : default);
        }
        else
        {
            Start(next, iteration, default, default);
        }
    }

    // what the batch before has left where the task continues from it, else what the task gives, else zero
    private void Start(Tape tape, int iteration, ReadOnlySpan<double> leftHidden, ReadOnlySpan<double> leftCell)
    {
        bool continues = Task.ContinuesFromBefore(iteration);
        tape.SetInitialHidden(continues ? leftHidden : Task.InitialHidden.AsSpan());
        if (HasCell)
        {
            tape.SetInitialCell(continues ? leftCell : Task.InitialCell.AsSpan());
        }
    }

    /// <summary>New buffers for a pass over the lesson's batches.</summary>
    public PassBuffers BuildBuffers()
    {
        SequenceBatch batch = Task.BuildBatch();
        return new PassBuffers(batch, new Tape(Network.Shape, batch.T, batch.B, Task.CarriesHidden), new NetworkParameters(Network.Shape));
    }

    /// <summary>Replaces the buffers that are shown, and returns the old ones.</summary>
    public PassBuffers Exchange(PassBuffers next)
    {
        PassBuffers before = Buffers;
        next.Tape.TakeReadersMemory(before.Tape); // only the one that is shown is read
        buffers = next;
        return before;
    }

    /// <summary>Gives the memory of the buffers back: what is read next of them is made anew.</summary>
    public void ReleaseBuffers() => buffers = null;

    /// <summary>What clip and update will make of the prepared step; they run on copies.</summary>
    /// <param name="after">Gets the weights after the update.</param>
    /// <param name="clipped">Gets the gradients that the optimizer will get.</param>
    /// <param name="scratch">Scratch memory, at least as long as the optimizer's state; overwritten.</param>
    /// <param name="norm">The joint norm of the gradients.</param>
    public void PreviewUpdate(NetworkParameters after, NetworkParameters clipped, Span<double> scratch, double norm) =>
        PreviewUpdate(after, clipped, scratch, norm, Clip);

    /// <summary>The same of the update that the optimizer would make if nothing were clipped.</summary>
    public void PreviewUnclippedUpdate(NetworkParameters after, NetworkParameters gradients, Span<double> scratch, double norm) =>
        PreviewUpdate(after, gradients, scratch, norm, GradientClip.None);

    private void PreviewUpdate(
        NetworkParameters after, NetworkParameters clipped, Span<double> scratch, double norm, GradientClip clip)
    {
        Span<double> state = Optimizer.State;
        state.CopyTo(scratch);
        clipped.CopyFrom(Gradients);
        after.CopyFrom(Network.Parameters);
        clip.Apply(clipped.Values, norm);
        Optimizer.Update(after.Values, clipped.Values);
        scratch[..state.Length].CopyTo(state);
    }

    /// <summary>Keeps h_T, and c_T of an LSTM, for the next batch: constants there.</summary>
    public void Carry()
    {
        if (carried.Length > 0)
        {
            Tape.ComputeHidden(Tape.T).CopyTo(carried);
        }

        if (carriedCell.Length > 0)
        {
            Tape.ComputeCell(Tape.T).CopyTo(carriedCell);
        }
    }

    /// <summary>Writes everything that the next iteration depends on, beside the settings.</summary>
    public void Save(Span<double> state)
    {
        Network.Parameters.Values.CopyTo(state);
        state = state[Network.Parameters.Values.Length..];
        carried.CopyTo(state);
        state = state[carried.Length..];
        carriedCell.CopyTo(state);
        state = state[carriedCell.Length..];
        RecurrentNorm.Start.CopyTo(state);
        Optimizer.State.CopyTo(state[RecurrentNorm.Start.Length..]);
    }

    /// <summary>Takes over what <see cref="Save"/> wrote under the same settings.</summary>
    public void Load(ReadOnlySpan<double> state)
    {
        Take(ref state, Network.Parameters.Values);
        Take(ref state, carried);
        Take(ref state, carriedCell);
        Take(ref state, RecurrentNorm.Start);
        Take(ref state, Optimizer.State);
    }

    private static void Take(ref ReadOnlySpan<double> state, Span<double> values)
    {
        state[..values.Length].CopyTo(values);
        state = state[values.Length..];
    }

    private Optimizer OptimizerOf(OptimizerKind kind) => optimizers[(int)kind] ??= SettingsOf(kind).Build(Network.Shape.ParameterCount);

    // the learning rate is the session's, whatever the optimizer
    private OptimizerSettings SettingsOf(OptimizerKind kind) =>
        kind == lessonOptimizer.Kind ? lessonOptimizer : OptimizerSettings.DefaultsOf(kind);
}
