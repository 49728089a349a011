using RnnViz.Lessons.History;
using RnnViz.Lessons.Settings;

namespace RnnViz.Lessons.Session;

// going back in time, and what is kept for it
public sealed partial class TrainingSession
{
    private readonly Checkpoints checkpoints;
    private readonly HistoryLog log;
    private readonly List<int> forks = [];

    /// <summary>The future given up at the last fork, or null.</summary>
    public Ghost? Ghost { get; private set; }

    /// <summary>The iterations of this run at which a control was changed when it had been further already.</summary>
    public IReadOnlyList<int> Forks => forks;

    /// <summary>
    /// Bytes that remembering the run takes now; it never exceeds <see cref="SessionSettings.HistoryBytes"/> by more than a
    /// block.
    /// </summary>
    public long HistoryBytes => checkpoints.BytesTaken + log.BytesTaken + WeightPath.BytesTaken;

    /// <summary>
    /// How often every second checkpoint had to go because the memory was used up: going back takes up to twice as long each time.
    /// </summary>
    internal int HistoryThinnings => checkpoints.Thinnings;

    /// <summary>
    /// Goes to an iteration of the history, bit for bit as it was, and prepares its step. One past the last applied step trains
    /// one step on.
    /// </summary>
    /// <param name="iteration">0 to one more than <see cref="TrainingHistory.Count"/>; of a recording to it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The run has not been there.</exception>
    public void GoTo(int iteration)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(iteration);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(iteration, History.Count + (CanTrainOn ? 1 : 0));
        if (IsRecorded)
        {
            GoToRecorded(iteration);
        }
        else if (iteration == Iteration + 1)
        {
            Prepare();
            Apply();
        }
        else
        {
            Return(iteration);
        }

