using RnnViz.Numerics.Kernels;

namespace RnnViz.Numerics.Analysis;

/// <summary>The angle between two vectors.</summary>
public static class VectorAngle
{
    /// <summary>
    /// The angle in radians, 0..π, by 2·atan2(‖u − v‖, ‖u + v‖) of the unit vectors u and v, which keeps its digits where the
    /// angle is small (Kahan 2006, "How futile are mindless assessments of roundoff", section 12). Exactly 0 where one is a
    /// positive multiple of the other but for rounding; NaN where a vector is zero or not finite.
    /// </summary>
    public static double Between(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double lengthOfA = Norm.Of(a), lengthOfB = Norm.Of(b), apart = 0, together = 0;
        if (lengthOfA == 0 || lengthOfB == 0)
        {
            return double.NaN;
        }

        for (int i = 0; i < a.Length; i++)
        {
            double u = a[i] / lengthOfA, v = b[i] / lengthOfB;
            apart += (u - v) * (u - v);
            together += (u + v) * (u + v);
        }

        double angle = 2 * Math.Atan2(Math.Sqrt(apart), Math.Sqrt(together));
        return angle < 1e-12 ? 0 : angle;
    }
}
