using System.Runtime.CompilerServices;
using RnnViz.Engine.Drawing;

namespace RnnViz.Rendering.Processor;

/// <summary>
/// Paints heatmaps into a picture in memory; looks as shaders/heatmap.fs does on a graphics card. Most cells are many
/// pixels of one colour: each row of pixels is a few runs, whose colours are looked up once for each row of cells.
/// </summary>
internal sealed class HeatmapPainter(Bitmap picture)
{
    private readonly Dictionary<ColorMap, ShadeTable> tables = [];
    private CellRun[] runs = new CellRun[512];
    private int runCount;

    // of the heatmap that is painted now
    private HeatmapCall call;
    private CellMark mark;
    private ShadeTable? shades;
    private CellGrid grid;

    /// <summary>Paints the part of a heatmap that lies within <paramref name="clip"/>, which lies within its box.</summary>
    public void Paint(in HeatmapCall heatmap, in PixelRect clip)
    {
        call = heatmap;
        shades = TableOf(call.Map);
        grid = new CellGrid(call);
        mark = new CellMark(1 / grid.PerPixelX, 1 / grid.PerPixelY, picture.Height, call.Marks.Saturation);
        FindRuns(clip);
        int shown = -1;
        for (int y = clip.Top; y < clip.Bottom; y++)
        {
            float place = grid.PlaceY(y);
            int row = grid.RowAt(place);
            if (grid.IsAveraged)
            {
                AverageRow(place);
            }
            else if (row != shown)
            {
                ColorRow(row);
            }

            shown = row;
            PaintRow(y, clip.Left, row, place);
        }
    }

    /// <summary>Divides the row of pixels into runs over one cell each, or into single pixels where several cells are under one.</summary>
    private void FindRuns(in PixelRect clip)
    {
        if (runs.Length < clip.Width)
        {
            runs = new CellRun[clip.Width];
        }

        bool hasGaps = call.Marks.HasGaps && 1 / grid.PerPixelX >= 7;
        runCount = 0;
        for (int x = clip.Left; x < clip.Right; x++)
        {
            float place = grid.PlaceX(x);
            // the shift keeps a border that runs through the middles of pixels from being decided by rounding
            if (hasGaps && CellGrid.Fraction(place + 0.37f * grid.PerPixelX) > 1 - grid.PerPixelX)
            {
                continue;
            }

            int column = grid.ColumnAt(place);
            if (grid.Across == 1 && runCount > 0 && runs[runCount - 1] is var last && last.Column == column && last.Right == x)
            {
                runs[runCount - 1].Right = x + 1;
            }
            else
            {
                runs[runCount++] = new CellRun { Left = x, Right = x + 1, Column = column };
            }
        }
    }

    private void ColorRow(int row)
    {
        ReadOnlySpan<float> cells = call.Heatmap.Cells.Slice(row * call.Heatmap.Columns, call.Heatmap.Columns);
        for (int i = 0; i < runCount; i++)
        {
            ref CellRun run = ref runs[i];
            run.Value = cells[run.Column];
            run.IsSpecial = HeatCode.IsSpecial(run.Value);
            run.Color = run.IsSpecial ? 0 : shades!.At(run.Value);
        }
    }

