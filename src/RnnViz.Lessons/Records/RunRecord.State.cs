using RnnViz.Lessons.History;
using RnnViz.Lessons.Session;

namespace RnnViz.Lessons.Records;

// a run with its state, so that it need not be trained again
public sealed partial record RunRecord
{
    /// <summary>Writes down what has been of a run, and what is needed to go on. Allocates only where there is more than before.</summary>
    /// <param name="session">The run.</param>
    /// <param name="writer">Where.</param>
    public static void SaveState(TrainingSession session, StateWriter writer) => session.SaveState(writer);

    /// <summary>
    /// Takes over what <see cref="SaveState"/> wrote, in place of <see cref="Replay"/>. The state is held to the record's fingerprint by
    /// whoever goes to its moment.
    /// </summary>
    /// <param name="session">What <see cref="Begin"/> gave.</param>
    /// <param name="reader">What was written of this run.</param>
    /// <returns>Whether a state was written down at all; where not, the run stands at its beginning.</returns>
    /// <exception cref="InvalidDataException">It is not of this run, which is of no use then.</exception>
    public bool TryLoadState(TrainingSession session, ref StateReader reader)
    {
        bool isLoaded = session.LoadState(
            ref reader, [.. Settings.Select(record => record.Read())],
            Ghost is { } ghost ? (ghost.From, [.. ghost.Settings.Select(record => record.Read())]) : null);
        if (!isLoaded)
        {
            return false;
        }

        // a run that was behind the others has no fingerprint, and is trained to where they were
        if (State.Length > 0 || Weights is not null ? session.History.Count != Iterations : session.History.Count > Iterations)
        {
            throw new InvalidDataException($"The saved state has {session.History.Count} iterations, the record {Iterations}.");
        }

        session.TrainTo(Iterations, [], null);

        session.TakeForks(Forks);
        return true;
    }
}
