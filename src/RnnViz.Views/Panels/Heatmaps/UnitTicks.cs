using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Views.Layout;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Heatmaps;

/// <summary>The numbers of the units, left of a heatmap with a row for each.</summary>
internal static class UnitTicks
{
    /// <summary>Writes as many of them as have room.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="look">Colours and sizes.</param>
    /// <param name="plot">The heatmap.</param>
    /// <param name="units">Its rows.</param>
    /// <param name="from">How far below the upper edge the first may stand.</param>
    public static void Draw(ICanvas canvas, Look look, Box plot, int units, float from)
    {
        float height = plot.Height / units;
        int step = new TimeAxis(new Box(0, 0, plot.Height, 1), units).LabelStep(look.Px(18));
        Span<char> buffer = stackalloc char[16];
        for (int unit = 1; unit <= units; unit++)
        {
            float below = (unit - 0.5f) * height;
            // the first would stand on the second, or on the t of the timesteps above
            if (unit % step != 0 && unit != 1 || unit == 1 && step > 1 && (step - 1) * height < look.Px(18) || below < from)
            {
                continue;
            }

            var label = new TextLine(buffer);
            label.Add(unit);
            var at = new Point(plot.X - look.Px(6), plot.Y + below);
            canvas.CenteredText(label.Span, at, look.SmallNumber, look.Theme.Muted, TextAlign.Right);
        }
    }
}
