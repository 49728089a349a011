using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;

namespace RnnViz.Views.Panels.Geometry;

/// <summary>
/// Lines along which numbers on a grid have a value, found by marching squares and joined from cell to cell. All memory is taken at the
/// beginning; what does not fit is left out.
/// </summary>
/// <param name="columns">Numbers in a row, 2 or more.</param>
/// <param name="rows">Rows, 2 or more.</param>
internal sealed class ContourLines(int columns, int rows)
{
    private const int MostPoints = 24_000, MostLines = 2_000;

    private readonly Point[] points = new Point[MostPoints];
    private readonly (int From, int To, int Mark)[] lines = new (int, int, int)[MostLines];
    private readonly int[] first = new int[rows * (columns - 1) + (rows - 1) * columns];
    private readonly int[] second = new int[rows * (columns - 1) + (rows - 1) * columns];
    private readonly bool[] isDone = new bool[rows * (columns - 1) + (rows - 1) * columns];
    private int length;

    /// <summary>How many lines there are.</summary>
    public int Count { get; private set; }

    /// <summary>Forgets all lines.</summary>
    public void Clear() => (Count, length) = (0, 0);

    /// <summary>What was given with a line.</summary>
    public int MarkOf(int line) => lines[line].Mark;

    /// <summary>The points of a line: columns and rows, fractions allowed. A closed line ends where it begins.</summary>
    public ReadOnlySpan<Point> this[int line] => points.AsSpan(lines[line].From, lines[line].To - lines[line].From);

    /// <summary>Adds the lines of a value. Cells with a corner that is not finite have none.</summary>
    /// <param name="values">Row by row.</param>
    /// <param name="level">The value.</param>
    /// <param name="mark">Is kept with each line.</param>
    public void Add(ReadOnlySpan<double> values, double level, int mark)
    {
        first.AsSpan().Fill(-1);
        second.AsSpan().Fill(-1);
        isDone.AsSpan().Clear();
        for (int row = 0; row < rows - 1; row++)
        {
            for (int column = 0; column < columns - 1; column++)
            {
                LinkIn(values, level, column, row);
            }
        }

        // lines that end at an edge of the grid, then those that are closed
        for (int pass = 0; pass < 2; pass++)
        {
            for (int edge = 0; edge < first.Length; edge++)
            {
                if (first[edge] >= 0 && !isDone[edge] && (pass == 1 || second[edge] < 0))
                {
                    Follow(values, level, edge, pass == 1, mark);
                }
            }
        }
    }

    /// <summary>Strokes all lines into a box, whose edges are the outer numbers.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="box">In pixels; row 0 is its lower edge.</param>
    /// <param name="line">Which.</param>
    /// <param name="thickness">In pixels.</param>
    /// <param name="color">Of the stroke.</param>
    public void Draw(ICanvas canvas, Box box, int line, float thickness, Rgba color)
    {
        const int Most = 256;
        Span<Point> stroke = stackalloc Point[Most];
        int count = 0;
        foreach (Point point in this[line])
        {
            stroke[count++] = new Point(box.X + point.X / (columns - 1) * box.Width, box.Bottom - point.Y / (rows - 1) * box.Height);
            if (count == Most)
            {
                canvas.Polyline(stroke, thickness, color);
                (stroke[0], count) = (stroke[Most - 1], 1);
            }
        }

        if (count > 1)
        {
            canvas.Polyline(stroke[..count], thickness, color);
        }
    }

    private int Across(int column, int row) => row * (columns - 1) + column;

    private int Upright(int column, int row) => rows * (columns - 1) + row * columns + column;

    private void LinkIn(ReadOnlySpan<double> values, double level, int column, int row)
    {
        double a = values[row * columns + column], b = values[row * columns + column + 1];
        double d = values[(row + 1) * columns + column], c = values[(row + 1) * columns + column + 1];
        if (!double.IsFinite(a + b + c + d))
        {
            return;
        }

        bool isA = a > level, isB = b > level, isC = c > level, isD = d > level;
        int below = isA != isB ? Across(column, row) : -1, right = isB != isC ? Upright(column + 1, row) : -1;
        int above = isC != isD ? Across(column, row + 1) : -1, left = isA != isD ? Upright(column, row) : -1;
        if (below >= 0 && right >= 0 && above >= 0 && left >= 0)
        {
            // two lines; the mean says which corners belong together
            bool isMiddle = (a + b + c + d) / 4 > level;
            Link(below, isMiddle == isA ? right : left);
            Link(above, isMiddle == isA ? left : right);
            return;
        }

        int from = -1;
        foreach (int edge in (ReadOnlySpan<int>)[below, right, above, left])
        {
            if (edge >= 0 && from >= 0)
            {
                Link(from, edge);
            }

            from = edge >= 0 ? edge : from;
        }
    }

    private void Link(int a, int b)
    {
        (first[a] < 0 ? first : second)[a] = b;
        (first[b] < 0 ? first : second)[b] = a;
    }

    private void Follow(ReadOnlySpan<double> values, double level, int start, bool isClosed, int mark)
    {
        int from = length, at = start;
        while (at >= 0)
        {
            isDone[at] = true;
            Append(values, level, at);
            at = Open(first[at]) ? first[at] : Open(second[at]) ? second[at] : -1;
        }

        if (isClosed)
        {
            Append(values, level, start);
        }

        if (length - from > 1 && Count < MostLines)
        {
            lines[Count++] = (from, length, mark);
        }

        bool Open(int edge) => edge >= 0 && !isDone[edge];
    }

    private void Append(ReadOnlySpan<double> values, double level, int edge)
    {
        if (length == MostPoints)
        {
            return;
        }

        int upright = edge - rows * (columns - 1), width = upright < 0 ? columns - 1 : columns;
        int place = upright < 0 ? edge : upright, column = place % width, row = place / width;
        double a = values[row * columns + column], b = values[upright < 0 ? row * columns + column + 1 : (row + 1) * columns + column];
        float share = (float)((level - a) / (b - a));
        points[length++] = upright < 0 ? new Point(column + share, row) : new Point(column, row + share);
    }
}
