using RnnViz.Lessons.Quantities;

namespace RnnViz.Views.Panels.Terms;

/// <summary>An arrow of the unrolled picture, and how it goes.</summary>
/// <param name="Arrow">What it says.</param>
/// <param name="FromRow">The row of boxes where it begins.</param>
/// <param name="ToRow">The row where it ends.</param>
/// <param name="Kind">How it goes.</param>
/// <param name="Part">Which of the boxes side by side it leaves or comes to, where it goes past a row.</param>
internal readonly record struct ArrowWay(BoxArrow Arrow, int FromRow, int ToRow, ArrowKind Kind, int Part)
{
    /// <summary>The arrows of a table; of several between the same two rows, as from x_t to each gate, the first.</summary>
    public static ArrowWay[] Of(StepTable table)
    {
        var ways = new List<ArrowWay>();
        foreach (BoxArrow arrow in table.Arrows)
        {
            ArrowWay way = Of(table, arrow);
            bool isWithinRow = way.FromRow == way.ToRow && arrow.From.Offset == arrow.To.Offset;
            bool isTwice = ways.Any(other => other with { Arrow = arrow, Part = way.Part } == way
                && other.Arrow.From.Offset == arrow.From.Offset && other.Arrow.To.Offset == arrow.To.Offset);
            if (!isWithinRow && !isTwice)
            {
                ways.Add(way);
            }
        }

        return [.. ways];
    }

    private static ArrowWay Of(StepTable table, BoxArrow arrow)
    {
        int from = table.BoxRowOf(arrow.From.Quantity), to = table.BoxRowOf(arrow.To.Quantity);
        IReadOnlyList<Quantity> group = table.BoxRows[from].Count > 1 ? table.BoxRows[from] : table.BoxRows[to];
        bool isGated = table.GateSums.Count > 0, isInTime = arrow.From.Offset != arrow.To.Offset;
        ArrowKind kind = !isGated ? ArrowKind.Straight
            : isInTime && from != to ? ArrowKind.Between
            : isInTime && arrow.To.Offset < 0 ? ArrowKind.Along
            : !isInTime && group.Count > 1 && Math.Abs(from - to) > 1 ? ArrowKind.Past : ArrowKind.Straight;
        Quantity end = table.BoxRows[from].Count > 1 ? arrow.From.Quantity : arrow.To.Quantity;
        int part = 0;
        while (part < group.Count - 1 && group[part] != end)
        {
            part++;
        }

        return new ArrowWay(arrow, from, to, kind, part);
    }
}
