namespace RnnViz.Numerics.Kernels;

/// <summary>
/// A matrix of K×N in panels of eight columns, as products read it: element (k, n) lies at [(n / 8)·8·K + 8·k + n % 8].
/// Columns that fill up the last panel stay zero. A matrix whose rows are whole panels may be read where it lies. A product reads
/// W as the panels of its transpose, whether it takes the rows of W one by one (many sequences) or eight at a time (one sequence).
/// </summary>
internal sealed class PackedMatrix
{
    /// <summary>Columns of a panel; every register width divides it.</summary>
    public const int Width = 8;

    private readonly AlignedBuffer values;
    private readonly int start, length;

    /// <summary>A matrix of zeros.</summary>
    /// <param name="rows">K, over which a product sums.</param>
    /// <param name="columns">N.</param>
    public PackedMatrix(int rows, int columns)
    {
        (Rows, Columns, Step, RowStep) = (rows, columns, Width * rows, Width);
        length = (columns + Width - 1) / Width * Width * rows;
        values = new AlignedBuffer(length);
    }

    /// <summary>The panels of a matrix where it lies, row-major: element (k, n) is at [start + k·N + n].</summary>
    /// <exception cref="ArgumentException">Its rows are not whole panels.</exception>
    public PackedMatrix(AlignedBuffer matrix, int start, int rows, int columns)
    {
        if (columns % Width != 0 || start % Width != 0)
        {
            throw new ArgumentException($"Rows of {columns} numbers from {start} on are not whole panels of {Width}; copy the matrix.");
        }

        (Rows, Columns, Step, RowStep) = (rows, columns, Width, columns);
        (values, this.start, length) = (matrix, start, rows * columns);
    }

    private PackedMatrix(PackedMatrix whole, int first, int rows)
    {
        (Rows, Columns, Step, RowStep) = (rows, whole.Columns, whole.Step, whole.RowStep);
        (values, start, length) = (whole.values, whole.start + first * whole.RowStep, whole.length - first * whole.RowStep);
    }

    /// <summary>K.</summary>
    public int Rows { get; }

    /// <summary>N.</summary>
    public int Columns { get; }

    /// <summary>From one panel to the next.</summary>
    public int Step { get; }

    /// <summary>From one row of a panel to the next.</summary>
    public int RowStep { get; }

    /// <summary>All numbers, and of some rows of another matrix what lies between them, too.</summary>
    public Span<double> Values => values.Slice(start, length);

    /// <summary>Some of the rows, where they lie: a product that sums over these alone.</summary>
    public PackedMatrix RowsFrom(int first, int count) => new(this, first, count);
}
