using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Curves;

// the scale of the colours, and what is no number
public sealed partial class FlowHistoryPanel
{
    private bool HasNaN
    {
        get
        {
            bool hasNaN = false;
            foreach (FlowHistoryPlot plot in plots)
            {
                hasNaN |= plot.HasNaN;
            }

            return hasNaN;
        }
    }

    private void DrawScale(ICanvas canvas, Box plot)
    {
        var bar = new Box(plot.Right + Look.Px(12), plot.Y, MathF.Round(Look.Px(9)), plot.Height);
        canvas.ColorBar(bar, Theme.Sequential);
        ValueScale scale = scales.Norm;
        Label(scale.High, bar.Y + Look.Px(4));
        int parts = IsFocused && (scale.High - scale.Low) % 4 == 0 ? 4 : 2;
        for (int i = 1; i < parts; i++)
        {
            Label(scale.High + (scale.Low - scale.High) * i / parts, bar.Y + bar.Height * i / parts);
        }

        if (scales.AreFitted)
        {
            canvas.CenteredText("fitted", new Point(Bounds.Right - Look.Px(6), plot.Bottom + Look.Px(11)), Look.SmallNumber,
                Theme.BackwardText, TextAlign.Right);
        }

        Label(scale.Low, bar.Bottom - Look.Px(4));
        if (HasNaN && bar.Height >= Look.Px(64))
        {
            DrawKeyOfNaN(canvas, new Point(bar.Right + Look.Px(4), bar.Y + bar.Height * (parts == 4 ? 0.625f : 0.75f)));
        }

        void Label(double exponent, float y)
        {
            var text = new TextLine(stackalloc char[16]);
            text.AddPowerOfTen((int)exponent);
            canvas.CenteredText(text.Span, new Point(bar.Right + Look.Px(4), y), Look.SmallNumber, Theme.Muted, TextAlign.Left);
        }
    }
    /// <summary>The hatching of what is no number and what it means, between two numbers of the scale.</summary>
    private void DrawKeyOfNaN(ICanvas canvas, Point middleLeft)
    {
        float side = MathF.Round(Look.Px(10));
        Box cell = new Box(middleLeft.X, middleLeft.Y - side / 2, side, side).Snapped();
        canvas.Hatch(cell, Look.Px(3), Look.Hair(), Theme.Sequential.Mark);
        canvas.StrokeRoundedBox(cell, 0, Look.Hair(), Theme.Sequential.Mark);
        canvas.CenteredText("NaN", middleLeft + new Point(Look.Px(14), 0), Look.TinyNumber, Theme.BackwardText, TextAlign.Left);
    }
}
