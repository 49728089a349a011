using RnnViz.Lessons.Claims;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;

namespace RnnViz.Lessons.Checks;

/// <summary>A session for each run of a lesson, all at the same iteration.</summary>
internal sealed class LessonRuns : IDisposable
{
    private readonly List<TrainingSession> sessions = [];

    /// <summary>Starts them at iteration 0.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="seed">Instead of the lesson's seed; for its variants see <see cref="Lesson.SeedOf"/>.</param>
    /// <exception cref="LessonException">A file that the lesson names cannot be used.</exception>
    public LessonRuns(Lesson lesson, int? seed)
    {
        Lessons = [lesson, .. lesson.VariantLessons];
        try
        {
            foreach (Lesson run in Lessons)
            {
                sessions.Add(new TrainingSession(run, lesson.SeedOf(run, seed)));
            }
        }
        catch (LessonException)
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The lesson of each run, its own first.</summary>
    public IReadOnlyList<Lesson> Lessons { get; }

    /// <summary>The session of each run, likewise.</summary>
    public IReadOnlyList<TrainingSession> Sessions => sessions;

    /// <summary>The session that a claim's number is of.</summary>
    /// <exception cref="LessonException">There is no such run.</exception>
    public TrainingSession Of(ClaimNumber number) => number.Run >= 1 && number.Run <= sessions.Count ? sessions[number.Run - 1]
        : throw new LessonException(Lessons[0].Name, [new LessonError(
            "stops", $"{number} speaks of a run that there is not", $"run1 to run{sessions.Count}")]);

    /// <summary>Whether one of them is a recording that has come to its last step.</summary>
    public bool AreAtEnd => sessions.Exists(session => !session.CanTrainOn && session.Iteration >= session.History.Count);

    /// <summary>Forward and backward in all of them.</summary>
    public void Prepare() => sessions.ForEach(session => session.Prepare());

    /// <summary>The update in all of them.</summary>
    public void Apply() => sessions.ForEach(session => session.Apply());

    /// <summary>Gives back the memory of all histories.</summary>
    public void Dispose() => sessions.ForEach(session => session.Dispose());
}
