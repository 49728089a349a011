using RnnViz.Engine.Geometry;

namespace RnnViz.Engine.Drawing;

/// <summary>
/// A grid of positions on a colour scale, kept on the CPU and mirrored by each canvas. A position is what a
/// <see cref="ValueScale"/> makes of a number: −1..1 or 0..1, or one of the special codes of <see cref="HeatCode"/>.
/// Row 0 is drawn at the top. Columns × rows is fixed; build a new heatmap for another shape.
/// </summary>
public sealed class Heatmap
{
    private static ulong versions;

    private readonly float[] cells;
    private int dirtyFrom, dirtyTo;

    /// <summary>A grid in which every cell is empty.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is less than one column or row.</exception>
    public Heatmap(int columns, int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        Columns = columns;
        Rows = rows;
        cells = new float[columns * rows];
        Clear();
    }

    /// <summary>Cells in a row.</summary>
    public int Columns { get; }

    /// <summary>Cells in a column.</summary>
    public int Rows { get; }

    /// <summary>Another number after every change, and never the number of another heatmap: equal versions are equal contents.</summary>
    public ulong Version { get; private set; }

    /// <summary>The cells, row by row.</summary>
    public ReadOnlySpan<float> Cells => cells;

    /// <summary>The whole grid as a box of cells.</summary>
    public Box All => new(0, 0, Columns, Rows);

    /// <summary>Reads or writes one cell; a write marks its row as changed.</summary>
    public float this[int column, int row]
    {
        get => cells[row * Columns + column];
        set
        {
            cells[row * Columns + column] = value;
            MarkChanged(row, row + 1);
        }
    }

    /// <summary>All cells to be written, row by row; every row counts as changed.</summary>
    public Span<float> EditAll()
    {
        MarkChanged(0, Rows);
        return cells;
    }

    /// <summary>A row to be written as a whole; it counts as changed.</summary>
    public Span<float> EditRow(int row)
    {
        MarkChanged(row, row + 1);
        return cells.AsSpan(row * Columns, Columns);
    }

    /// <summary>Makes every cell empty.</summary>
    public void Clear()
    {
        cells.AsSpan().Fill(HeatCode.Empty);
        MarkChanged(0, Rows);
    }

    /// <summary>The rows changed since the last call, from (inclusive) to (exclusive); for the canvas that mirrors the grid.</summary>
    public (int From, int To) TakeChangedRows()
    {
        (int, int) changed = (dirtyFrom, dirtyTo);
        (dirtyFrom, dirtyTo) = (0, 0);
        return changed;
    }

    private void MarkChanged(int from, int to)
    {
        Version = Interlocked.Increment(ref versions);
        if (dirtyFrom == dirtyTo)
        {
            (dirtyFrom, dirtyTo) = (from, to);
        }
        else
        {
            (dirtyFrom, dirtyTo) = (Math.Min(dirtyFrom, from), Math.Max(dirtyTo, to));
        }
    }
}
