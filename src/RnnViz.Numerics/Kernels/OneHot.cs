using System.Runtime.CompilerServices;

namespace RnnViz.Numerics;

/// <summary>
/// Products with one-hot columns: picking a column of W, and adding to it. No product is ever computed. These are the plain
/// loops, for few sequences and for matrices as they are; <see cref="OneHotKernel{TLanes}"/> has those for many.
/// </summary>
internal static unsafe class OneHot
{
    /// <summary>Y = b + W X with X one-hot: column tokens[s] of W for sequence s. W is M×K, Y is M×n; without biases b is empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Product(ReadOnlySpan<double> w, ReadOnlySpan<double> b, ReadOnlySpan<int> tokens, Span<double> y)
    {
        int n = tokens.Length, M = y.Length / n, K = w.Length / M;
        RequireTokens(tokens, K);
        fixed (double* weights = w, target = y)
        fixed (int* columns = tokens)
        {
            for (int i = 0; i < M; i++)
            {
                double* from = weights + (nint)i * K, to = target + (nint)i * n;
                double bias = b.IsEmpty ? 0 : b[i];
                for (int s = 0; s < n; s++)
                {
                    to[s] = bias + from[columns[s]];
                }
            }
        }
    }

    /// <summary>W += Σ_s d_s x_sᵀ with x one-hot: d's column s is added to column tokens[s] of W. W is M×K, d is M×n.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddOuterProduct(ReadOnlySpan<double> d, ReadOnlySpan<int> tokens, Span<double> w)
    {
        int n = tokens.Length, M = d.Length / n, K = w.Length / M;
        RequireTokens(tokens, K);
        fixed (double* source = d, weights = w)
        fixed (int* columns = tokens)
        {
            for (int i = 0; i < M; i++)
            {
                double* from = source + (nint)i * n, to = weights + (nint)i * K;
                for (int s = 0; s < n; s++)
                {
                    to[columns[s]] += from[s];
                }
            }
        }
    }

    /// <summary>The loops behind this check write wherever a token says.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A token is below 0, or K or above.</exception>
    public static void RequireTokens(ReadOnlySpan<int> tokens, int K)
    {
        foreach (int token in tokens)
        {
            if ((uint)token >= (uint)K)
            {
                throw new ArgumentOutOfRangeException(nameof(tokens), token, $"A token is {token}, expected 0 to {K - 1}; build the batch with {K} tokens.");
            }
        }
    }
}
