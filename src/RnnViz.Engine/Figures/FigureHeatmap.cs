using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;

namespace RnnViz.Engine.Figures;

/// <summary>
/// A heatmap as figures have it: rectangles, equal neighbours of a column joined, where the cells are few enough to be told
/// apart; an image with one pixel a cell where they are many. Special cells get the marks that the window gives them.
/// </summary>
internal sealed class FigureHeatmap
{
    /// <summary>How many cells get a rectangle each, where nothing else is said.</summary>
    public const int MostRectangles = 12_000;

    private const float SmallestMarked = 5;

    // borders through the middles of pixels fall to the cell that the window gives the pixel to
    private const float Tie = 0.02f;
    // neighbours overlap, so that nothing shines through where a program smooths the borders between them
    private const float Overlap = 0.5f;

    private readonly Heatmap heatmap;
    private readonly Box box, cells;
    private readonly ColorMap map;
    private readonly HeatmapMarks marks;
    private readonly float gap;
    private readonly int left, right, top, bottom;

    /// <summary>The cells [<paramref name="cells"/>] in a box; a negative height counts rows from the bottom.</summary>
    public FigureHeatmap(Heatmap heatmap, Box cells, Box box, ColorMap map, HeatmapMarks marks)
    {
        (this.heatmap, this.cells, this.box, this.map, this.marks) = (heatmap, cells, box, map, marks);
        (left, right) = ((int)MathF.Floor(cells.X), Math.Min(heatmap.Columns, (int)MathF.Ceiling(cells.Right)));
        top = (int)MathF.Floor(MathF.Min(cells.Y, cells.Bottom));
        bottom = Math.Min(heatmap.Rows, (int)MathF.Ceiling(MathF.Max(cells.Y, cells.Bottom)));
        gap = marks.HasGaps && box.Width / cells.Width >= 7 ? 1 : 0;
    }

    /// <summary>Whether nothing of it is to be seen.</summary>
    public bool IsEmpty => right <= left || bottom <= top || box.Width <= 0 || box.Height <= 0;

    /// <summary>How many cells it has.</summary>
    public int CellCount => (right - left) * (bottom - top);

    /// <summary>Whether its cells are too many for a rectangle each.</summary>
    public bool IsImage => CellCount > MostRectangles;

    /// <summary>
    /// The rectangles and their colours, column by column, in the order in which they are to be painted: a rectangle reaches a
    /// little under the opaque ones that follow it to the right and in its column.
    /// </summary>
    public IEnumerable<(Box Cell, Rgba Color)> Rectangles()
    {
        for (int column = left; column < right; column++)
        {
            for (int row = top, end; row < bottom; row = end)
            {
                Rgba? color = ColorOf(heatmap[column, row]);
                end = row + 1;
                while (end < bottom && ColorOf(heatmap[column, end]) == color)
                {
                    end++;
                }

                if (color is { } seen)
                {
                    float across = gap == 0 && IsCovered(column + 1, row, end) ? Overlap : 0;
                    yield return (Cell(column, row, end, across, IsCovered(column, end, end + 1) ? Overlap : 0), seen);
                }
            }
        }
    }

    /// <summary>One pixel a cell: red, green, blue, opacity, not multiplied, from the top; and the box that they fill.</summary>
    public (byte[] Pixels, int Width, int Height, Box Place) Image()
    {
        int width = right - left, height = bottom - top;
        var pixels = new byte[4 * width * height];
        for (int row = 0; row < height; row++)
        {
            for (int column = 0; column < width; column++)
            {
                int seen = cells.Height < 0 ? bottom - 1 - row : top + row;
                Rgba color = ColorOf(heatmap[left + column, seen]) ?? default;
                ReadOnlySpan<byte> pixel = [color.R, color.G, color.B, color.A];
                pixel.CopyTo(pixels.AsSpan(4 * (row * width + column)));
            }
        }

        Box first = Cell(left, top, top + 1), last = Cell(right - 1, bottom - 1, bottom);
        float y = MathF.Min(first.Y, last.Y);
        var place = new Box(first.X, y, last.Right - first.X, MathF.Max(first.Bottom, last.Bottom) - y);
        return (pixels, width, height, place);
    }

