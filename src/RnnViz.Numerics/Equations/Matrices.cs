namespace RnnViz.Numerics.Equations;

/// <summary>
/// The three products of the equations, in plain loops. A matrix is row-major, element (i, j) of M×K at [i·K + j]; a vector is a
/// matrix of one column, and n vectors side by side are one of n columns. Results are added to what is there; an output never
/// aliases an input.
/// </summary>
public static class Matrices
{
    /// <summary>Y += W X, M×n from M×K and K×n.</summary>
    /// <param name="W">M×K.</param>
    /// <param name="X">K×n.</param>
    /// <param name="n">Columns of X and of Y.</param>
    /// <param name="Y">M×n.</param>
    /// <exception cref="IndexOutOfRangeException">W has fewer elements than M·K.</exception>
    public static void AddProduct(ReadOnlySpan<double> W, ReadOnlySpan<double> X, int n, Span<double> Y)
    {
        (int M, int K) = (Y.Length / n, X.Length / n);
        for (int i = 0; i < M; i++)
        {
            for (int j = 0; j < K; j++)
            {
                double w = W[i * K + j];
                for (int b = 0; b < n; b++)
                {
                    Y[i * n + b] += w * X[j * n + b];
                }
            }
        }
    }

    /// <summary>Y += Wᵀ X, K×n from M×K and M×n.</summary>
    /// <param name="W">M×K.</param>
    /// <param name="X">M×n.</param>
    /// <param name="n">Columns of X and of Y.</param>
    /// <param name="Y">K×n.</param>
    /// <exception cref="IndexOutOfRangeException">W has fewer elements than M·K.</exception>
    public static void AddTransposedProduct(ReadOnlySpan<double> W, ReadOnlySpan<double> X, int n, Span<double> Y)
    {
        (int M, int K) = (X.Length / n, Y.Length / n);
        for (int i = 0; i < M; i++)
        {
            for (int j = 0; j < K; j++)
            {
                double w = W[i * K + j];
                for (int b = 0; b < n; b++)
                {
                    Y[j * n + b] += w * X[i * n + b];
                }
            }
        }
    }

    /// <summary>W += d xᵀ, M×K from two vectors: the outer product of what arrives and what went in.</summary>
    /// <param name="d">M.</param>
    /// <param name="x">K.</param>
    /// <param name="W">M×K.</param>
    /// <exception cref="IndexOutOfRangeException">W has fewer elements than M·K.</exception>
    public static void AddOuterProduct(ReadOnlySpan<double> d, ReadOnlySpan<double> x, Span<double> W)
    {
        for (int i = 0; i < d.Length; i++)
        {
            for (int j = 0; j < x.Length; j++)
            {
                W[i * x.Length + j] += d[i] * x[j];
            }
        }
    }
}
