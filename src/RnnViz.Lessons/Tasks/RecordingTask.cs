using System.Globalization;
using RnnViz.Lessons.Recordings;
using RnnViz.Numerics.Losses;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Tasks;

/// <summary>
/// Steps that were recorded elsewhere. An iteration of the session is a recorded step: its inputs, its initial state, its weights, and
/// what the rest of the model handed to the layer's outputs. A step that cannot be read is all NaN, and <see cref="Problem"/> says why.
/// </summary>
internal sealed class RecordingTask : LessonTask
{
    private readonly Recording recording;
    private readonly RecordingHeader layer;
    private readonly int timesteps, batchSize, inputs, units;
    private int loaded = -1;
    private readonly string[] labels;
    private StepArrays? arrays;
    private IReadOnlyList<int>? chosen;

    public RecordingTask(Recording recording)
        : base("recording")
    {
        (this.recording, layer) = (recording, recording.Header);
        (timesteps, batchSize) = (recording.First.Timesteps, recording.First.Sequences);
        (inputs, units) = (layer.Inputs, layer.Hidden);
        labels = [.. layer.Vocabulary.Select(TokenizedText.Printable)];
        InitialHidden = new double[units * batchSize];
        InitialCell = layer.Cell == Cell.Lstm ? new double[units * batchSize] : null;
        FirstDirect = recording.FirstDirect;
    }

    public override bool IsRecorded => true;

    public override bool HasReadout => false;

    public override string LossUnit => "as the script gave it";

    public override IReadOnlyList<string> Notes => recording.LeftOut == 0 ? [] :
    [
        string.Create(
            CultureInfo.InvariantCulture,
            $"{recording.LeftOut:N0} recorded {(recording.LeftOut == 1 ? "step is" : "steps are")} left out, "
            + $"of other sizes than the first: {timesteps} timesteps of {batchSize} "
            + $"{(batchSize == 1 ? "sequence" : "sequences")}."),
    ];

    /// <summary>What was recorded.</summary>
    public Recording Recording => recording;

    /// <summary>How many steps there are to be looked at.</summary>
    public int Count => chosen?.Count ?? recording.Steps.Count;

    /// <summary>What the list says of a step.</summary>
    /// <param name="iteration">0 to one less than <see cref="Count"/>.</param>
    public RecordedStep StepOf(int iteration) => recording.Steps[PlaceOf(iteration)];

    /// <summary>From now on only some steps are looked at.</summary>
    /// <param name="places">Their places among the recording's, growing; those that were chosen before come first.</param>
    public void ShowOnly(IReadOnlyList<int> places) => chosen = places;

    /// <summary>Why the step that was asked for last cannot be read; null where it could.</summary>
    public string? Problem { get; private set; }

    /// <summary>The first timestep that had a direct gradient in any of the steps when the recording was opened.</summary>
    public int FirstDirect { get; }

    /// <summary>The arrays of the step that was loaded last; null where they cannot be read.</summary>
    public StepArrays? Arrays => arrays;

    public override string? LabelOfInput(int t, int sequence)
    {
        if (arrays is not { Tokens.Length: > 0 } step || labels.Length == 0)
        {
            return null;
        }

        double token = step.Tokens[(t - 1) * batchSize + sequence];
        return token >= 0 && token < labels.Length ? labels[(int)token] : "–";
    }

    internal override int Timesteps => timesteps;

    internal override int BatchSize => batchSize;

    internal override int InputSize => inputs;

    internal override int OutputSize => units;

    internal override double[] InitialHidden { get; }

    internal override double[]? InitialCell { get; }

    internal override OutputLoss BuildLoss() => new GivenGradient();

    internal override SequenceBatch BuildBatch()
    {
        var batch = new SequenceBatch(timesteps, batchSize, inputs, units, tokenInputs: false, tokenTargets: false);
        for (int t = 1; t < FirstDirect; t++)
        {
            batch.SetLoss(t, false);
        }

        return batch;
    }

