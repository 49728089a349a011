using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Geometry;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Geometry;

/// <summary>Basins, their borders, arrows and two orbits of a phase plane; made anew when there is something new of it.</summary>
internal sealed class PhasePicture
{
    /// <summary>Arrows in a row and in a column.</summary>
    public const int Arrows = 15;

    /// <summary>States of each of the two orbits.</summary>
    public const int OrbitLength = 160;

    private const float Tint = 0.3f;

    private readonly int[] basins = new int[PhasePlane.Side * PhasePlane.Side];
    private readonly double[] isIn = new double[PhasePlane.Side * PhasePlane.Side];
    private readonly ContourLines borders = new(PhasePlane.Side, PhasePlane.Side);
    private readonly (double X, double Y)[] from = new (double, double)[Arrows * Arrows], to = new (double, double)[Arrows * Arrows];
    private readonly (double X, double Y)[][] orbits = [new (double, double)[OrbitLength], new (double, double)[OrbitLength]];
    private int version = -1;
    private (ColorMap Map, Rgba Ground) colored;

    /// <summary>Which basin each point is in, as a position on <see cref="Colors"/>; row 0 at the bottom.</summary>
    public Heatmap Basins { get; } = new(PhasePlane.Side, PhasePlane.Side);

    /// <summary>A tint for each basin.</summary>
    public ColorMap? Colors { get; private set; }

    /// <summary>Takes over what is new, and other colours.</summary>
    public void Update(PhasePlane plane, Theme theme)
    {
        if (Colors is null || colored != (theme.Diverging, theme.Surface))
        {
            colored = (theme.Diverging, theme.Surface);
            Colors = TintsOf(theme);
        }

        if (version == plane.Version)
        {
            return;
        }

        version = plane.Version;
        TakeBasins(plane);
        Span<float> cells = Basins.EditAll();
        int most = -1;
        for (int i = 0; i < cells.Length; i++)
        {
            int basin = basins[i];
            most = Math.Max(most, basin);
            cells[i] = basin < 0 ? HeatCode.Empty : basin % ColorMap.AnchorCount / (ColorMap.AnchorCount - 1f);
        }

        borders.Clear();
        for (int basin = 0; plane.IsComplete && basin <= most; basin++)
        {
            for (int i = 0; i < isIn.Length; i++)
            {
                isIn[i] = basins[i] == basin ? 1 : 0;
            }

            borders.Add(isIn, 0.5, basin);
        }

        TakeArrows(plane);
        TakeOrbits(plane);
    }

    /// <summary>Strokes the borders between basins into a plot.</summary>
    public void DrawBorders(ICanvas canvas, Box plot, float thickness, Rgba color)
    {
        for (int i = 0; i < borders.Count; i++)
        {
            borders.Draw(canvas, plot, i, thickness, color);
        }
    }

    /// <summary>A state of the grid of arrows, and where the map takes it.</summary>
    public ((double X, double Y) From, (double X, double Y) To) Arrow(int i) => (from[i], to[i]);

    /// <summary>A state of one of the two orbits.</summary>
    public (double X, double Y) Orbit(int which, int step) => orbits[which][step];

    // points that lie on a border come to no attracting fixed point: such a line of them takes the tint of one of its sides
    private void TakeBasins(PhasePlane plane)
    {
        const int Side = PhasePlane.Side;
        for (int i = 0; i < basins.Length; i++)
        {
            (int column, int row) = (i % Side, i / Side);
            basins[i] = plane.BasinAt(column, row);
            if (basins[i] >= 0 || column is 0 or Side - 1 || row is 0 or Side - 1)
            {
                continue;
            }

            bool isUpright = plane.BasinAt(column - 1, row) >= 0 && plane.BasinAt(column + 1, row) >= 0;
            bool isLying = plane.BasinAt(column, row - 1) >= 0 && plane.BasinAt(column, row + 1) >= 0;
            basins[i] = isUpright ? basins[i - 1] : isLying ? basins[i - Side] : -1;
        }
    }

    private void TakeArrows(PhasePlane plane)
    {
        for (int i = 0; i < from.Length; i++)
        {
            double u = (i % Arrows + 0.5) / Arrows, v = (i / Arrows + 0.5) / Arrows;
            from[i] = (plane.Left + u * (plane.Right - plane.Left), plane.Bottom + v * (plane.Top - plane.Bottom));
            to[i] = plane.Next(from[i]);
        }
    }

    private void TakeOrbits(PhasePlane plane)
    {
        ((double X, double Y) first, (double X, double Y) second) = plane.Pair();
        for (int i = 0; i < OrbitLength; i++)
        {
            (orbits[0][i], orbits[1][i]) = (first, second);
            (first, second) = (plane.Next(first), plane.Next(second));
        }
    }

    /// <summary>Basins in hues of different lightness; their borders and the letters of their points tell them apart, too.</summary>
    private static ColorMap TintsOf(Theme theme)
    {
        Rgba[] hues =
        [
            theme.Diverging.At(-0.75f), theme.Diverging.At(0.75f), theme.Sequential.At(0.8f), theme.Forward, theme.Sequential.At(0.5f),
        ];
        Span<Rgba> tints = stackalloc Rgba[ColorMap.AnchorCount];
        for (int i = 0; i < tints.Length; i++)
        {
            tints[i] = Rgba.Mix(theme.Surface, hues[i % hues.Length], Tint);
        }

        return new ColorMap("basins", false, theme.Text, tints);
    }
}
