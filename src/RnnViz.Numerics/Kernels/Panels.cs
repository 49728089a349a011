namespace RnnViz.Numerics;

/// <summary>
/// A matrix of K×N in panels of eight columns, as products read it: element (k, n) lies at [(n / 8)·8·K + 8·k + n % 8].
/// Columns that fill up the last panel stay zero. A product reads W as the panels of its transpose, whether it takes
/// the rows of W one by one (many sequences) or eight at a time (one sequence).
/// </summary>
/// <param name="rows">K, over which a product sums.</param>
/// <param name="columns">N.</param>
internal sealed class Panels(int rows, int columns)
{
    /// <summary>Columns of a panel; every register width divides it.</summary>
    public const int Width = 8;

    private readonly AlignedBuffer values = new((columns + Width - 1) / Width * Width * rows);

    /// <summary>K.</summary>
    public int Rows => rows;

    /// <summary>N.</summary>
    public int Columns => columns;

    /// <summary>From one panel to the next.</summary>
    public int Step => Width * rows;

    /// <summary>All panels, one after the other.</summary>
    public Span<double> Values => values.Span;
}