    /// <summary>The mean colour of all cells under each run; cells with marks are left to each pixel.</summary>
    private void AverageRow(float placeY)
    {
        Span<int> rows = stackalloc int[CellGrid.MostDown], columns = stackalloc int[CellGrid.MostAcross];
        rows = rows[..grid.Down];
        columns = columns[..grid.Across];
        grid.RowsUnder(placeY, rows);
        for (int i = 0; i < runCount; i++)
        {
            ref CellRun run = ref runs[i];
            if (grid.Across == 1)
            {
                columns[0] = run.Column;
            }
            else
            {
                grid.ColumnsUnder(grid.PlaceX(run.Left), columns);
            }

            uint red = 0, green = 0, blue = 0, count = 0;
            run.Value = 0;
            run.IsSpecial = false;
            for (int j = 0; j < grid.Down; j++)
            {
                for (int k = 0; k < grid.Across; k++)
                {
                    float value = call.Heatmap.Cells[rows[j] * call.Heatmap.Columns + columns[k]];
                    run.IsSpecial |= HeatCode.IsSpecial(value);
                    if (HeatCode.IsSpecial(value))
                    {
                        continue;
                    }

                    uint color = shades!.At(value);
                    red += color & 255;
                    green += color >> 8 & 255;
                    blue += color >> 16 & 255;
                    count++;
                }
            }

            uint half = count / 2;
            run.Color = run.IsSpecial ? 0 : (red + half) / count | (green + half) / count << 8 | (blue + half) / count << 16 | 0xFF000000;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PaintRow(int y, int left, int row, float place)
    {
        Span<uint> pixels = picture.Row(y, left, call.Box.Right);
        float fromMiddle = grid.FromMiddleY(place);
        for (int i = 0; i < runCount; i++)
        {
            ref readonly CellRun run = ref runs[i];
            Span<uint> part = pixels[(run.Left - left)..(run.Right - left)];
            if (!run.IsSpecial)
            {
                part.Fill(run.Color);
                if (!grid.IsAveraged && mark.IsSaturated(run.Value, fromMiddle))
                {
                    MarkSaturated(part, run);
                }
            }
            else if (!grid.IsAveraged)
            {
                MarkSpecial(part, run, y, fromMiddle);
            }
            else
            {
                for (int x = run.Left; x < run.Right; x++)
                {
                    MixPixel(ref part[x - run.Left], x, y, place);
                }
            }
        }
    }

    /// <summary>A saturated unit: a short bar at the side to which it is driven.</summary>
    private void MarkSaturated(Span<uint> part, in CellRun run)
    {
        for (int i = 0; i < part.Length; i++)
        {
            if (mark.IsInBar(grid.FromMiddleX(grid.PlaceX(run.Left + i))))
            {
                Bitmap.Blend(ref part[i], 0xFFFFFFFF, CellMark.BarCoverage);
            }
        }
    }

    private void MarkSpecial(Span<uint> part, in CellRun run, int y, float fromMiddle)
    {
        if (run.Value == HeatCode.Empty || mark.MissesRow(run.Value, fromMiddle))
        {
            return;
        }

        uint color = Bitmap.Pack(call.Map.Mark);
        for (int i = 0; i < part.Length; i++)
        {
            float at = grid.FromMiddleX(grid.PlaceX(run.Left + i));
            Bitmap.Blend(ref part[i], color, (uint)(mark.Opacity(run.Value, at, fromMiddle, run.Left + i, y) * 255 + 0.5f));
        }
    }

    /// <summary>One pixel over several cells of which some have marks.</summary>
    private void MixPixel(ref uint pixel, int x, int y, float placeY)
    {
        Span<int> rows = stackalloc int[CellGrid.MostDown], columns = stackalloc int[CellGrid.MostAcross];
        rows = rows[..grid.Down];
        columns = columns[..grid.Across];
        grid.RowsUnder(placeY, rows);
        grid.ColumnsUnder(grid.PlaceX(x), columns);
        float atX = grid.FromMiddleX(grid.PlaceX(x)), atY = grid.FromMiddleY(placeY);
        float red = 0, green = 0, blue = 0, sum = 0;
        for (int j = 0; j < grid.Down; j++)
        {
            for (int k = 0; k < grid.Across; k++)
            {
                float value = call.Heatmap.Cells[rows[j] * call.Heatmap.Columns + columns[k]];
                if (value == HeatCode.Empty)
                {
                    continue;
                }

                bool isSpecial = HeatCode.IsSpecial(value);
                float opacity = isSpecial ? mark.Opacity(value, atX, atY, x, y) : 1;
                uint color = isSpecial ? Bitmap.Pack(call.Map.Mark) : shades!.At(value);
                red += opacity * (color & 255);
                green += opacity * (color >> 8 & 255);
                blue += opacity * (color >> 16 & 255);
                sum += opacity;
            }
        }

        if (sum <= 0)
        {
            return;
        }

        var mixed = new Rgba((byte)(red / sum + 0.5f), (byte)(green / sum + 0.5f), (byte)(blue / sum + 0.5f));
        Bitmap.Blend(ref pixel, Bitmap.Pack(mixed), (uint)(sum / (grid.Across * grid.Down) * 255 + 0.5f));
    }

    private ShadeTable TableOf(ColorMap map)
    {
        if (!tables.TryGetValue(map, out ShadeTable? table))
        {
            tables.Add(map, table = new ShadeTable(map));
        }

        return table;
    }
}
