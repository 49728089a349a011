using RnnViz.Lessons.Claims;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Settings;

namespace RnnViz.Lessons.Checks;

/// <summary>Trains the runs of a lesson and holds what its stops claim against the numbers of their iterations.</summary>
public static class LessonClaims
{
    /// <summary>Holds each claim of a lesson.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="seed">Instead of the lesson's seed; for its variants see <see cref="Lesson.SeedOf"/>.</param>
    /// <param name="advanced">Called after each update with the number of updates, or null.</param>
    /// <returns>A result for each stop that has a claim, in the order of the file.</returns>
    /// <exception cref="Errors.LessonException">A claim cannot be read, or a file that the lesson names cannot be used.</exception>
    public static IReadOnlyList<ClaimResult> Check(Lesson lesson, int? seed = null, Action<int>? advanced = null)
    {
        (int Index, StopSettings Stop, Claim Claim)[] claims =
        [
            .. from stop in lesson.Stops.Index()
               where stop.Item.Holds is not null
               select (stop.Index, stop.Item, Claim.Parse(stop.Item.Holds!)),
        ];
        if (claims.Length == 0)
        {
            return [];
        }

        // each number with the iteration that it is of
        HashSet<(ClaimNumber Number, int Iteration)> wanted =
            [.. claims.SelectMany(c => c.Claim.Numbers.Select(number => (number, number.Iteration ?? c.Stop.Iteration)))];
        var values = new Dictionary<(ClaimNumber, int), double>();
        int last = wanted.Max(w => w.Iteration);
        using var runs = new LessonRuns(lesson, seed);
        for (int i = 0; i <= last; i++)
        {
            runs.Prepare();
            foreach ((ClaimNumber number, int iteration) in wanted.Where(w => w.Iteration == i))
            {
                values.Add((number, iteration), ClaimValues.Read(runs.Of(number), number));
            }

            if (i < last)
            {
                runs.Apply();
                advanced?.Invoke(i + 1);
            }
        }

        return [.. claims.Select(c => Result(c.Index, c.Stop, c.Claim))];

        ClaimResult Result(int index, StopSettings stop, Claim claim)
        {
            return new ClaimResult(index, stop, claim, [.. claim.Numbers.Select(Value)], claim.Holds(Value));

            double Value(ClaimNumber number) => values[(number, number.Iteration ?? stop.Iteration)];
        }
    }
}
