using RnnViz.Lessons.History;
using RnnViz.Lessons.Tasks;

namespace RnnViz.Views.Screen;

/// <summary>How a run has done, in two numbers.</summary>
/// <param name="Best">The smallest loss of an iteration; NaN before the first.</param>
/// <param name="FloorAt">
/// The first iteration whose loss is at or below the floor and stays there: on average over it and the 49 after it, as far as
/// the run has come, so that a lucky batch does not count. Null where there is none, or no floor.
/// </param>
/// <param name="IsRough">Whether the history is so long that several iterations share a point, of which the first is given.</param>
public readonly record struct RunSummary(double Best, int? FloorAt, bool IsRough)
{
    private const int Lasting = 50;

    /// <summary>The lowest of a task's baselines, or null.</summary>
    public static LossBaseline? FloorOf(LessonTask task)
    {
        LossBaseline? floor = null;
        for (int i = 0; i < task.Baselines.Count; i++)
        {
            floor = floor is { } lower && lower.Value <= task.Baselines[i].Value ? lower : task.Baselines[i];
        }

        return floor;
    }

    /// <summary>The same without a floor that the run has come to so lately that it may have been a lucky batch.</summary>
    /// <param name="iterations">How many iterations the run has.</param>
    public RunSummary Lasted(int iterations) => FloorAt is int at && iterations - at < Lasting ? this with { FloorAt = null } : this;

    /// <summary>Of a run's losses.</summary>
    /// <param name="loss">One number an iteration.</param>
    /// <param name="floor">In the unit of the loss, or null.</param>
    public static RunSummary Of(ScalarSeries loss, double? floor)
    {
        double best = double.NaN;
        int? reached = null;
        // from the end, so that the losses that follow are summed already
        int width = Math.Max(1, Lasting / loss.BucketSize), broken = 0;
        double sum = 0;
        for (int i = loss.BucketCount - 1; i >= 0; i--)
        {
            Count(i, +1);
            if (i + width < loss.BucketCount)
            {
                Count(i + width, -1);
            }

            double least = loss.Min(i);
            best = double.IsNaN(least) || least >= best ? best : least;
            int length = Math.Min(width, loss.BucketCount - i);
            if (floor is double value && broken == 0 && least <= value && sum / length <= value)
            {
                reached = loss.FirstIteration(i);
            }
        }

        return new RunSummary(best, reached, loss.BucketSize > 1);

        void Count(int bucket, int sign)
        {
            if (loss.HasNonFinite(bucket))
            {
                broken += sign;
            }
            else if (floor is double value)
            {
                // more than that outweighs all others in any case, and would leave rounding errors behind in the sum
                sum += sign * Math.Min(loss.Mean(bucket), 2 * Lasting * value);
            }
        }
    }
}
