using RnnViz.Numerics.Geometry;

namespace RnnViz.Lessons.Geometry;

// numbers of the prepared step for claims, on the thread that asks; nothing that is shown changes
public sealed partial class PhasePlane
{
    /// <summary>The fixed points with the input zero.</summary>
    internal FixedState[] MeasureFixedPoints() => [.. Search(Measure()).Select(FixedState.Of)];

    /// <summary>To which of the fixed points the states of a timestep come with the input zero, for each sequence; −1 for none.</summary>
    /// <param name="t">1 to T.</param>
    internal int[] MeasureBasins(int t)
    {
        PhaseJob job = Measure();
        FixedPoint[] points = Search(job);
        return [.. Enumerable.Range(0, job.Sequences).Select(sequence => Basins.Of(job.Map, points, job.State(sequence, t)))];
    }

    private PhaseJob Measure()
    {
        var job = new PhaseJob(parts, []);
        job.Fill(step, 0, 0);
        return job;
    }

    private static FixedPoint[] Search(PhaseJob job)
    {
        var search = new FixedPointSearch();
        search.Run(job.Map, job.Left, job.Right, job.Bottom, job.Top);
        return search.Points.ToArray();
    }
}
