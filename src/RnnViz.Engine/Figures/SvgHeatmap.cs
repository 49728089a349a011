using System.Globalization;
using System.Text;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;

namespace RnnViz.Engine.Figures;

/// <summary>
/// Writes heatmaps into a figure: rectangles, equal neighbours of a column joined, where the cells are few enough to be told
/// apart; an image with one pixel a cell where they are many. Special cells get the marks that the window gives them.
/// </summary>
internal sealed class SvgHeatmap(StringBuilder body)
{
    private const int MostRectangles = 12_000;
    private const float SmallestMarked = 5;

    /// <summary>Writes the cells [<paramref name="cells"/>] into a box; a negative height counts rows from the bottom.</summary>
    public void Write(Heatmap heatmap, Box cells, Box box, ColorMap map, HeatmapMarks marks)
    {
        int left = (int)MathF.Floor(cells.X), right = Math.Min(heatmap.Columns, (int)MathF.Ceiling(cells.Right));
        int top = (int)MathF.Floor(MathF.Min(cells.Y, cells.Bottom));
        int bottom = Math.Min(heatmap.Rows, (int)MathF.Ceiling(MathF.Max(cells.Y, cells.Bottom)));
        if (right <= left || bottom <= top || box.Width <= 0 || box.Height <= 0)
        {
            return;
        }

        var grid = new Grid(box, cells, marks.HasGaps && box.Width / cells.Width >= 7 ? 1 : 0);
        if ((right - left) * (bottom - top) <= MostRectangles)
        {
            Rectangles(heatmap, (left, right), (top, bottom), grid, map);
        }
        else
        {
            Image(heatmap, (left, right), (top, bottom), grid, map);
        }

        for (int row = top; row < bottom; row++)
        {
            for (int column = left; column < right; column++)
            {
                Mark(heatmap[column, row], grid.Cell(column, row, row + 1), map, marks);
            }
        }
    }

    private void Rectangles(Heatmap heatmap, (int From, int To) columns, (int From, int To) rows, Grid grid, ColorMap map)
    {
        body.Append("<g shape-rendering=\"crispEdges\">\n");
        for (int column = columns.From; column < columns.To; column++)
        {
            for (int row = rows.From, end; row < rows.To; row = end)
            {
                Rgba? color = ColorOf(heatmap[column, row], map);
                end = row + 1;
                while (end < rows.To && ColorOf(heatmap[column, end], map) == color)
                {
                    end++;
                }

                if (color is { } seen)
                {
                    Box cell = grid.Cell(column, row, end);
                    body.Append(CultureInfo.InvariantCulture, $"<rect {SvgText.Place(cell)} {SvgText.Fill(seen)}/>\n");
                }
            }
        }

        body.Append("</g>\n");
    }

    private void Image(Heatmap heatmap, (int From, int To) columns, (int From, int To) rows, Grid grid, ColorMap map)
    {
        int width = columns.To - columns.From, height = rows.To - rows.From;
        var pixels = new byte[4 * width * height];
        for (int row = 0; row < height; row++)
        {
            for (int column = 0; column < width; column++)
            {
                int seen = grid.Cells.Height < 0 ? rows.To - 1 - row : rows.From + row;
                Rgba color = ColorOf(heatmap[columns.From + column, seen], map) ?? default;
                ReadOnlySpan<byte> pixel = [color.R, color.G, color.B, color.A];
                pixel.CopyTo(pixels.AsSpan(4 * (row * width + column)));
            }
        }

        Box first = grid.Cell(columns.From, rows.From, rows.From + 1), last = grid.Cell(columns.To - 1, rows.To - 1, rows.To);
        float y = MathF.Min(first.Y, last.Y);
        var place = new Box(first.X, y, last.Right - first.X, MathF.Max(first.Bottom, last.Bottom) - y);
        string data = Convert.ToBase64String(Png.Encode(pixels, width, height, isOpaque: false));
        body.Append(CultureInfo.InvariantCulture, $"<image {SvgText.Place(place)} preserveAspectRatio=\"none\" ");
        body.Append(CultureInfo.InvariantCulture, $"style=\"image-rendering:pixelated\" xlink:href=\"data:image/png;base64,{data}\"/>\n");
    }

    private void Mark(float value, Box cell, ColorMap map, HeatmapMarks marks)
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
                body.Append(CultureInfo.InvariantCulture, $"<rect {SvgText.Place(cell)} {SvgText.Fill(map.Mark.WithOpacity(0.5f))}/>\n");
            }

            return;
        }

        float r = Math.Clamp(small * 0.22f, 1, 5);
        Point at = cell.Center;
        if (isSaturated)
        {
            float height = MathF.Max(1, cell.Height * 0.12f), y = value > 0 ? cell.Y : cell.Bottom - height;
            var bar = new Box(at.X - cell.Width * 0.22f, y, cell.Width * 0.44f, height);
            Rgba veil = Rgba.Hex(0xFFFFFF).WithOpacity(0.75f);
            body.Append(CultureInfo.InvariantCulture, $"<rect {SvgText.Place(bar)} {SvgText.Fill(veil)}/>\n");
        }
        else if (isZero)
        {
            Rgba dot = map.Mark.WithOpacity(0.75f);
            body.Append(CultureInfo.InvariantCulture, $"<circle {SvgText.Round(at, r * 0.75f)} {SvgText.Fill(dot)}/>\n");
        }
        else if (isNaN)
        {
            (float left, float right, float up, float down) = (at.X - r, at.X + r, at.Y - r, at.Y + r);
            body.Append(CultureInfo.InvariantCulture, $"<path d=\"M{left:0.##} {up:0.##}L{right:0.##} {down:0.##}");
            body.Append(CultureInfo.InvariantCulture, $"M{left:0.##} {down:0.##}L{right:0.##} {up:0.##}\" ");
            body.Append(CultureInfo.InvariantCulture, $"{SvgText.Stroke(1.5f, map.Mark)}/>\n");
        }
        else
        {
            for (int side = -1; side <= 1; side += 2)
            {
                string ring = SvgText.Round(at with { X = at.X + side * r * 0.75f }, r * 0.75f);
                body.Append(CultureInfo.InvariantCulture, $"<circle {ring} fill=\"none\" {SvgText.Stroke(1.2f, map.Mark)}/>\n");
            }
        }
    }

    /// <summary>The colour of a cell; null where the panel shows through.</summary>
    private static Rgba? ColorOf(float value, ColorMap map) =>
        float.IsNaN(value) || float.IsInfinity(value) ? map.Mark.WithOpacity(0.18f)
        : MathF.Abs(value) > 1e30f ? null
        : map.At(value);

    /// <summary>Where cells lie.</summary>
    private readonly record struct Grid(Box Box, Box Cells, float Gap)
    {
        public Box Cell(int column, int row, int rowEnd)
        {
            float width = Box.Width / Cells.Width, x = Box.X + (column - Cells.X) * width, from = Y(row), to = Y(rowEnd);
            float left = MathF.Max(x, Box.X), right = MathF.Min(x + width - Gap, Box.Right);
            float top = MathF.Max(MathF.Min(from, to), Box.Y), bottom = MathF.Min(MathF.Max(from, to), Box.Bottom);
            return new Box(left, top, MathF.Max(0, right - left), MathF.Max(0, bottom - top));
        }

        private float Y(int row) => Box.Y + (row - Cells.Y) * Box.Height / Cells.Height;
    }
}
