using System.Runtime.CompilerServices;

namespace RnnViz.Numerics;

/// <summary>Products with one-hot columns: picking a column of W, and adding to it. No product is ever computed.</summary>
internal static class OneHot
{
    /// <summary>Y = b + W X with X one-hot: column tokens[s] of W for sequence s. W is M×K, Y is M×B; without biases b is empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Product(
        ReadOnlySpan<double> w, ReadOnlySpan<double> b, ReadOnlySpan<int> tokens, Span<double> y, int K, SequenceRange sequences)
    {
        int B = tokens.Length;
        ReadOnlySpan<int> columns = tokens.Slice(sequences.Start, sequences.Count);
        for (int i = 0; i < y.Length / B; i++)
        {
            ReadOnlySpan<double> weights = w.Slice(i * K, K);
            Span<double> row = y.Slice(i * B + sequences.Start, sequences.Count);
            double bias = b.IsEmpty ? 0 : b[i];
            for (int s = 0; s < row.Length; s++)
            {
                row[s] = bias + weights[columns[s]];
            }
        }
    }

    /// <summary>W += Σ_s d_s x_sᵀ with x one-hot: d's column s is added to column tokens[s] of W. W is M×K, d is M×B.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddOuterProduct(
        ReadOnlySpan<double> d, ReadOnlySpan<int> tokens, Span<double> w, int K, SequenceRange sequences)
    {
        int B = tokens.Length;
        ReadOnlySpan<int> columns = tokens.Slice(sequences.Start, sequences.Count);
        for (int i = 0; i < d.Length / B; i++)
        {
            Span<double> weights = w.Slice(i * K, K);
            ReadOnlySpan<double> row = d.Slice(i * B + sequences.Start, sequences.Count);
            for (int s = 0; s < row.Length; s++)
            {
                weights[columns[s]] += row[s];
            }
        }
    }
}
