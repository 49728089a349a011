using System.Globalization;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;

namespace RnnViz.Lessons.Checks;

/// <summary>Holds what is computed of every step of a recording against what was recorded besides.</summary>
public static class RecordingCheck
{
    /// <summary>Checks all steps, in their order; each when its lines are asked for.</summary>
    /// <param name="lesson">A lesson whose steps are recorded.</param>
    /// <param name="tolerance">The largest relative deviation that is allowed; null for what the layer's precision explains.</param>
    /// <exception cref="LessonException">The recording cannot be read.</exception>
    /// <exception cref="InvalidDataException">A step of it cannot be read.</exception>
    public static IEnumerable<CheckLine> Check(Lesson lesson, double? tolerance = null)
    {
        using var session = new TrainingSession(lesson);
        for (int step = 0; step <= session.History.Count; step++)
        {
            session.GoTo(step);
            if (session.RecordingProblem is { } problem)
            {
                throw new InvalidDataException(problem);
            }

            string iteration = session.ShownIteration(step).ToString(CultureInfo.InvariantCulture);
            foreach ((string quantity, double value) in session.Deviation.All.Where(one => IsCompared(one.Quantity, one.Value)))
            {
                yield return new CheckLine($"{iteration}: {quantity}", value, tolerance ?? session.ExplainedDeviation);
            }
        }

        // h_t is recorded of every step: NaN of it is a deviation
        static bool IsCompared(string quantity, double value) => quantity == "h" || !double.IsNaN(value);
    }
}