    /// <summary>Draws the marks of special cells.</summary>
    public void DrawMarks(ICanvas canvas)
    {
        for (int row = top; row < bottom; row++)
        {
            for (int column = left; column < right; column++)
            {
                DrawMark(canvas, heatmap[column, row], Cell(column, row, row + 1));
            }
        }
    }

    private void DrawMark(ICanvas canvas, float value, Box cell)
    {
        bool isSaturated = marks.Saturation > 0 && MathF.Abs(value) >= marks.Saturation && MathF.Abs(value) < 1e30f;
        bool isZero = value <= HeatCode.Zero && float.IsFinite(value), isInfinite = float.IsInfinity(value), isNaN = float.IsNaN(value);
        float small = MathF.Min(cell.Width, cell.Height);
        if (!(isSaturated || isZero || isInfinite || isNaN))
        {
            return;
        }

        if (small < SmallestMarked)
        {
            // no room for a sign: a tint of the mark's colour, which no scale contains
            if (!isSaturated)
            {
                canvas.FillBox(cell, map.Mark.WithOpacity(0.5f));
            }

            return;
        }

        float r = Math.Clamp(small * 0.22f, 1, 5);
        Point at = cell.Center;
        if (isSaturated)
        {
            float height = MathF.Max(1, cell.Height * 0.12f), y = value > 0 ? cell.Y : cell.Bottom - height;
            canvas.FillBox(new Box(at.X - cell.Width * 0.22f, y, cell.Width * 0.44f, height), Rgba.Hex(0xFFFFFF).WithOpacity(0.75f));
        }
        else if (isZero)
        {
            canvas.FillCircle(at, r * 0.75f, map.Mark.WithOpacity(0.75f));
        }
        else if (isNaN)
        {
            canvas.Line(at + new Point(-r, -r), at + new Point(r, r), 1.5f, map.Mark);
            canvas.Line(at + new Point(-r, r), at + new Point(r, -r), 1.5f, map.Mark);
        }
        else
        {
            const float Thickness = 1.2f;
            for (int side = -1; side <= 1; side += 2)
            {
                Point middle = at with { X = at.X + side * r * 0.75f };
                float outer = r * 0.75f + Thickness / 2;
                canvas.StrokeRoundedBox(
                    new Box(middle.X - outer, middle.Y - outer, 2 * outer, 2 * outer), outer, Thickness, map.Mark);
            }
        }
    }

    /// <summary>The colour of a cell; null where the panel shows through.</summary>
    private Rgba? ColorOf(float value) =>
        float.IsNaN(value) || float.IsInfinity(value) ? map.Mark.WithOpacity(0.18f)
        : MathF.Abs(value) > 1e30f ? null
        : map.At(value);

    private bool IsCovered(int column, int row, int rowEnd)
    {
        bool isCovered = column < right && rowEnd <= bottom;
        for (; isCovered && row < rowEnd; row++)
        {
            isCovered = ColorOf(heatmap[column, row]) is { A: 255 };
        }

        return isCovered;
    }

    /// <summary>Where cells lie, and how many pixels they reach into the next column and the next row.</summary>
    private Box Cell(int column, int row, int rowEnd, float across = 0, float along = 0)
    {
        float from = Y(row), to = Y(rowEnd), start = X(column), end = X(column + 1) - gap + across;
        to += to > from ? along : -along;
        float upper = MathF.Max(MathF.Min(from, to), box.Y), lower = MathF.Min(MathF.Max(from, to), box.Bottom);
        end = MathF.Min(end, box.Right);
        return new Box(start, upper, MathF.Max(0, end - start), MathF.Max(0, lower - upper));
    }

    private float X(int column)
    {
        float x = box.X + (column - cells.X) * box.Width / cells.Width;
        return x <= box.X ? box.X : x >= box.Right - Tie ? box.Right : x - Tie;
    }

    private float Y(int row)
    {
        float y = box.Y + (row - cells.Y) * box.Height / cells.Height;
        return y <= box.Y ? box.Y : y >= box.Bottom - Tie ? box.Bottom : y - Tie;
    }
}
