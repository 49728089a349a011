namespace RnnViz.Numerics;

/// <summary>
/// One matrix of a tape at one timestep, one row for each unit and one column for each sequence. Blocks of sequences lie
/// apart in memory; within a block the sequences of a unit lie side by side.
/// </summary>
public readonly ref struct SequenceMatrix
{
    private readonly Span<double> numbers;
    private readonly int width, step;

    internal SequenceMatrix(Span<double> numbers, int rows, int columns, int width, int step)
    {
        this.numbers = numbers;
        (Rows, Columns, this.width, this.step) = (rows, columns, width, step);
    }

    /// <summary>H or O.</summary>
    public int Rows { get; }

    /// <summary>B.</summary>
    public int Columns { get; }

    /// <summary>One number, to read or to set.</summary>
    public ref double this[int row, int sequence]
    {
        get
        {
            if ((uint)row >= (uint)Rows || (uint)sequence >= (uint)Columns)
            {
                throw new ArgumentOutOfRangeException(nameof(row), $"There is no element ({row}, {sequence}) in a matrix of {Rows}×{Columns}.");
            }

            int block = sequence / width;
            return ref numbers[block * step + row * WidthOf(block) + sequence % width];
        }
    }

    /// <summary>Whether all numbers lie one after the other, element [row·B + sequence]; then <see cref="Numbers"/> has them.</summary>
    public bool IsContiguous => width >= Columns;

    /// <summary>All numbers, row by row.</summary>
    /// <exception cref="InvalidOperationException">They do not lie one after the other.</exception>
    public Span<double> Numbers => IsContiguous
        ? numbers[..(Rows * Columns)]
        : throw new InvalidOperationException($"{Columns} sequences lie in blocks of {width}; copy them, or ask element by element.");

    /// <summary>Sets every number to the same.</summary>
    public void Fill(double value)
    {
        for (int start = 0, block = 0; start < Columns; start += width, block++)
        {
            numbers.Slice(block * step, Rows * WidthOf(block)).Fill(value);
        }
    }

    /// <summary>Copies all numbers to element [row·B + sequence].</summary>
    public void CopyTo(Span<double> target)
    {
        for (int start = 0, block = 0; start < Columns; start += width, block++)
        {
            int w = WidthOf(block);
            for (int row = 0; row < Rows; row++)
            {
                numbers.Slice(block * step + row * w, w).CopyTo(target[(row * Columns + start)..]);
            }
        }
    }

    /// <summary>Takes over all numbers from element [row·B + sequence].</summary>
    public void CopyFrom(ReadOnlySpan<double> source)
    {
        for (int start = 0, block = 0; start < Columns; start += width, block++)
        {
            int w = WidthOf(block);
            for (int row = 0; row < Rows; row++)
            {
                source.Slice(row * Columns + start, w).CopyTo(numbers[(block * step + row * w)..]);
            }
        }
    }

    /// <summary>A copy of all numbers, element [row·B + sequence].</summary>
    public double[] ToArray()
    {
        var copy = new double[Rows * Columns];
        CopyTo(copy);
        return copy;
    }

    private int WidthOf(int block) => Math.Min(width, Columns - block * width);
}
