namespace RnnViz.Numerics.Tests.Analysis;

/// <summary>Seeded matrices of the kinds that break iterations: hundreds of decades, defects, zeros, next to nothing.</summary>
internal sealed class HostileMatrices(int seed)
{
    private static readonly double[] Scales = [1, 1e-310, double.Epsilon, 1e-320, 2.2250738585072014e-308, 1e-150, 1e150, 1e300, 1.7e308];
    private readonly Random random = new(seed);

    /// <summary>Kinds of matrices.</summary>
    public const int Kinds = 12;

    /// <summary>A finite matrix, n×n, of a kind, times a scale that is drawn.</summary>
    public double[] Next(int kind, int n)
    {
        double scale = random.Next(2) == 0 ? Scales[random.Next(Scales.Length)] : Math.Pow(10, -320 + 628 * random.NextDouble());
        var matrix = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                double value = Entry(kind, n, i, j) * scale;
                matrix[i * n + j] = double.IsFinite(value) ? value : Math.CopySign(double.MaxValue, value);
            }
        }

        return matrix;
    }

    private double Entry(int kind, int n, int i, int j) => kind switch
    {
        0 => Number(),
        1 => i == j ? 1 : 0,
        2 => i == j || j == i + 1 ? 1 : 0,                                   // one Jordan block
        3 => random.Next(3) == 0 ? Number() : 0,
        4 => Number() * Math.Pow(10, -300 * random.NextDouble()),            // 300 decades
        5 => j >= i ? Number() : 1e-16 * Number(),                           // nearly triangular
        6 => j == (i + 1) % n ? 1 : 0,                                       // a cyclic shift
        7 => (i == j ? 1 : 0) + 1e-14 * Number(),
        8 => 1,
        9 => j == i + 1 ? 1 : j == 0 && i == n - 1 ? 1e-300 : 0,             // a chain that next to nothing closes
        10 => i == j ? Number() : j == i - 1 ? Math.Pow(10, -320 * random.NextDouble()) : j > i ? Number() * 1e10 : 0,
        _ => Number() * Math.Pow(10, 40.0 * (i - j) / n),                    // rows and columns 40 decades apart
    };

    private double Number() => random.NextDouble() * 2 - 1;
}
