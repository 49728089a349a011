using System.Runtime.CompilerServices;

namespace RnnViz.Numerics.Kernels;

/// <summary>
/// Products with one-hot columns: picking a column of W, and adding to it. No product is ever computed. These are the plain
/// loops, for few sequences and for matrices as they are; <see cref="OneHotKernel{TLanes}"/> has those for many.
/// </summary>
internal static unsafe class OneHot
{
    /// <summary>
    /// y_t = b + W x_t with x_t one-hot, M×n for T timesteps: column tokens[t·n + s] of W for sequence s. W is M×K; without
    /// biases b is empty. Row by row, as a column of W touches as many cache lines as it has rows.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A token is none of W's columns.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Products(ReadOnlySpan<double> w, int K, ReadOnlySpan<double> b, ReadOnlySpan<int> tokens, TimestepSpan y, int n)
    {
        int M = w.Length / K, T = tokens.Length / n;
        RequireTokens(tokens, K);
        ArgumentOutOfRangeException.ThrowIfLessThan(y.Numbers.Length, (T - 1) * y.Step + M * n);
        fixed (double* weights = w, targets = y.Numbers)
        fixed (int* columns = tokens)
        {
            for (int i = 0; i < M; i++)
            {
                double* from = weights + (nint)i * K, to = targets + (nint)i * n;
                int* column = columns;
                double bias = b.IsEmpty ? 0 : b[i];
                for (int t = 0; t < T; t++, to += y.Step, column += n)
                {
                    for (int s = 0; s < n; s++)
                    {
                        to[s] = bias + from[column[s]];
                    }
                }
            }
        }
    }

    /// <summary>
    /// W += Σ_t Σ_s d_t x_tᵀ with x_t one-hot: column s of d_t is added to column tokens[t·n + s] of W. W is M×K, d_t is M×n.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A token is none of W's columns.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddOuterProducts(TimestepSpan d, ReadOnlySpan<int> tokens, Span<double> w, int K, int n)
    {
        int M = w.Length / K, T = tokens.Length / n;
        RequireTokens(tokens, K);
        ArgumentOutOfRangeException.ThrowIfLessThan(d.Numbers.Length, (T - 1) * d.Step + M * n);
        fixed (double* sources = d.Numbers, weights = w)
        fixed (int* columns = tokens)
        {
            for (int i = 0; i < M; i++)
            {
                double* from = sources + (nint)i * n, to = weights + (nint)i * K;
                int* column = columns;
                for (int t = 0; t < T; t++, from += d.Step, column += n)
                {
                    for (int s = 0; s < n; s++)
                    {
                        to[column[s]] += from[s];
                    }
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
                throw new ArgumentOutOfRangeException(
                    nameof(tokens), token, $"A token is {token}, expected 0 to {K - 1}; build the batch with {K} tokens.");
            }
        }
    }
}