        Prepare();
    }

    /// <summary>A fingerprint of weights, optimizer state, carried hidden state and tape, bit for bit.</summary>
    public ulong StateHash()
    {
        StateHash hash = HashOfWeights();
        hash.Add(parts.Gradients.Values);
        for (int t = 0; t <= parts.Tape.T; t++)
        {
            hash.Add(parts.Tape.ComputeHidden(t));
            if (parts.HasCell)
            {
                hash.Add(parts.Tape.ComputeCell(t));
            }

            if (t > 0)
            {
                if (parts.HasCell)
                {
                    hash.Add(parts.Tape.ComputeCellGradient(t));
                }

                hash.Add(parts.Tape.ComputeHiddenGradient(t));
                hash.Add(parts.Tape.ComputeDelta(t));
                hash.Add(parts.Tape.Output(t));
                hash.Add(parts.Tape.Prediction(t));
                hash.Add(parts.Tape.OutputError(t));
            }
        }

        hash.Add(parts.Tape.Losses);
        hash.Add(parts.Tape.HiddenGradientNorms);
        hash.Add(parts.Tape.CellGradientNorms);
        return hash.Value;
    }

    /// <summary>The weights, the optimizer and the carried state are now those of Iteration, before what is changed there.</summary>
    private void Arrive(bool isNew)
    {
        if (isNew)
        {
            Remember(ticks);
        }
        else if (checkpoints.Revisit(Iteration) is { IsEmpty: false } state)
        {
            parts.Save(state);
        }

        if (journal.TryFind(Iteration, out LiveSettings settings))
        {
            Enter(settings);
        }
        else
        {
            basisIteration = -1;
        }
    }

    private void Remember(long took)
    {
        Span<double> state = checkpoints.Arrive(Iteration, took);
        if (!state.IsEmpty)
        {
            parts.Save(state);
        }
    }

    /// <summary>
    /// Goes to the state of an iteration of the history, without preparing it: by loading and replaying, at least one step where it is
    /// wanted to know what the last update changed.
    /// </summary>
    private void Return(int iteration)
    {
        if (iteration == Iteration)
        {
            return;
        }

        ReadOnlySpan<double> state = checkpoints.Nearest(
            Math.Max(0, WeightPath.IsLastUpdateWanted ? iteration - 1 : iteration), out int nearest);
        if (iteration < Iteration || nearest > Iteration)
        {
            parts.UseOptimizer(journal.Before(nearest).Optimizer);
            parts.Load(state);
            (Iteration, IsPrepared) = (nearest, false);
            WeightPath.StandAt(nearest);
            Enter(journal.At(nearest));
        }

        while (Iteration < iteration)
        {
            if (!IsPrepared)
            {
                Compute();
            }

            Complete();
        }
    }

    /// <summary>
    /// Reads the spectrum of Whh as it is at <see cref="Iteration"/>, if that is not read yet; the bound on the flow then uses
    /// its σ_max. Does nothing in a gated cell. Takes less than a millisecond up to 64 units, 5 ms at 128, 65 ms at 256. Without it,
    /// networks of more than 64 units are read while training, and show a reading of some iterations before.
    /// </summary>
    /// <param name="onlyIfQuick">Whether to leave it where there are more than 64 units.</param>
    public void ReadSpectrum(bool onlyIfQuick = false)
    {
        // of a recorded step the weights come with its pass
        bool hasWeights = !IsRecorded || IsPrepared;
        if (spectrum.IsRead && hasWeights && spectrum.Reading.Iteration != Iteration && (spectrum.IsQuick || !onlyIfQuick))
        {
            spectrum.ReadNow(Iteration);
        }

        TakeSpectralNorm();
    }

    /// <summary>
    /// Writes a sample of text with the weights of <see cref="Iteration"/>, if the task is a text and it is not written yet.
    /// </summary>
    public void WriteSample() => Sampler?.WriteNow(Iteration);

    /// <summary>
    /// Reads the passage with the weights of <see cref="Iteration"/>, if the task is a text and it is not read yet. Takes about 4 ms
    /// for 128 vanilla units, four times that for an LSTM.
    /// </summary>
    public void ReadPassage() => Passage?.ReadNow(Iteration);

    /// <summary>
    /// While training runs: reads the passage at once where that takes less than a millisecond; else has it read now and then on
    /// another thread, and takes over what that has read. The first reading is done at once.
    /// </summary>
    /// <param name="waits">Whether each reading is waited for, so that nothing depends on the machine's speed.</param>
    public void ReadPassageInTurn(bool waits) => Passage?.ReadInTurn(Iteration, waits);

    private void TakeSpectralNorm()
    {
        if (IsPrepared && spectrum.Reading.Iteration == Iteration)
        {
            Step.TakeSpectralNorm(spectrum.Reading.LargestSingularValue);
        }
    }

    /// <summary>Lets the text show what belongs to the iteration, whose weights the network has.</summary>
    private void FetchReadings()
    {
        int iteration = Iteration;
        spectrum.Advance(iteration);
        if (Sampler is null)
        {
            return;
        }

        while (Sampler.Missing(iteration) is { } missing)
        {
            Return(missing);
            Sampler.Load(missing, iteration);
        }

        Return(iteration);
        Sampler.Show(iteration);
    }

    /// <summary>
    /// Goes back to an iteration and gives up what came after it, as a control that is changed there does; trained on it comes again,
    /// the same.
    /// </summary>
    /// <param name="iteration">0 to <see cref="TrainingHistory.Count"/>.</param>
    internal void GiveUpFuture(int iteration)
    {
        GoTo(iteration);
        prefetch?.Forget();
        Fork();
    }

    private void Fork()
    {
        ForgetNonFinite();
        if (Iteration >= History.Count)
        {
            return;
        }

        Ghost = new Ghost(Iteration, History.Copy(), journal.Entries);
        History.Cut(Iteration);
        WeightPath.Cut(Iteration);
        checkpoints.DropAfter(Iteration);
        journal.DropAfter(Iteration);
        spectrum.DropFrom(Iteration + 1);
        Sampler?.DropFrom(Iteration + 1);
        Passage?.DropFrom(Iteration + 1);
        forks.RemoveAll(fork => fork >= Iteration);
        forks.Add(Iteration);
    }
}
