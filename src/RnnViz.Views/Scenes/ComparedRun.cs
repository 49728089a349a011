using RnnViz.Lessons;

namespace RnnViz.Views.Scenes;

/// <summary>A run that was kept, so that another lesson or another seed can be seen beside it: its curves, and what they are of.</summary>
/// <param name="Session">Whose run it is; against itself nothing is compared.</param>
/// <param name="Name">What the charts call it.</param>
public sealed record ComparedRun(TrainingSession Session, string Name)
{
    /// <summary>The loss of each iteration.</summary>
    public ScalarSeries Loss { get; } = Session.History.Loss;

    /// <summary>The gradient's norm before clipping.</summary>
    public ScalarSeries GradientNorm { get; } = Session.History.GradientNorm;

    /// <summary>What a loss is counted in.</summary>
    public string LossUnit => Session.Task.LossUnit;

    /// <summary>The session's lesson and seed.</summary>
    public static ComparedRun Of(TrainingSession session) => new(session, $"{session.Lesson.Title}, seed {session.Seed}");
}
