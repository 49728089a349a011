using System.Numerics;

namespace RnnViz.Numerics.Analysis;

/// <summary>
/// σ_max of a square matrix that changes a little from call to call: power iteration on WᵀW, started from where the last
/// call ended (Golub and Van Loan, Matrix Computations, 4th edition, section 8.2.1). Cheap enough for every frame; the
/// exact value of a single matrix is <see cref="Spectrum"/>'s.
/// </summary>
public sealed class SpectralNorm
{
    private const int MostIterations = 60;
    private const double Tolerance = 1e-9;

    /// <summary>Between these neither the squares of W v nor those of Wᵀ W v overflow or vanish.</summary>
    private const double Smallest = 1e-75, Largest = 1e75;

    /// <summary>The largest power of two, up or down, by which both a unit vector and W v can be multiplied.</summary>
    private const int MostExponent = 1000;

    private readonly int size;
    private readonly double[] v, u;

    /// <summary>For matrices of H×H.</summary>
    /// <exception cref="ArgumentOutOfRangeException">H is less than 1.</exception>
    public SpectralNorm(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        this.size = size;
        (v, u) = (new double[size], new double[size]);
        Restart();
    }

    /// <summary>Where the next call starts from, H: a replay that wants the same last digits keeps it and gives it back.</summary>
    public Span<double> Start => v;

    /// <summary>
    /// σ_max(W) from below, as near as 60 iterations bring it; NaN where W is not finite, ∞ where σ_max is beyond the largest double.
    /// Allocates nothing.
    /// </summary>
    /// <param name="w">H×H, row by row.</param>
    public double Of(ReadOnlySpan<double> w)
    {
        double sigma = Iterate(w, 1);
        if (sigma is > Smallest and < Largest)
        {
            return sigma;
        }

        // squares have overflowed or vanished: the same of a multiple of W
        double largest = 0;
        foreach (double value in w)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        if (largest == 0 || !double.IsFinite(largest))
        {
            Restart();
            return largest == 0 ? 0 : double.NaN;
        }

        int exponent = Math.Clamp(-Math.ILogB(largest), -MostExponent, MostExponent);
        return Math.ScaleB(Iterate(w, Math.ScaleB(1, exponent)), -exponent);
    }

    /// <summary>σ_max(s W); NaN where it is not finite.</summary>
    private double Iterate(ReadOnlySpan<double> w, double s)
    {
        double sigma = 0;
        for (int iteration = 0; iteration < MostIterations; iteration++)
        {
            double before = sigma;
            sigma = Step(w, s);                                  // σ = ‖s W v‖, v ← Wᵀ W v / ‖Wᵀ W v‖
            if (!double.IsFinite(sigma))
            {
                Restart();
                return double.NaN;
            }

            if (Math.Abs(sigma - before) <= Tolerance * sigma)
            {
                break;
            }
        }

        return sigma;
    }

    private double Step(ReadOnlySpan<double> w, double s)
    {
        // the vectors are multiplied, as numbers of W may be so small that they have few digits, and their products overflow
        double squares = 0;
        for (int j = 0; j < size; j++)
        {
            v[j] *= s;
        }

        for (int i = 0; i < size; i++)
        {
            double sum = Dot(w.Slice(i * size, size), v);

            u[i] = sum;
            squares += sum * sum;
        }

        Array.Clear(v);
        for (int i = 0; i < size; i++)
        {
            AddMultiple(w.Slice(i * size, size), u[i] * s, v);
        }

        double length = 0;
        foreach (double x in v)
        {
            length += x * x;
        }

        length = Math.Sqrt(length);
        if (length == 0)
        {
            Restart();
            return Math.Sqrt(squares);
        }

        for (int j = 0; j < size; j++)
        {
            v[j] /= length;
        }

        return Math.Sqrt(squares);
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sums = Vector<double>.Zero;
        int j = 0;
        for (; j + Vector<double>.Count <= a.Length; j += Vector<double>.Count)
        {
            sums += new Vector<double>(a[j..]) * new Vector<double>(b[j..]);
        }

        double sum = Vector.Sum(sums);
        for (; j < a.Length; j++)
        {
            sum += a[j] * b[j];
        }

        return sum;
    }

    private static void AddMultiple(ReadOnlySpan<double> row, double factor, Span<double> sum)
    {
        int j = 0;
        for (; j + Vector<double>.Count <= row.Length; j += Vector<double>.Count)
        {
            (new Vector<double>(sum[j..]) + new Vector<double>(row[j..]) * factor).CopyTo(sum[j..]);
        }

        for (; j < row.Length; j++)
        {
            sum[j] += row[j] * factor;
        }
    }

    /// <summary>A start that is orthogonal to no singular vector that one meets: entries of one sign and no pattern.</summary>
    private void Restart()
    {
        double squares = 0;
        for (int i = 0; i < size; i++)
        {
            v[i] = 1 + 0.5 * Math.Sin(1 + 1.7 * i);
            squares += v[i] * v[i];
        }

        for (int i = 0; i < size; i++)
        {
            v[i] /= Math.Sqrt(squares);
        }
    }
}
