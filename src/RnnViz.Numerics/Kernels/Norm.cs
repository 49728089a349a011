namespace RnnViz.Numerics.Kernels;

/// <summary>
/// Euclidean norms that neither underflow nor overflow: squares are summed as they are, and only where the sum leaves the
/// range in which squares are exact are the numbers scaled by their largest first. A vanishing gradient of 1e-200 has a norm.
/// </summary>
public static class Norm
{
    private const double Smallest = 1e-260;
    private const double Largest = 1e260;

    /// <summary>‖v‖. NaN where v has a NaN, ∞ where it has an ∞ and no NaN.</summary>
    public static double Of(ReadOnlySpan<double> v)
    {
        return Of(v, KernelSet.Best.SumOfSquares(v));
    }

    /// <summary>√(a² + b²); NaN where one is NaN, also beside an ∞.</summary>
    public static double Join(double a, double b)
    {
        double sum = a * a + b * b;
        return a == 0 ? b : sum is > Smallest and < Largest ? Math.Sqrt(sum) : double.IsNaN(sum) ? sum : double.Hypot(a, b);
    }

    /// <summary>‖v‖ where Σ v² is known already.</summary>
    internal static double Of(ReadOnlySpan<double> v, double squares) =>
        squares is > Smallest and < Largest ? Math.Sqrt(squares) : Scaled(v);

    private static double Scaled(ReadOnlySpan<double> v)
    {
        double largest = 0;
        foreach (double value in v)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        if (largest == 0 || !double.IsFinite(largest))
        {
            return largest;
        }

        double sum = 0;
        foreach (double value in v)
        {
            sum += value / largest * (value / largest);
        }

        return largest * Math.Sqrt(sum);
    }
}
