using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Heatmaps;

/// <summary>A diverging colour scale lying down in a title's line, with the numbers of its ends and of its middle.</summary>
internal static class FlatLegend
{
    /// <summary>Draws the scale so that its higher number ends at <paramref name="right"/>, the middle of the line.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="look">Colours and sizes.</param>
    /// <param name="map">The colours.</param>
    /// <param name="low">The number of the lower end.</param>
    /// <param name="middle">What the neutral colour stands for.</param>
    /// <param name="high">The number of the upper end.</param>
    /// <param name="right">Where the legend ends.</param>
    /// <param name="half">The length of each half of the scale, in pixels.</param>
    /// <returns>Where it begins, in pixels.</returns>
    public static float Draw(
        ICanvas canvas, Look look, ColorMap map, ReadOnlySpan<char> low, ReadOnlySpan<char> middle, ReadOnlySpan<char> high, Point right,
        float half)
    {
        float x = Write(canvas, look, high, right);
        x = Shade(canvas, look, map, new Point(x, right.Y), half, 0, 1);
        x = Write(canvas, look, middle, new Point(x, right.Y));
        x = Shade(canvas, look, map, new Point(x, right.Y), half, -1, 0);
        return Write(canvas, look, low, new Point(x, right.Y));
    }

    private static float Write(ICanvas canvas, Look look, ReadOnlySpan<char> text, Point right)
    {
        canvas.CenteredText(text, right, look.SmallNumber, look.Theme.Muted, TextAlign.Right);
        return right.X - canvas.Fonts.Measure(text, look.SmallNumber) - look.Px(5);
    }

    private static float Shade(ICanvas canvas, Look look, ColorMap map, Point right, float length, float from, float to)
    {
        const int Steps = 16;
        float start = right.X - length, height = MathF.Round(look.Px(8));
        for (int i = 0; i < Steps; i++)
        {
            float left = MathF.Round(start + length * i / Steps), end = MathF.Round(start + length * (i + 1) / Steps);
            canvas.FillBox(
                new Box(left, MathF.Round(right.Y - height / 2), end - left, height), map.At(from + (to - from) * i / (Steps - 1)));
        }

        return start - look.Px(5);
    }
}
