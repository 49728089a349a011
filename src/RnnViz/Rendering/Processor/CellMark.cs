using RnnViz.Engine.Drawing;

namespace RnnViz.Rendering.Processor;

/// <summary>
/// The marks on cells that are no place on the scale, or saturated: the same shapes as in shaders/heatmap.fs. Distances
/// are pixels from the middle of the cell.
/// </summary>
/// <param name="width">A cell's width in pixels.</param>
/// <param name="height">A cell's height in pixels.</param>
/// <param name="canvasHeight">The canvas' height in pixels; a graphics card counts rows from the bottom.</param>
/// <param name="saturation">|position| from which a unit is saturated; 0: never.</param>
internal readonly struct CellMark(float width, float height, int canvasHeight, float saturation)
{
    /// <summary>Opacity of the bar on a saturated unit, of 255.</summary>
    public const uint BarCoverage = 191;

    private readonly float radius = Math.Clamp(MathF.Min(width, height) * 0.22f, 1, 5);
    private readonly bool isTiny = MathF.Min(width, height) < 5;

    /// <summary>Whether a row of pixels of a cell goes through the bar of a saturated unit.</summary>
    public bool IsSaturated(float position, float fromMiddle)
    {
        if (!(saturation > 0) || !(MathF.Abs(position) >= saturation) || isTiny)
        {
            return false;
        }

        float edge = position > 0 ? height / 2 + fromMiddle : height / 2 - fromMiddle;
        return edge < MathF.Max(1, height * 0.12f);
    }

    /// <summary>Whether a pixel of such a row belongs to the bar.</summary>
    public bool IsInBar(float fromMiddle) => MathF.Abs(fromMiddle) < width * 0.22f;

    /// <summary>Whether nothing of a mark is in a row of pixels.</summary>
    public bool MissesRow(float value, float fromMiddle) => value == HeatCode.Zero && !isTiny && MathF.Abs(fromMiddle) >= radius * 0.75f;

    /// <summary>How opaque the mark of a special cell is at a pixel, 0..1.</summary>
    public float Opacity(float value, float atX, float atY, int x, int y)
    {
        int fromBottom = canvasHeight - 1 - y;
        if (float.IsNaN(value))
        {
            // a cross; where cells are tiny, diagonal stripes
            bool isInk = isTiny
                ? (x + fromBottom) % 4 < 2
                : MathF.Abs(MathF.Abs(atX) - MathF.Abs(atY)) < 0.9f && MathF.Abs(atX) <= radius + 0.5f;
            return isInk ? 1 : 0.18f;
        }

        if (float.IsInfinity(value))
        {
            // two rings side by side; where cells are tiny, level stripes
            float r = radius * 0.75f;
            float ring = MathF.Min(MathF.Abs(Length(atX - r, atY) - r), MathF.Abs(Length(atX + r, atY) - r));
            bool isInk = isTiny ? fromBottom % 4 < 2 : ring < 0.8f;
            return isInk ? 1 : 0.18f;
        }

        if (value == HeatCode.Empty)
        {
            return 0;
        }
        // exactly zero: a dot; where cells are tiny, a checkerboard
        return (isTiny ? (x + fromBottom) % 2 == 0 : Length(atX, atY) < radius * 0.75f) ? 0.75f : 0;
    }

    private static float Length(float x, float y) => MathF.Sqrt(x * x + y * y);
}
