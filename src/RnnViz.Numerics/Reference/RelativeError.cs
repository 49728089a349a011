namespace RnnViz.Numerics;

/// <summary>How far one list of numbers is from another.</summary>
public static class RelativeError
{
    /// <summary>‖a − b‖/‖b‖, or ‖a‖ where b is zero; NaN where a number is not finite, ∞ where the lengths differ.</summary>
    public static double Of(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        if (a.Length != b.Length)
        {
            return double.PositiveInfinity;
        }

        var difference = new double[a.Length];
        for (int i = 0; i < a.Length; i++)
        {
            difference[i] = a[i] - b[i];
        }

        double norm = Norm.Of(b);
        return norm == 0 ? Norm.Of(difference) : Norm.Of(difference) / norm;
    }
}
