using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Step;

namespace RnnViz.Lessons.Tests.BuiltIn;

/// <summary>A built-in lesson trained for some iterations, with what a test wants to know of each.</summary>
internal static class TrainedLesson
{
    /// <summary>Trains a new session, calling back between Prepare and Apply of every iteration.</summary>
    public static TrainingSession Train(string name, int seed, int iterations, Action<PreparedStep>? watch = null) =>
        Train(LessonCatalog.Load(name), seed, iterations, watch);

    /// <summary>Trains a new session, calling back between Prepare and Apply of every iteration.</summary>
    public static TrainingSession Train(Lesson lesson, int seed, int iterations, Action<PreparedStep>? watch = null)
    {
        var session = new TrainingSession(lesson, seed);
        for (int i = 0; i < iterations; i++)
        {
            session.Prepare();
            watch?.Invoke(session.Step);
            session.Apply();
        }

        return session;
    }

    /// <summary>‖g_1‖/‖g_T‖.</summary>
    public static double Ratio(this PreparedStep step) => step.HiddenGradientNorms[0] / step.HiddenGradientNorms[^1];
}
