namespace RnnViz.Numerics;

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
        double sum = 0;
        foreach (double value in v)
        {
            sum += value * value;
        }

        return sum is > Smallest and < Largest ? Math.Sqrt(sum) : Scaled(v, v.Length, new SequenceRange(0, v.Length));
    }

    /// <summary>√(a² + b²).</summary>
    public static double Join(double a, double b) => a == 0 ? b : double.Hypot(a, b);

    /// <summary>‖M‖_F over the range's sequences of a feature-major matrix.</summary>
    internal static double Of(Kernels kernels, ReadOnlySpan<double> m, int B, SequenceRange sequences)
    {
        double sum = kernels.SumOfSquares(m, B, sequences);
        return sum is > Smallest and < Largest ? Math.Sqrt(sum) : Scaled(m, B, sequences);
    }

    private static double Scaled(ReadOnlySpan<double> m, int B, SequenceRange sequences)
    {
        double largest = 0;
        for (int row = sequences.Start; row < m.Length; row += B)
        {
            foreach (double value in m.Slice(row, sequences.Count))
            {
                largest = Math.Max(largest, Math.Abs(value));
            }
        }

        if (largest == 0 || !double.IsFinite(largest))
        {
            return largest;
        }

        double sum = 0;
        for (int row = sequences.Start; row < m.Length; row += B)
        {
            foreach (double value in m.Slice(row, sequences.Count))
            {
                sum += value / largest * (value / largest);
            }
        }

        return largest * Math.Sqrt(sum);
    }
}
