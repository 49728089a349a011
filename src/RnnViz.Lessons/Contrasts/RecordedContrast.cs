using System.Globalization;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Tasks;
using RnnViz.Numerics.Files;

namespace RnnViz.Lessons.Contrasts;

/// <summary>
/// Recordings beside each other. Their recorders need not have recorded the same iterations: shown are those that all of them have, so that
/// what is seen side by side is always of one iteration.
/// </summary>
public static class RecordedContrast
{
    /// <summary>Has recordings shown at the iterations that all of them have.</summary>
    /// <param name="sessions">Two or three, from their beginning: nothing of them is prepared yet.</param>
    /// <exception cref="LessonException">
    /// They have other numbers of timesteps, no iteration in common, or need more memory than there is.
    /// </exception>
    public static void Align(IReadOnlyList<TrainingSession> sessions)
    {
        TrainingSession first = sessions[0], last = sessions[^1];
        string name = InputFile.Shown(last.RecordingFolder ?? last.Lesson.Name);
        foreach (TrainingSession other in sessions.SkipLast(1))
        {
            if (last.Step.Timesteps != other.Step.Timesteps)
            {
                throw Wrong(
                    $"{name} has steps of {Counted.Of(last.Step.Timesteps, "timestep")}, {NameOf(other)} of "
                    + $"{other.Step.Timesteps.ToString(CultureInfo.InvariantCulture)}",
                    "recordings of as many timesteps, which share their axis");
            }

            if (last.RecordingFolder == other.RecordingFolder)
            {
                throw Wrong($"{name} is the recording that is shown already", "another one");
            }
        }

        List<int>[] places = PlacesOf(sessions);
        if (places[0].Count == 0)
        {
            throw Wrong(
                $"{name} has no iteration that {(sessions.Count > 2 ? "the others" : NameOf(first))} has, too",
                "recordings whose recorders kept some of the same iterations");
        }

        if (LessonMemory.Together([.. sessions.Select(session => (session.Lesson, SizesOf(session)))]) is { } tooLarge)
        {
            throw new LessonException(name, [tooLarge]);
        }

        foreach ((int i, TrainingSession session) in sessions.Index())
        {
            session.ShowOnly(places[i], isMore: false);
        }

        LessonException Wrong(string finding, string expected) => new(name, [new LessonError("recording", finding, expected)]);
    }

    /// <summary>Takes what was recorded since by all recordings that stand beside each other.</summary>
    /// <param name="sessions">They.</param>
    internal static void TakeMore(IReadOnlyList<TrainingSession> sessions)
    {
        List<int>[] places = PlacesOf(sessions);
        if (places[0].Count <= sessions[0].History.Count + 1)
        {
            return;
        }

        foreach ((int i, TrainingSession session) in sessions.Index())
        {
            session.ShowOnly(places[i], isMore: true);
        }
    }

    // of each recording the places of the iterations that all have; iterations grow in every recording
    private static List<int>[] PlacesOf(IReadOnlyList<TrainingSession> sessions)
    {
        var places = sessions.Select(_ => new List<int>()).ToArray();
        int[] at = new int[sessions.Count];
        while (!at.Where((place, i) => place >= sessions[i].RecordedSteps).Any())
        {
            int furthest = at.Select((place, i) => sessions[i].RecordedIteration(place)).Max();
            bool isCommon = true;
            for (int i = 0; i < at.Length; i++)
            {
                bool isBehind = sessions[i].RecordedIteration(at[i]) < furthest;
                isCommon &= !isBehind;
                at[i] += isBehind ? 1 : 0;
            }

            for (int i = 0; isCommon && i < at.Length; i++)
            {
                places[i].Add(at[i]++);
            }
        }

        return places;
    }

    private static TaskSizes SizesOf(TrainingSession session) => new()
    {
        Timesteps = session.Step.Timesteps,
        BatchSize = session.Step.BatchSize,
        InputSize = session.Task.InputSize,
        OutputSize = session.Task.OutputSize,
    };

    private static string NameOf(TrainingSession session) => InputFile.Shown(session.Lesson.RunName);
}
