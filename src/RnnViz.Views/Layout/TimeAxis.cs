using RnnViz.Engine.Drawing;

namespace RnnViz.Views.Layout;

/// <summary>Columns of equal width, one for each timestep t = 1..T, from left to right.</summary>
/// <param name="Area">The columns together, in pixels.</param>
/// <param name="Timesteps">T.</param>
public readonly record struct TimeAxis(Box Area, int Timesteps)
{
    /// <summary>Width of a column in pixels.</summary>
    public float ColumnWidth => Area.Width / Timesteps;

    /// <summary>The left edge of the column of timestep t, 1-based; T + 1 gives the right end.</summary>
    public float Left(int t) => Area.X + (t - 1) * ColumnWidth;

    /// <summary>The middle of the column of timestep t, 1-based.</summary>
    public float Center(int t) => Area.X + (t - 0.5f) * ColumnWidth;

    /// <summary>The timestep at an x, 1-based, or 0 outside.</summary>
    public int TimestepAt(float x) => x < Area.X || x >= Area.Right ? 0 : Math.Clamp((int)((x - Area.X) / ColumnWidth) + 1, 1, Timesteps);
}
