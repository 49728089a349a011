namespace RnnViz.Numerics;

/// <summary>The part of a feature-major matrix that belongs to some sequences: a piece of every row.</summary>
internal static class SequenceRows
{
    /// <summary>Sets the range's elements to zero.</summary>
    public static void Clear(Span<double> matrix, int B, SequenceRange sequences)
    {
        for (int row = sequences.Start; row < matrix.Length; row += B)
        {
            matrix.Slice(row, sequences.Count).Clear();
        }
    }

    /// <summary>Copies the range's elements.</summary>
    public static void Copy(ReadOnlySpan<double> from, Span<double> to, int B, SequenceRange sequences)
    {
        for (int row = sequences.Start; row < from.Length; row += B)
        {
            from.Slice(row, sequences.Count).CopyTo(to.Slice(row, sequences.Count));
        }
    }
}
