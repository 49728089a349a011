using RnnViz.Numerics.Kernels;

namespace RnnViz.Numerics.Analysis;

/// <summary>How far one list of numbers is from another.</summary>
public static class RelativeError
{
    /// <summary>‖a − b‖/‖b‖, or ‖a‖ where b is zero; NaN where a number is not finite, ∞ where the lengths differ.</summary>
    public static double Of(ReadOnlySpan<double> a, ReadOnlySpan<double> b) =>
        a.Length == b.Length ? Of(a, b, new double[a.Length]) : double.PositiveInfinity;

    /// <summary>The same for lists of one length, whose difference is left in the third; allocates nothing.</summary>
    public static double Of(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> difference)
    {
        for (int i = 0; i < a.Length; i++)
        {
            difference[i] = a[i] - b[i];
        }

        double norm = Norm.Of(b);
        return norm == 0 ? Norm.Of(difference) : Norm.Of(difference) / norm;
    }
}
