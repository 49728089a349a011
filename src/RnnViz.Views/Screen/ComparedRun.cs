using RnnViz.Lessons.History;
using RnnViz.Lessons.Session;

namespace RnnViz.Views.Screen;

/// <summary>
/// A run that was kept, so that another lesson or another seed can be seen beside it: its curves, and what they are of. The
/// rest of its session, the tape above all, is not kept.
/// </summary>
/// <param name="History">Whose curves they are; against itself nothing is compared.</param>
/// <param name="Name">What the charts call it.</param>
/// <param name="LossUnit">What a loss is counted in.</param>
public sealed record ComparedRun(TrainingHistory History, string Name, string LossUnit)
{
    /// <summary>The session's lesson and seed.</summary>
    public static ComparedRun Of(TrainingSession session) =>
        new(session.History, $"{session.Lesson.Title}, seed {session.Seed}", session.Task.LossUnit);
}
