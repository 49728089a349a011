using RnnViz.Engine.Geometry;

namespace RnnViz.Views.Panels.Flow;

/// <summary>Finds places in a plot where text covers neither a line nor another text.</summary>
internal sealed class FreePlaces
{
    private readonly List<FlowLine> lines = [];
    private readonly List<Box> taken = [];
    private Box plot;

    /// <summary>Begins with an empty plot.</summary>
    public void Begin(Box within)
    {
        plot = within;
        lines.Clear();
        taken.Clear();
    }

    /// <summary>A line that is to be seen.</summary>
    public void Add(FlowLine line) => lines.Add(line);

    /// <summary>A box that is taken.</summary>
    public void Add(Box box) => taken.Add(box);

    /// <summary>
    /// The free place nearest to one that is wished for; it is taken from now on. Where none is free at one left edge, the next
    /// is tried; where none is at all, it is the one wished for first, as far as the plot allows.
    /// </summary>
    /// <param name="size">How large the text is.</param>
    /// <param name="middle">The y that its middle should have.</param>
    /// <param name="lefts">Left edges, the one that is liked best first.</param>
    public Box Take(Extent size, float middle, params ReadOnlySpan<float> lefts)
    {
        Box place = default;
        foreach (float left in lefts)
        {
            if (TryFind(left, size, middle, out place))
            {
                break;
            }

            if (left == lefts[^1])
            {
                TryFind(lefts[0], size, middle, out place);
            }
        }

        taken.Add(place);
        return place;
    }

    private bool TryFind(float left, Extent size, float middle, out Box place)
    {
        float step = MathF.Max(1, size.Height / 4), highest = plot.Y, lowest = plot.Bottom - size.Height;
        float wished = Math.Clamp(middle - size.Height / 2, highest, MathF.Max(highest, lowest));
        place = new(MathF.Max(plot.X, MathF.Min(left, plot.Right - size.Width)), wished, size.Width, size.Height);
        for (float away = 0; away <= plot.Height; away += step)
        {
            for (int side = -1; side <= 1; side += 2)
            {
                Box other = place with { Y = wished + side * away };
                if (other.Y >= highest && other.Y <= lowest && IsFree(other))
                {
                    place = other;
                    return true;
                }
            }
        }

        return false;
    }

    private bool IsFree(Box box)
    {
        for (int i = 0; i < taken.Count; i++)
        {
            if (taken[i].Overlaps(box))
            {
                return false;
            }
        }

        for (int i = 0; i < lines.Count; i++)
        {
            if (lines[i].Crosses(box))
            {
                return false;
            }
        }

        return true;
    }
}
