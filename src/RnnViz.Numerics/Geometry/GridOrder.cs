namespace RnnViz.Numerics.Geometry;

/// <summary>
/// In which order the points of a square grid are computed, so that a coarse picture is there first: every n-th point of every n-th row,
/// then those between, with n = 20, 10, 5 and 1 for 61 points. The order depends on the size alone.
/// </summary>
public sealed class GridOrder
{
    private static readonly int[] Strides = [20, 10, 5, 1];

    private readonly int[] order, coarser;

    /// <summary>The order of a grid.</summary>
    /// <param name="columns">Points of a row, 1 or more.</param>
    /// <param name="rows">Rows, 1 or more.</param>
    public GridOrder(int columns, int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        (Columns, Rows) = (columns, rows);
        order = new int[columns * rows];
        coarser = new int[columns * rows];
        Array.Fill(coarser, -1);
        int count = 0;
        foreach (int stride in Strides)
        {
            for (int row = 0; row < rows; row += stride)
            {
                for (int column = 0; column < columns; column += stride)
                {
                    int point = row * columns + column;
                    if (coarser[point] < 0)
                    {
                        coarser[point] = CoarserOf(row, column, stride);
                        order[count++] = point;
                    }
                }
            }

            FirstCount = FirstCount == 0 ? count : FirstCount;
        }
    }

    /// <summary>Points of a row.</summary>
    public int Columns { get; }

    /// <summary>Rows.</summary>
    public int Rows { get; }

    /// <summary>Points in all.</summary>
    public int Count => order.Length;

    /// <summary>How many points the coarsest picture has: the first of the order.</summary>
    public int FirstCount { get; }

    /// <summary>The points, row · columns + column, in the order in which they are computed.</summary>
    public ReadOnlySpan<int> Points => order;

    /// <summary>The point of the next coarser picture that stands for a point until it is known; of the coarsest, itself.</summary>
    public int CoarserOf(int point) => coarser[point];

    private int CoarserOf(int row, int column, int stride)
    {
        int at = Array.IndexOf(Strides, stride);
        if (at == 0)
        {
            return row * Columns + column;
        }

        int wider = Strides[at - 1];
        return Nearest(row, Rows, wider) * Columns + Nearest(column, Columns, wider);
    }

    private static int Nearest(int i, int count, int stride) => Math.Min((i + stride / 2) / stride * stride, (count - 1) / stride * stride);
}
