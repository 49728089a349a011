using RnnViz.Lessons.History;
using RnnViz.Lessons.Settings;

namespace RnnViz.Lessons.Session;

// a run written down with its state, so that it can be taken up again without being trained anew
public sealed partial class TrainingSession
{
    /// <summary>Bytes of the iterations one by one, and of checkpoints beside those that are needed at once: 2 MiB each.</summary>
    private const int SavedLog = 2 << 20, SavedCheckpoints = 2 << 20;

    /// <summary>A state of which no copy is written down, as that would hold up the loop: 64 MiB.</summary>
    private const long LargestSaved = 64L << 20;

    /// <summary>
    /// Writes down what has been of the run and what is needed to go on: history, and states of some iterations. The settings are in its
    /// record. Nothing of the run changes.
    /// </summary>
    internal void SaveState(StateWriter writer)
    {
        bool isKept = !IsRecorded && parts.StateSize * (long)sizeof(double) <= LargestSaved;
        writer.Add(isKept ? 1 : 0);
        if (!isKept)
        {
            return;
        }

        writer.Add(parts.StateSize);
        History.Save(writer, SavedLog);
        int period = Sampler?.Period ?? 1, sample = Iteration / period * period;
        // where the run is taken up it makes one step again, so that what its last update changed is known
        checkpoints.Save(
            writer, SavedCheckpoints,
            [Iteration, Math.Max(0, Iteration - 1), History.Count, Math.Max(0, History.Count - 1), sample, Math.Max(0, sample - period)]);
        writer.Add(Ghost is null ? 0 : 1);
        Ghost?.Save(writer);
        Save(FirstNonFinite, writer);
    }

    /// <summary>Takes over what was written down, in a run that has just begun: it is then where the other one was.</summary>
    /// <param name="reader">What <see cref="SaveState"/> wrote.</param>
    /// <param name="changes">Settings with the iterations from which on they hold, from iteration 0 on.</param>
    /// <param name="forkedFrom">The first iteration of the future that was given up, and its settings; null for none.</param>
    /// <returns>Whether a state was written down at all.</returns>
    /// <exception cref="InvalidDataException">It is not of a run like this one. The run is of no use then.</exception>
    internal bool LoadState(
        ref StateReader reader, IReadOnlyList<(int Iteration, LiveSettings Settings)> changes,
        (int From, IReadOnlyList<(int Iteration, LiveSettings Settings)> Settings)? forkedFrom)
    {
        if (reader.ReadInt(0, 1) == 0)
        {
            return false;
        }

        reader.ReadInt(parts.StateSize, parts.StateSize);
        foreach ((int at, LiveSettings settings) in changes)
        {
            if (at == 0)
            {
                Change(settings);
            }
            else
            {
                journal.Set(at, settings);
            }
        }

        History.Load(ref reader);
        checkpoints.Load(ref reader, History.Count);
        if (reader.ReadInt(0, 1) == 1)
        {
            Ghost = forkedFrom is var (from, ghostSettings)
                ? Ghost.Load(ref reader, from, new TrainingHistory(parts.Batch.T), ghostSettings)
                : throw new InvalidDataException("The saved state has a future that was given up, of which the record knows nothing.");
        }

        FirstNonFinite = LoadNonFinite(ref reader, History.Count);
        GoTo(History.Count);
        return true;
    }

    /// <summary>A fingerprint of weights, optimizer state and carried hidden state, bit for bit.</summary>
    public ulong WeightsHash() => HashOfWeights().Value;

    private StateHash HashOfWeights()
    {
        var hash = new StateHash();
        hash.Add(parts.Network.Parameters.Values);
        hash.Add(parts.Optimizer.State);
        hash.Add(parts.Carried);
        hash.Add(parts.CarriedCell);
        return hash;
    }
}
