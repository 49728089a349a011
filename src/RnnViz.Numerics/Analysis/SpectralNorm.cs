namespace RnnViz.Numerics;

/// <summary>
/// σ_max of a square matrix that changes a little from call to call: power iteration on WᵀW, started from where the last
/// call ended (Golub and Van Loan, Matrix Computations, 4th edition, section 8.2.1). Cheap enough for every frame; the
/// exact value of a single matrix is <see cref="Spectrum"/>'s.
/// </summary>
public sealed class SpectralNorm
{
    private const int MostIterations = 60;
    private const double Tolerance = 1e-9;

    private readonly int size;
    private readonly double[] v, u;

    /// <summary>For matrices of H×H.</summary>
    public SpectralNorm(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        this.size = size;
        (v, u) = (new double[size], new double[size]);
        Restart();
    }

    /// <summary>σ_max(W) from below, or NaN where W is not finite. Allocates nothing.</summary>
    /// <param name="w">H×H, row by row.</param>
    public double Of(ReadOnlySpan<double> w)
    {
        double sigma = 0;
        for (int iteration = 0; iteration < MostIterations; iteration++)
        {
            double before = sigma;
            sigma = Step(w);                                     // σ = ‖W v‖, v ← Wᵀ W v / ‖Wᵀ W v‖
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

    private double Step(ReadOnlySpan<double> w)
    {
        double squares = 0;
        for (int i = 0; i < size; i++)
        {
            double sum = 0;
            ReadOnlySpan<double> row = w.Slice(i * size, size);
            for (int j = 0; j < size; j++)
            {
                sum += row[j] * v[j];
            }

            u[i] = sum;
            squares += sum * sum;
        }

        Array.Clear(v);
        for (int i = 0; i < size; i++)
        {
            ReadOnlySpan<double> row = w.Slice(i * size, size);
            for (int j = 0; j < size; j++)
            {
                v[j] += row[j] * u[i];
            }
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
