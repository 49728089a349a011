using RnnViz.Engine.Geometry;

namespace RnnViz.Views.Layout;

/// <summary>
/// Rows from top to bottom that share a height. Text never shrinks to fit: where the rows do not fit, the least important
/// leave, and the others grow into their place.
/// </summary>
internal static class RowStack
{
    /// <summary>The box of each row, snapped to pixels; empty for those that left.</summary>
    public static Box[] Divide(Box area, float gap, params ReadOnlySpan<Row> rows)
    {
        var stays = new bool[rows.Length];
        Array.Fill(stays, true);
        while (Needed(rows, stays, gap) > area.Height && stays.Count(stay => stay) > 1)
        {
            stays[LeastImportant(rows, stays)] = false;
        }

        float shares = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            shares += stays[i] ? rows[i].Share : 0;
        }

        float spare = MathF.Max(0, area.Height - Needed(rows, stays, gap)), y = area.Y;
        var boxes = new Box[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            if (!stays[i])
            {
                continue;
            }

            float height = MathF.Min(rows[i].Least + spare * rows[i].Share / shares, area.Bottom - y);
            boxes[i] = new Box(area.X, y, area.Width, height).Snapped();
            y += height + gap;
        }

        return boxes;
    }

    private static float Needed(ReadOnlySpan<Row> rows, bool[] stays, float gap)
    {
        float sum = -gap;
        for (int i = 0; i < rows.Length; i++)
        {
            sum += stays[i] ? rows[i].Least + gap : 0;
        }

        return sum;
    }

    private static int LeastImportant(ReadOnlySpan<Row> rows, bool[] stays)
    {
        int least = -1;
        for (int i = 0; i < rows.Length; i++)
        {
            if (stays[i] && (least < 0 || rows[i].Rank > rows[least].Rank))
            {
                least = i;
            }
        }

        return least;
    }
}
