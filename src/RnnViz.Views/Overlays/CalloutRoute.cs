using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Layout;
using RnnViz.Views.Panels;

namespace RnnViz.Views.Overlays;

/// <summary>
/// The way of a line from the strip of the call-out to its target: through the gaps between panels and the panel of the target,
/// and through no other panel. A pure function of the layout.
/// </summary>
internal static class CalloutRoute
{
    /// <summary>The most corners that a way has.</summary>
    public const int MostCorners = 6;

    /// <summary>Writes the corners, the first in the gap below the strip and the last at the target; answers how many there are.</summary>
    public static int Of(ScreenLayout layout, StopTarget target, Span<Point> corners)
    {
        float half = ScreenFrame.Gap * layout.Unit / 2, start = layout.CalloutStrip.Bottom + half;
        (Box panel, TargetPlace place) = (target.Panel, target.Place);
        Point end = place.End;
        if (place.Side == TargetSide.Above && IsFree(layout, target.Name, new Point(end.X, start), new Point(end.X, panel.Y - 1)))
        {
            (corners[0], corners[1]) = (new Point(end.X, start), end);
            return 2;
        }

        float left = panel.X - half, right = panel.Right + half, above = panel.Y - half;
        float into = place.Side switch
        {
            TargetSide.Left => left,
            TargetSide.Right => right,
            _ => end.X,
        };
        ReadOnlySpan<float> ways = place.Side == TargetSide.Right
            ? [right, layout.Room.Right + half, left, layout.Room.X - half]
            : [left, right, layout.Room.X - half, layout.Room.Right + half];
        foreach (float x in ways)
        {
            Point from = new(x, start), turn = new(x, above), entry = new(into, above);
            if (IsFree(layout, target.Name, from, turn) && IsFree(layout, target.Name, turn, entry))
            {
                return Corners(corners, from, turn, entry, place);
            }
        }

        (corners[0], corners[1]) = (new Point(end.X, start), end);
        return 2;
    }

    private static int Corners(Span<Point> corners, Point from, Point turn, Point entry, TargetPlace place)
    {
        int count = 0;
        corners[count++] = from;
        if (turn.Y > from.Y && turn.X != entry.X)
        {
            corners[count++] = turn;
        }

        if (place.Side == TargetSide.Above)
        {
            corners[count++] = entry;
        }
        else
        {
            if (turn.X != entry.X)
            {
                corners[count++] = entry;
            }

            corners[count++] = new Point(entry.X, place.End.Y);
        }

        corners[count++] = place.End;
        return count;
    }

    /// <summary>Whether an upright or level line meets no panel but the target's.</summary>
    private static bool IsFree(ScreenLayout layout, PanelName target, Point from, Point to)
    {
        var line = new Box(
            MathF.Min(from.X, to.X) - 1, MathF.Min(from.Y, to.Y) - 1, MathF.Abs(to.X - from.X) + 2, MathF.Abs(to.Y - from.Y) + 2);
        for (int i = 0; i < PanelNames.Count; i++)
        {
            Box box = layout[(PanelName)i];
            if (i != (int)target && box.Width > 0 && box.Overlaps(line))
            {
                return false;
            }
        }

        return true;
    }
}