    internal override void Fill(int iteration, SequenceBatch batch)
    {
        Load(iteration);
        for (int t = 1; t <= timesteps; t++)
        {
            Turn(arrays?.Inputs, t - 1, inputs, batch.Input(t));
            Turn(arrays?.DirectHidden, t - 1, units, batch.Target(t));
        }

        Turn(arrays?.InitialHidden, 0, units, InitialHidden);
        if (InitialCell is not null)
        {
            Turn(arrays?.InitialCell, 0, units, InitialCell);
            FillFinalCell(batch);
        }
    }

    /// <summary>Sets the weights that a step was computed with; PyTorch's two biases are one, but for n of a GRU.</summary>
    internal override void FillParameters(int iteration, NetworkParameters parameters)
    {
        Load(iteration);
        if (arrays is null)
        {
            parameters.Values.Fill(double.NaN);
            return;
        }

        arrays.InputWeights.CopyTo(parameters.Wxh);
        arrays.RecurrentWeights.CopyTo(parameters.Whh);
        int common = parameters.bh.Length - parameters.bhn.Length;
        for (int i = 0; i < parameters.bh.Length; i++)
        {
            parameters.bh[i] = arrays.InputBias[i] + (i < common ? arrays.RecurrentBias[i] : 0);
        }

        arrays.RecurrentBias.AsSpan(parameters.bhn.IsEmpty ? 0 : common, parameters.bhn.Length).CopyTo(parameters.bhn);
    }

    /// <summary>The learning rate of a step; NaN where nobody gave it.</summary>
    public double LearningRate(int iteration) => StepOf(iteration).LearningRate ?? double.NaN;

    internal override int ShownIteration(int iteration) =>
        (uint)iteration < (uint)Count ? StepOf(iteration).Iteration : iteration;

    internal override double? GivenLoss(int iteration) => StepOf(iteration).Loss ?? double.NaN;

    private int PlaceOf(int iteration) => chosen is null ? iteration : chosen[iteration];

    private void Load(int iteration)
    {
        int place = PlaceOf(iteration);
        if (loaded == place)
        {
            return;
        }

        loaded = place;
        try
        {
            StepArrays read = recording.Read(place);
            Problem = ProblemOf(read, place);
            arrays = Problem is null ? read : null;
        }
        catch (RecordingException e)
        {
            (arrays, Problem) = (null, e.Message);
        }
    }

    // timesteps that have no direct gradient in any step are not looked at
    private string? ProblemOf(StepArrays read, int place)
    {
        int before = read.DirectHidden.AsSpan(0, (FirstDirect - 1) * batchSize * units).IndexOfAnyExcept(0.0);
        return before < 0 ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"the step of iteration {recording.Steps[place].Iteration} cannot be used: direct_h has a gradient at timestep "
            + $"{before / (batchSize * units) + 1}, but directFrom in {Recording.ListName} says that there is none before {FirstDirect}");
    }

    // nothing reaches c_T of most models: then there is no such addend
    private void FillFinalCell(SequenceBatch batch)
    {
        if (arrays is null || !arrays.DirectCell.AsSpan().ContainsAnyExcept(0.0))
        {
            batch.SetFinalCellGradient([]);
            return;
        }

        var gradient = new double[units * batchSize];
        Turn(arrays.DirectCell, 0, units, gradient);
        batch.SetFinalCellGradient(gradient);
    }

    // from [t][b][i] to [i·B + b] of one timestep
    private void Turn(double[]? from, int t, int rows, Span<double> to)
    {
        if (from is null)
        {
            to.Fill(double.NaN);
            return;
        }

        for (int b = 0; b < batchSize; b++)
        {
            ReadOnlySpan<double> row = from.AsSpan((t * batchSize + b) * rows, rows);
            for (int i = 0; i < row.Length; i++)
            {
                to[i * batchSize + b] = row[i];
            }
        }
    }
}
