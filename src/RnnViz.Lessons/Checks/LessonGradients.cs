using RnnViz.Numerics;

namespace RnnViz.Lessons;

/// <summary>The gradients of a lesson's first batch, held against centred differences of its loss.</summary>
public static class LessonGradients
{
    /// <summary>Checks some elements of each parameter's gradient.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="tolerance">What is allowed; differences in double precision reach about 1e-7.</param>
    /// <param name="seed">Instead of the lesson's seed.</param>
    /// <param name="samples">How many elements of each parameter, at most.</param>
    /// <exception cref="LessonException">A file that the lesson names cannot be used.</exception>
    public static IReadOnlyList<CheckLine> Check(Lesson lesson, double tolerance, int? seed = null, int samples = 40)
    {
        var session = new TrainingSession(lesson, seed);
        session.Prepare();
        SessionParts parts = session.Parts;
        var check = new GradientCheck(parts.Network, parts.Loss, parts.Batch, parts.Tape, parts.Window);
        return CheckLine.From(check.Run(parts.Gradients, samples, tolerance, new RandomSource(session.Seed, RandomStream.Order)));
    }
}
