namespace RnnViz.Views.Panels;

/// <summary>Where the labels at the ends of lines stand: beside their ends, but moved apart so that none covers another.</summary>
internal static class LineEndLabels
{
    /// <summary>How many lines there are at most.</summary>
    public const int Most = 8;

    /// <summary>
    /// Finds the middle of each label, as near to its line's end as it goes: labels keep the order of the ends, lie within the
    /// range, and are at least a pitch apart. Where not all have room, the last of the list are left out.
    /// </summary>
    /// <param name="ends">The y of each line's end; beyond the range it counts as its limit; NaN where there is none.</param>
    /// <param name="pitch">The least distance of two middles: a label's height and the gap between two.</param>
    /// <param name="top">The least y that a middle may have.</param>
    /// <param name="bottom">The greatest.</param>
    /// <param name="middles">Gets the y of each label's middle; NaN for one that is not drawn.</param>
    public static void Place(ReadOnlySpan<float> ends, float pitch, float top, float bottom, Span<float> middles)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ends.Length, Most);
        Span<int> order = stackalloc int[Most];
        int room = bottom < top ? 0 : 1 + (int)MathF.Min(Most, (bottom - top) / pitch), count = 0;
        for (int i = 0; i < ends.Length; i++)
        {
            middles[i] = float.NaN;
            if (float.IsNaN(ends[i]) || count == room)
            {
                continue;
            }

            // by height, of equal ones in the order of the list
            int at = count++;
            for (; at > 0 && ends[order[at - 1]] > ends[i]; at--)
            {
                order[at] = order[at - 1];
            }

            order[at] = i;
        }

        Spread(ends, order[..count], pitch, top, bottom, middles);
    }

    /// <summary>Neighbours that would overlap become one group around the mean of what its labels ask for.</summary>
    private static void Spread(
        ReadOnlySpan<float> ends, ReadOnlySpan<int> order, float pitch, float top, float bottom, Span<float> middles)
    {
        Span<float> sums = stackalloc float[Most];
        Span<int> sizes = stackalloc int[Most];
        int groups = 0;
        for (int i = 0; i < order.Length; i++)
        {
            (sums[groups], sizes[groups]) = (MathF.Max(top, MathF.Min(ends[order[i]], bottom)), 1);
            groups++;
            while (groups > 1 && First(sums, sizes, groups - 2) + sizes[groups - 2] * pitch > First(sums, sizes, groups - 1))
            {
                // the wish of a label less its place in the group is what the group's first label asks for
                sums[groups - 2] += sums[groups - 1] - sizes[groups - 1] * sizes[groups - 2] * pitch;
                sizes[groups - 2] += sizes[groups - 1];
                groups--;
            }
        }

        int label = 0;
        for (int group = 0; group < groups; group++)
        {
            float first = First(sums, sizes, group);
            for (int i = 0; i < sizes[group]; i++)
            {
                middles[order[label++]] = first + i * pitch;
            }
        }

        // into the range from both ends; there is room for all
        for (int i = 0; i < order.Length; i++)
        {
            middles[order[i]] = MathF.Max(middles[order[i]], top + i * pitch);
        }

        for (int i = 0; i < order.Length; i++)
        {
            middles[order[i]] = MathF.Min(middles[order[i]], bottom - (order.Length - 1 - i) * pitch);
        }
    }

    private static float First(ReadOnlySpan<float> sums, ReadOnlySpan<int> sizes, int group) => sums[group] / sizes[group];
}
