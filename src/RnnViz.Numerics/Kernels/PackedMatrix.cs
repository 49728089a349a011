using System.Runtime.CompilerServices;

namespace RnnViz.Numerics;

/// <summary>
/// A weight matrix laid out as the product reads it: panels of eight rows, each panel column by column, the last panel
/// filled up with zero rows. Element (i, k) lies at [(i / 8)·8·K + k·8 + i % 8].
/// </summary>
internal sealed class PackedMatrix
{
    /// <summary>Rows of a panel.</summary>
    public const int PanelRows = 8;

    private readonly AlignedBuffer values;

    /// <summary>A packed matrix of zeros.</summary>
    public PackedMatrix(int rows, int columns)
    {
        (Rows, Columns) = (rows, columns);
        Panels = (rows + PanelRows - 1) / PanelRows;
        values = new AlignedBuffer(Panels * PanelRows * columns);
    }

    /// <summary>M, the rows of the product.</summary>
    public int Rows { get; }

    /// <summary>K, over which the product sums.</summary>
    public int Columns { get; }

    /// <summary>Panels of eight rows.</summary>
    public int Panels { get; }

    /// <summary>All panels, one after the other.</summary>
    public ReadOnlySpan<double> Values => values.Span;

    /// <summary>Takes over a row-major matrix of M×K.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Pack(ReadOnlySpan<double> matrix)
    {
        Span<double> packed = values.Span;
        for (int i = 0; i < Rows; i++)
        {
            ReadOnlySpan<double> row = matrix.Slice(i * Columns, Columns);
            int target = i / PanelRows * PanelRows * Columns + i % PanelRows;
            for (int k = 0; k < row.Length; k++, target += PanelRows)
            {
                packed[target] = row[k];
            }
        }
    }

    /// <summary>Takes over the transpose of a row-major matrix of K×M.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void PackTransposed(ReadOnlySpan<double> matrix)
    {
        Span<double> packed = values.Span;
        for (int k = 0; k < Columns; k++)
        {
            ReadOnlySpan<double> row = matrix.Slice(k * Rows, Rows);
            for (int i = 0; i < row.Length; i++)
            {
                packed[i / PanelRows * PanelRows * Columns + k * PanelRows + i % PanelRows] = row[i];
            }
        }
    }
}
