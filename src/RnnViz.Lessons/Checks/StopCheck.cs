using RnnViz.Lessons.Claims;
using RnnViz.Lessons.History;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;

namespace RnnViz.Lessons.Checks;

/// <summary>Holds a stop's claim against the run that stands at it, whatever its settings and its seed.</summary>
public static class StopCheck
{
    /// <summary>Whether a stop claims something of more runs than there are. Allocates.</summary>
    /// <param name="runs">How many there are.</param>
    /// <param name="stop">The stop.</param>
    /// <exception cref="Errors.LessonException">The claim cannot be read.</exception>
    public static bool SpeaksOfMore(int runs, StopSettings stop) =>
        stop.Holds is { } claim && Claim.Parse(claim).Numbers.Any(number => number.Run > runs);

    /// <summary>Whether what a stop claims is true of this run. Allocates: to be asked once where the run comes to a stop.</summary>
    /// <param name="session">A session whose prepared step is that of the stop's iteration; its analysis may be computed anew.</param>
    /// <param name="stop">The stop.</param>
    /// <returns>Null where the stop claims nothing, or the run no longer keeps a number that the claim needs.</returns>
    /// <exception cref="Errors.LessonException">The claim cannot be read.</exception>
    public static bool? Holds(TrainingSession session, StopSettings stop) => Holds([session], stop);

    /// <summary>
    /// Whether what a stop claims is true of these runs. Allocates: to be asked once where the runs come to a stop.
    /// </summary>
    /// <param name="runs">
    /// A session for each run, the lesson's own first; the step that is prepared in each is that of the stop's iteration, and its
    /// analysis may be computed anew.
    /// </param>
    /// <param name="stop">The stop.</param>
    /// <returns>
    /// Null where the stop claims nothing, or a run no longer keeps a number that the claim needs; false where there is no run that it
    /// speaks of.
    /// </returns>
    /// <exception cref="Errors.LessonException">The claim cannot be read.</exception>
    public static bool? Holds(IReadOnlyList<TrainingSession> runs, StopSettings stop)
    {
        if (stop.Holds is null)
        {
            return null;
        }

        var claim = Claim.Parse(stop.Holds);
        if (claim.Numbers.Any(number => number.Run < 1 || number.Run > runs.Count))
        {
            return false;
        }

        var values = new Dictionary<ClaimNumber, double>();
        foreach (ClaimNumber number in claim.Numbers)
        {
            if (Read(runs[number.Run - 1], number) is not { } value)
            {
                return null;
            }

            values.Add(number, value);
        }

        return claim.Holds(number => values[number]);
    }

    private static double? Read(TrainingSession session, ClaimNumber number)
    {
        if (number.Iteration is not { } iteration || iteration == session.Iteration)
        {
            return ClaimValues.Read(session, number);
        }

        if (!session.History.TryRead(iteration, out HistoryNumbers numbers))
        {
            return null;
        }

        return number.Quantity.Name switch
        {
            "loss" => numbers.Loss,
            "gradientNorm" => numbers.GradientNorm,
            "clippedNorm" => numbers.ClippedGradientNorm,
            "flow" => session.History.FlowAt(iteration)[number.First - 1],
            _ => null,
        };
    }
}
