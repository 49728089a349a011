using RnnViz.Engine.Geometry;

namespace RnnViz.Views.Layout;

/// <summary>Columns of equal width, one for each timestep t = 1..T, from left to right; all of them or a part.</summary>
/// <param name="Area">The columns shown, in pixels.</param>
/// <param name="Timesteps">T.</param>
/// <param name="Range">The columns that the area shows.</param>
public readonly record struct TimeAxis(Box Area, int Timesteps, TimeRange Range)
{
    /// <summary>An axis that shows all columns.</summary>
    public TimeAxis(Box area, int timesteps) : this(area, timesteps, TimeRange.All(timesteps)) { }

    /// <summary>Whether every timestep is shown.</summary>
    public bool ShowsAll => Range.IsAll(Timesteps);

    /// <summary>Width of a column in pixels.</summary>
    public float ColumnWidth => Area.Width / Range.Count;

    /// <summary>The first timestep of which anything is shown.</summary>
    public int First => Math.Clamp((int)MathF.Floor(Range.Start + 0.001f) + 1, 1, Timesteps);

    /// <summary>The last timestep of which anything is shown.</summary>
    public int Last => Math.Clamp((int)MathF.Ceiling(Range.Start + Range.Count - 0.001f), First, Timesteps);

    /// <summary>The left edge of the column of timestep t, 1-based; T + 1 gives the right end. May lie outside the area.</summary>
    public float Left(int t) => Area.X + (t - 1 - Range.Start) * ColumnWidth;

    /// <summary>The same, within the area: where the visible part of the column begins.</summary>
    public float VisibleLeft(int t) => Math.Clamp(Left(t), Area.X, MathF.Max(Area.X, Area.Right));

    /// <summary>The middle of the column of timestep t, 1-based.</summary>
    public float Center(int t) => Area.X + (t - 0.5f - Range.Start) * ColumnWidth;

    /// <summary>Whether at least the middle half of the column of timestep t is shown.</summary>
    public bool Shows(int t) => Center(t) - ColumnWidth / 4 >= Area.X - 0.5f && Center(t) + ColumnWidth / 4 <= Area.Right + 0.5f;

    /// <summary>The columns left of an x, as a fraction.</summary>
    public float ColumnsBefore(float x) => Range.Start + (x - Area.X) / ColumnWidth;

    /// <summary>The timestep at an x, 1-based, or 0 outside.</summary>
    public int TimestepAt(float x) => x < Area.X || x >= Area.Right ? 0 : Math.Clamp((int)ColumnsBefore(x) + 1, 1, Timesteps);

    /// <summary>Timesteps from one label to the next, of 1, 2, 5, 10, …, where a label takes so many pixels.</summary>
    public int LabelStep(float labelWidth)
    {
        ReadOnlySpan<int> rounds = [1, 2, 5];
        for (int power = 1; ; power *= 10)
        {
            foreach (int round in rounds)
            {
                if (round * power * ColumnWidth >= labelWidth || round * power >= 1_000_000)
                {
                    return round * power;
                }
            }
        }
    }
}
