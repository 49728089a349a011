using RnnViz.Numerics.Geometry;

namespace RnnViz.Lessons.Geometry;

// numbers of the prepared step for claims, on the thread that asks; nothing that is shown changes
public sealed partial class BifurcationDiagram
{
    private const double FirstStep = 0.01, LastStep = 1e-5, Jump = 0.1;

    /// <summary>A diagram over b with the input zero, whose columns are not computed.</summary>
    internal BifurcationJob Measure()
    {
        var job = new BifurcationJob(parts);
        job.Fill(step, HasBias ? BifurcationAxis.Bias : BifurcationAxis.Weight, 0, 0);
        return job;
    }

    /// <summary>The fixed points with the input zero.</summary>
    internal FixedState[] MeasureFixedPoints()
    {
        BifurcationJob job = Measure();
        var points = new FixedPoint[OneUnit.Most];
        int count = OneUnit.FixedPoints(job.Activation, job.Weight, job.Bias, points);
        return [.. points[..count].Select(FixedState.Of)];
    }

    /// <summary>
    /// The b at which h jumps when b is raised in small steps from the left edge of the picture, to 1e-5; NaN where it does not jump
    /// before the right edge.
    /// </summary>
    internal double MeasureJump()
    {
        BifurcationJob job = Measure();
        double b = job.Left, h = OneUnit.Settle(job.Activation, job.Weight, b, -1);
        for (double by = FirstStep; by >= 0.99 * LastStep; by /= 10)
        {
            while (true)
            {
                double next = OneUnit.Settle(job.Activation, job.Weight, b + by, h);
                if (Math.Abs(next - h) > Jump)
                {
                    break; // back, and on in smaller steps
                }

                (b, h) = (b + by, next);
                if (b > job.Right)
                {
                    return double.NaN;
                }
            }
        }

        return b + LastStep;
    }
}
