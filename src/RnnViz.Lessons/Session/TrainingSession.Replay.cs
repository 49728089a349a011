using RnnViz.Lessons.Files;
using RnnViz.Lessons.Settings;

namespace RnnViz.Lessons.Session;

// a run that is made again: the same lesson, seed and settings, each at its iteration
public sealed partial class TrainingSession
{
    /// <summary>Each change of the settings with its iteration, in their order; the first is of iteration 0.</summary>
    internal IReadOnlyList<(int Iteration, LiveSettings Settings)> Changes => journal.Entries;

    /// <summary>A run from its beginning, whose lesson file may say another forget bias than it begins with.</summary>
    /// <param name="lesson">What is trained.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="lessonForgetBias">What the file says; null for what the run begins with.</param>
    /// <param name="settings">How much may be remembered.</param>
    internal static TrainingSession Again(Lesson lesson, int seed, double? lessonForgetBias, SessionSettings settings)
    {
        var session = new TrainingSession(lesson, seed, settings);
        session.LessonForgetBias = lessonForgetBias ?? session.LessonForgetBias;
        return session;
    }

    /// <summary>
    /// Trains on to an iteration; on the way settings are changed where they were changed before. Where the run stands changes count
    /// at once, as if a control had been turned here.
    /// </summary>
    /// <param name="iteration">The iteration to come to, which is prepared then; not before the one where the run stands.</param>
    /// <param name="changes">
    /// Settings with the iterations from which on they hold, in their order; those before the iteration where the run stands are left
    /// out.
    /// </param>
    /// <param name="trained">Told after each iteration; throws to break off.</param>
    internal void TrainTo(int iteration, IEnumerable<(int Iteration, LiveSettings Settings)> changes, Action? trained)
    {
        foreach ((int at, LiveSettings settings) in changes)
        {
            if (at == Iteration)
            {
                Change(settings);
            }
            else if (at > Iteration)
            {
                journal.Set(at, settings);
            }
        }

        if (IsRecorded)
        {
            GoToRecorded(Math.Min(iteration, History.Count));
        }

        while (Iteration < iteration && CanTrainOn)
        {
            GoTo(Iteration + 1);
            trained?.Invoke();
        }

        Prepare();
    }

    /// <summary>Marks iterations as those at which a control was changed when the run had been further already.</summary>
    internal void TakeForks(IEnumerable<int> iterations)
    {
        forks.Clear();
        forks.AddRange(iterations);
    }
}
