using RnnViz.Engine.Geometry;

namespace RnnViz.Views.Panels.Flow;

/// <summary>Finds places in a plot where text covers neither a line nor another text.</summary>
internal sealed class FreePlaces
{
    /// <summary>All lines are to be kept clear of.</summary>
    public const int All = int.MaxValue;

    private readonly List<FlowLine> lines = [];
    private readonly List<Box> taken = [];
    private Box plot;
    private float clearance;

    /// <summary>Begins with an empty plot.</summary>
    /// <param name="within">Where text may stand.</param>
    /// <param name="apart">How far it stands from lines at least, in pixels.</param>
    public void Begin(Box within, float apart)
    {
        (plot, clearance) = (within, apart);
        lines.Clear();
        taken.Clear();
    }

    /// <summary>A line that is to be seen.</summary>
    public void Add(FlowLine line) => lines.Add(line);

    /// <summary>A box that is taken.</summary>
    public void Add(Box box) => taken.Add(box);

    /// <summary>Gives the last boxes back.</summary>
    public void RemoveLast(int count) => taken.RemoveRange(taken.Count - count, count);

    /// <summary>
    /// The free place nearest to one that is wished for; it is taken from now on. Where none is free at one left edge, the next
    /// is tried; where none is at all, one over a line, but over no other text. Empty where there is not even that.
    /// </summary>
    /// <param name="size">How large the text is.</param>
    /// <param name="middle">The y that its middle should have.</param>
    /// <param name="lefts">Left edges, the one that is liked best first.</param>
    public Box Take(Extent size, float middle, params ReadOnlySpan<float> lefts)
    {
        for (int i = 0; i < 2 * lefts.Length; i++)
        {
            if (TryFind(lefts[i % lefts.Length], size, middle, i < lefts.Length ? All : 0, out Box place))
            {
                taken.Add(place);
                return place;
            }
        }

        return default;
    }

    /// <summary>Finds the free place nearest to one that is wished for, with a left edge that is given; takes nothing.</summary>
    /// <param name="left">The left edge.</param>
    /// <param name="size">How large the text is.</param>
    /// <param name="middle">The y that its middle should have.</param>
    /// <param name="clearOf">Of how many lines it must keep clear, the first first, and not only of other texts.</param>
    /// <param name="place">It.</param>
    public bool TryFind(float left, Extent size, float middle, int clearOf, out Box place)
    {
        float step = MathF.Max(1, size.Height / 12), highest = plot.Y, lowest = plot.Bottom - size.Height;
        Box wished = WishedFor(left, size, middle);
        for (float away = 0; away <= plot.Height; away += step)
        {
            for (int side = -1; side <= 1; side += 2)
            {
                place = wished with { Y = wished.Y + side * away };
                if (place.Y >= highest && place.Y <= lowest && IsFree(place, clearOf))
                {
                    return true;
                }
            }
        }

        place = wished;
        return false;
    }

    private Box WishedFor(float left, Extent size, float middle) => new(
        MathF.Max(plot.X, MathF.Min(left, plot.Right - size.Width)),
        Math.Clamp(middle - size.Height / 2, plot.Y, MathF.Max(plot.Y, plot.Bottom - size.Height)), size.Width, size.Height);

    private bool IsFree(Box box, int clearOf)
    {
        for (int i = 0; i < taken.Count; i++)
        {
            if (taken[i].Overlaps(box))
            {
                return false;
            }
        }

        for (int i = 0; i < Math.Min(clearOf, lines.Count); i++)
        {
            if (lines[i].Crosses(box.Inset(-clearance)))
            {
                return false;
            }
        }

        return true;
    }
}
