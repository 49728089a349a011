using RnnViz.Lessons.Claims;
using RnnViz.Lessons.Geometry;
using RnnViz.Lessons.Session;

namespace RnnViz.Lessons.Checks;

/// <summary>Reads the numbers of claims about surfaces and dynamics, on the thread that asks: nothing that is shown changes.</summary>
internal static class GeometryValues
{
    private const double Width = 2 * LossSurface.UsualHalfWidth;

    /// <summary>The value of a number now.</summary>
    /// <exception cref="ArgumentException">It is none of surfaces and dynamics.</exception>
    public static double Read(TrainingSession session, ClaimNumber number) => number.Quantity.Name switch
    {
        "weight" => session.Step.RecurrentWeights[0],
        "bias" => session.Step.HiddenBias[0],
        "fixedPoints" => Points(session).Length,
        "attractors" => Points(session).Count(IsAttracting),
        "contraction" => Points(session).Where(IsAttracting).Select(point => point.Largest).DefaultIfEmpty(double.NaN).Max(),
        "fold" => session.Bifurcation!.Measure().Folds().Upper,
        "jump" => session.Bifurcation!.MeasureJump(),
        "basins" => BasinsAt(session.PhasePlane!, number.First).Where(basin => basin >= 0).Distinct().Count(),
        "flips" => Flips(session.PhasePlane!, number.First),
        "unclippedStep" => Distance(session.Surface.Measure(), job => job.Unclipped),
        "clippedStep" => Distance(session.Surface.Measure(), job => job.Clipped),
        "unclippedLoss" => session.Surface.Measure()?.LossAt(SurfaceLayout.Unclipped) ?? double.NaN,
        "clippedLoss" => session.Surface.Measure()?.LossAt(SurfaceLayout.Clipped) ?? double.NaN,
        "promisedLoss" => session.Surface.Measure() is { } job ? job.Loss + job.Slope : double.NaN,
        string other => throw new ArgumentException($"No value is known for {other}; add it here.", nameof(number)),
    };

    private static FixedState[] Points(TrainingSession session) =>
        session.PhasePlane is { } plane ? plane.MeasureFixedPoints() : session.Bifurcation!.MeasureFixedPoints();

    private static bool IsAttracting(FixedState point) => point.Class == StateClass.Attracting;

    private static double Distance(SurfaceJob? job, Func<SurfaceJob, Landing> landing)
    {
        if (job is null)
        {
            return double.NaN;
        }

        ((double x, double y), Landing at) = (job.Plane.Centre, landing(job));
        return double.Hypot(at.X - x, at.Y - y) / Width;
    }

    private static int[] BasinsAt(PhasePlane plane, int t) => plane.MeasureBasins(t);

    private static double Flips(PhasePlane plane, int t)
    {
        int flips = 0;
        int[] before = BasinsAt(plane, 1);
        for (int s = 2; s <= t; s++)
        {
            int[] now = BasinsAt(plane, s);
            flips += now.Zip(before, (a, b) => a == b ? 0 : 1).Sum();
            before = now;
        }

        return flips;
    }
}
