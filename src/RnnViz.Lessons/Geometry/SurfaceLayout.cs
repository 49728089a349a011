using RnnViz.Numerics.Geometry;

namespace RnnViz.Lessons.Geometry;

/// <summary>Which losses a surface has, and in which order they are computed: grid, profile, and where the next step lands.</summary>
internal sealed class SurfaceLayout
{
    /// <summary>Points of a row and of a column of the surface.</summary>
    public const int Side = 61;

    /// <summary>Points of the profile.</summary>
    public const int ProfileLength = 121;

    /// <summary>The place of the first point of the profile, after those of the grid.</summary>
    public const int ProfileStart = Side * Side;

    /// <summary>The place of the losses of the next step, clipped and unclipped.</summary>
    public const int Clipped = ProfileStart + ProfileLength, Unclipped = Clipped + 1;

    /// <summary>Losses in all.</summary>
    public const int Count = Unclipped + 1;

    private readonly int[] order = new int[Count];

    private SurfaceLayout()
    {
        ReadOnlySpan<int> grid = Grid.Points, profile = Line.Points;
        int coarse = Grid.FirstCount, at = 0;
        grid[..coarse].CopyTo(order);
        at += coarse;
        (order[at], order[at + 1]) = (Clipped, Unclipped);
        at += 2;
        foreach (int point in profile)
        {
            order[at++] = ProfileStart + point;
        }

        grid[coarse..].CopyTo(order.AsSpan(at));
    }

    /// <summary>The only one: every surface has the same number of points.</summary>
    public static SurfaceLayout Instance { get; } = new();

    /// <summary>Row · <see cref="Side"/> + column of the surface.</summary>
    public GridOrder Grid { get; } = new(Side, Side);

    /// <summary>Points of the profile.</summary>
    public GridOrder Line { get; } = new(ProfileLength, 1);

    /// <summary>The losses in the order in which they are computed.</summary>
    public ReadOnlySpan<int> Order => order;
}
