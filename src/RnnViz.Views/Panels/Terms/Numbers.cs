using RnnViz.Lessons.Quantities;

namespace RnnViz.Views.Panels.Terms;

/// <summary>A matrix to read: element (i, j) is at [i·columns + j].</summary>
internal readonly ref struct Numbers(ReadOnlySpan<double> values, int rows, int columns)
{
    /// <summary>All numbers, row by row.</summary>
    public ReadOnlySpan<double> Values { get; } = values;

    /// <summary>How many rows.</summary>
    public int Rows { get; } = rows;

    /// <summary>How many columns.</summary>
    public int Columns { get; } = columns;

    /// <summary>The numbers of a quantity at timestep t; to be read before the next call for the same quantity.</summary>
    public static Numbers Of(Quantity quantity, int t) => new(quantity.ValuesAt(t), quantity.Rows, quantity.Columns);
}
