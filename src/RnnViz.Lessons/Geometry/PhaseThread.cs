using RnnViz.Numerics.Geometry;

namespace RnnViz.Lessons.Geometry;

/// <summary>
/// What one thread needs for phase planes. Each searches the fixed points for itself, so that none waits for the other; they find the
/// same.
/// </summary>
internal sealed class PhaseThread
{
    private readonly FixedPointSearch search = new();
    private PhaseJob? searched;
    private int version;

    /// <summary>The fixed points of a job.</summary>
    public ReadOnlySpan<FixedPoint> PointsOf(PhaseJob job)
    {
        if (searched != job || version != job.Version)
        {
            (searched, version) = (job, job.Version);
            search.Run(job.Map, job.Left, job.Right, job.Bottom, job.Top);
        }

        return search.Points;
    }
}
