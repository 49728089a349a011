using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels;

/// <summary>A colour scale lying down, with the numbers of its ends: for pictures without room at their side.</summary>
internal static class HorizontalLegend
{
    /// <summary>Draws the scale so that its higher number ends at <paramref name="right"/>, the middle of the line.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="look">Colours and sizes.</param>
    /// <param name="map">The colours.</param>
    /// <param name="low">The number of the lower end.</param>
    /// <param name="high">The number of the upper end.</param>
    /// <param name="right">Where the legend ends.</param>
    /// <param name="isOnPicture">Whether it lies above colours, and needs a ground of its own.</param>
    /// <param name="units">The length of the scale, in design units.</param>
    /// <returns>Where the legend begins, in pixels.</returns>
    public static float Draw(
        ICanvas canvas, Look look, ColorMap map, ReadOnlySpan<char> low, ReadOnlySpan<char> high, Point right, bool isOnPicture = false,
        float units = 72)
    {
        const int Steps = 32;
        TextStyle style = look.SmallNumber;
        float gap = look.Px(6), length = look.Px(units), height = MathF.Round(look.Px(8));
        float above = canvas.Fonts.Measure(high, style), below = canvas.Fonts.Measure(low, style);
        float start = MathF.Round(right.X - above - gap - length);
        if (isOnPicture)
        {
            float pad = look.Px(5);
            canvas.FillRoundedBox(new Box(start - gap - below - pad, right.Y - look.Px(9), above + below + length + 2 * (gap + pad),
                look.Px(18)).Snapped(), look.Px(4), look.Theme.Surface);
        }

        for (int i = 0; i < Steps; i++)
        {
            float position = i / (Steps - 1f);
            float from = MathF.Round(start + length * i / Steps), to = MathF.Round(start + length * (i + 1) / Steps);
            canvas.FillBox(
                new Box(from, MathF.Round(right.Y - height / 2), to - from, height), map.At(map.IsDiverging ? 2 * position - 1 : position));
        }

        canvas.CenteredText(high, right, style, look.Theme.Muted, TextAlign.Right);
        canvas.CenteredText(low, new Point(start - gap, right.Y), style, look.Theme.Muted, TextAlign.Right);
        return start - gap - below;
    }
}
