using System.Runtime.CompilerServices;

namespace RnnViz.Painting;

/// <summary>
/// Paints heatmaps into a picture in memory; looks as shaders/heatmap.fs does on a graphics card. Most cells are many
/// pixels of one colour: each row of pixels is a few runs, whose colours are looked up once for each row of cells.
/// </summary>
internal sealed class HeatmapPainter(Bitmap grid)
{
    /// <summary>Most cells under one pixel that are averaged, across and down.</summary>
    private const int MostAcross = 4, MostDown = 16;

    private const int Shades = 4096;

    private readonly Dictionary<ColorMap, uint[]> shades = [];
    private Run[] runs = new Run[512];
    private int runCount;

    // of the heatmap that is painted now
    private HeatmapCall call;
    private CellMark mark;
    private uint[] scale = [];
    private float perPixelX, perPixelY;
    private int across, down;

    /// <summary>Paints the part of a heatmap that lies within <paramref name="clip"/>, which lies within its box.</summary>
    public void Paint(in HeatmapCall heatmap, in PixelBox clip)
    {
        call = heatmap;
        scale = ShadesOf(call.Map);
        perPixelX = call.Cells.Width / call.Box.Width;
        perPixelY = call.Cells.Height / (call.Box.Bottom - call.Box.Top);
        across = Math.Clamp((int)MathF.Ceiling(perPixelX - 0.01f), 1, MostAcross);
        down = Math.Clamp((int)MathF.Ceiling(perPixelY - 0.01f), 1, MostDown);
        mark = new CellMark(1 / perPixelX, 1 / perPixelY, grid.Height, call.Marks.Saturation);
        FindRuns(clip);
        int shown = -1;
        for (int y = clip.Top; y < clip.Bottom; y++)
        {
            float place = call.Cells.Y + (y + 0.5f - call.Box.Top) * perPixelY;
            int row = Math.Clamp((int)place, 0, call.Heatmap.Rows - 1);
            if (across * down > 1)
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

    private static float Fraction(float place) => place - MathF.Floor(place);

    private float PlaceOf(int x) => call.Cells.X + (x + 0.5f - call.Box.Left) * perPixelX;

    /// <summary>Divides the row of pixels into runs over one cell each, or into single pixels where several cells are under one.</summary>
    private void FindRuns(in PixelBox clip)
    {
        if (runs.Length < clip.Width)
        {
            runs = new Run[clip.Width];
        }

        bool hasGaps = call.Marks.HasGaps && 1 / perPixelX >= 7;
        runCount = 0;
        for (int x = clip.Left; x < clip.Right; x++)
        {
            float place = PlaceOf(x);
            // the shift keeps a border that runs through the middles of pixels from being decided by rounding
            if (hasGaps && Fraction(place + 0.37f * perPixelX) > 1 - perPixelX)
            {
                continue;
            }

            int column = Math.Clamp((int)place, 0, call.Heatmap.Columns - 1);
            if (across == 1 && runCount > 0 && runs[runCount - 1] is var last && last.Column == column && last.Right == x)
            {
                runs[runCount - 1].Right = x + 1;
            }
            else
            {
                runs[runCount++] = new Run { Left = x, Right = x + 1, Column = column };
            }
        }
    }

    private void ColorRow(int row)
    {
        ReadOnlySpan<float> cells = call.Heatmap.Cells.Slice(row * call.Heatmap.Columns, call.Heatmap.Columns);
        for (int i = 0; i < runCount; i++)
        {
            ref Run run = ref runs[i];
            run.Value = cells[run.Column];
            run.IsSpecial = HeatCode.IsSpecial(run.Value);
            run.Color = run.IsSpecial ? 0 : Shade(run.Value);
        }
    }

    /// <summary>The mean colour of all cells under each run; cells with marks are left to each pixel.</summary>
    private void AverageRow(float placeY)
    {
        Span<int> rows = stackalloc int[MostDown], columns = stackalloc int[MostAcross];
        Samples(placeY, perPixelY, rows[..down], call.Heatmap.Rows);
        for (int i = 0; i < runCount; i++)
        {
            ref Run run = ref runs[i];
            if (across == 1)
            {
                columns[0] = run.Column;
            }
            else
            {
                Samples(PlaceOf(run.Left), perPixelX, columns[..across], call.Heatmap.Columns);
            }

            uint red = 0, green = 0, blue = 0, count = 0;
            run.Value = 0;
            run.IsSpecial = false;
            for (int j = 0; j < down; j++)
            {
                for (int k = 0; k < across; k++)
                {
                    float value = call.Heatmap.Cells[rows[j] * call.Heatmap.Columns + columns[k]];
                    run.IsSpecial |= HeatCode.IsSpecial(value);
                    if (HeatCode.IsSpecial(value))
                    {
                        continue;
                    }

                    uint color = Shade(value);
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

    /// <summary>The cells under a pixel whose middle is at <paramref name="place"/>.</summary>
    private static void Samples(float place, float perPixel, Span<int> indices, int limit)
    {
        for (int i = 0; i < indices.Length; i++)
        {
            float offset = indices.Length == 1 ? 0 : (i + 0.5f) / indices.Length - 0.5f;
            indices[i] = Math.Clamp((int)MathF.Floor(place + offset * perPixel), 0, limit - 1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PaintRow(int y, int left, int row, float place)
    {
        Span<uint> pixels = grid.Row(y, left, call.Box.Right);
        float fromMiddle = (Fraction(place) - 0.5f) / perPixelY;
        for (int i = 0; i < runCount; i++)
        {
            ref readonly Run run = ref runs[i];
            Span<uint> part = pixels[(run.Left - left)..(run.Right - left)];
            if (!run.IsSpecial)
            {
                part.Fill(run.Color);
                if (across * down == 1 && mark.IsSaturated(run.Value, fromMiddle))
                {
                    MarkSaturated(part, run);
                }
            }
            else if (across * down == 1)
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
    private void MarkSaturated(Span<uint> part, in Run run)
    {
        for (int i = 0; i < part.Length; i++)
        {
            if (mark.IsInBar((Fraction(PlaceOf(run.Left + i)) - 0.5f) / perPixelX))
            {
                Bitmap.Blend(ref part[i], 0xFFFFFFFF, CellMark.BarCoverage);
            }
        }
    }

    private void MarkSpecial(Span<uint> part, in Run run, int y, float fromMiddle)
    {
        if (run.Value == HeatCode.Empty || mark.MissesRow(run.Value, fromMiddle))
        {
            return;
        }

        uint color = Bitmap.Pack(call.Map.Mark);
        for (int i = 0; i < part.Length; i++)
        {
            float at = (Fraction(PlaceOf(run.Left + i)) - 0.5f) / perPixelX;
            Bitmap.Blend(ref part[i], color, (uint)(mark.Opacity(run.Value, at, fromMiddle, run.Left + i, y) * 255 + 0.5f));
        }
    }

    /// <summary>One pixel over several cells of which some have marks.</summary>
    private void MixPixel(ref uint pixel, int x, int y, float placeY)
    {
        Span<int> rows = stackalloc int[MostDown], columns = stackalloc int[MostAcross];
        Samples(placeY, perPixelY, rows[..down], call.Heatmap.Rows);
        Samples(PlaceOf(x), perPixelX, columns[..across], call.Heatmap.Columns);
        float atX = (Fraction(PlaceOf(x)) - 0.5f) / perPixelX, atY = (Fraction(placeY) - 0.5f) / perPixelY;
        float red = 0, green = 0, blue = 0, sum = 0;
        for (int j = 0; j < down; j++)
        {
            for (int k = 0; k < across; k++)
            {
                float value = call.Heatmap.Cells[rows[j] * call.Heatmap.Columns + columns[k]];
                if (value == HeatCode.Empty)
                {
                    continue;
                }

                bool isSpecial = HeatCode.IsSpecial(value);
                float opacity = isSpecial ? mark.Opacity(value, atX, atY, x, y) : 1;
                uint color = isSpecial ? Bitmap.Pack(call.Map.Mark) : Shade(value);
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
        Bitmap.Blend(ref pixel, Bitmap.Pack(mixed), (uint)(sum / (across * down) * 255 + 0.5f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Shade(float position)
    {
        float unit = call.Map.IsDiverging ? (position + 1) * 0.5f : position;
        return scale[(int)(Math.Clamp(unit, 0, 1) * (Shades - 1) + 0.5f)];
    }

    private uint[] ShadesOf(ColorMap map)
    {
        if (shades.TryGetValue(map, out uint[]? known))
        {
            return known;
        }

        var made = new uint[Shades];
        for (int i = 0; i < Shades; i++)
        {
            float unit = i / (float)(Shades - 1);
            made[i] = Bitmap.Pack(map.At(map.IsDiverging ? unit * 2 - 1 : unit));
        }

        shades.Add(map, made);
        return made;
    }

    private struct Run
    {
        public int Left, Right, Column;
        public float Value;
        public uint Color;
        public bool IsSpecial;
    }
}
