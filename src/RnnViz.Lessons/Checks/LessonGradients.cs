using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Step;
using RnnViz.Numerics.Analysis;
using RnnViz.Numerics.Randomness;

namespace RnnViz.Lessons.Checks;

/// <summary>
/// The gradients of a lesson's first batch, held against centred differences of its loss. Where gradients explode, so do the
/// rounding errors of the states, and differences of the loss are that much less exact: the tolerance grows with
/// ‖g_1‖/‖g_T‖, and each line says what it is.
/// </summary>
public static class LessonGradients
{
    private const double RoundingErrorOfAState = 1e-12;
    private const long WorkOfACheck = 800_000_000;

    /// <summary>Checks some elements of each parameter's gradient.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="tolerance">What is allowed; differences in double precision reach about 1e-7.</param>
    /// <param name="seed">Instead of the lesson's seed.</param>
    /// <param name="samples">How many elements of each parameter, at most; of large batches it checks fewer.</param>
    /// <exception cref="LessonException">A file that the lesson names cannot be used.</exception>
    public static IReadOnlyList<CheckLine> Check(Lesson lesson, double tolerance, int? seed = null, int samples = 40)
    {
        using var session = new TrainingSession(lesson, seed);
        session.Prepare();
        return Check(session, tolerance, samples);
    }

    /// <summary>
    /// Checks some elements of each parameter's gradient, of the step that is prepared in a session, truncated as it is
    /// now.
    /// </summary>
    /// <param name="session">Left as it was.</param>
    /// <param name="tolerance">What is allowed; differences in double precision reach about 1e-7.</param>
    /// <param name="samples">How many elements of each parameter, at most; of large batches it checks fewer.</param>
    /// <exception cref="InvalidOperationException">No step is prepared.</exception>
    public static IReadOnlyList<CheckLine> Check(TrainingSession session, double tolerance, int samples = 40)
    {
        if (!session.IsPrepared)
        {
            throw new InvalidOperationException($"No step is prepared after iteration {session.Iteration}; call Prepare before the check.");
        }

        SessionParts parts = session.Parts;
        var check = new GradientCheck(parts.Network, parts.Loss, parts.Batch, parts.Tape, parts.Truncation);
        long work = (long)parts.Batch.T * parts.Batch.B * session.Lesson.Model.Hidden * session.Lesson.Model.Hidden;
        samples = (int)Math.Clamp(WorkOfACheck / work, 3, samples);
        double growth = session.Step.HiddenGradientNorms[0] / session.Step.HiddenGradientNorms[^1];
        double allowed = double.IsFinite(growth) ? Math.Max(tolerance, RoundingErrorOfAState * growth) : tolerance;
        return CheckLine.From(check.Run(parts.Gradients, samples, allowed, new RandomSource(session.Seed, RandomStream.Order)));
    }
}
