using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;
using RnnViz.Views.Layout;

namespace RnnViz.Views.Panels.Flow;

// what the rows and the colours are
public sealed partial class FlowTrianglePanel
{
    /// <summary>The losses' timesteps at the right of the gutter, as many as have room.</summary>
    private void DrawLossTicks(ICanvas canvas, Box plot)
    {
        int step = new TimeAxis(new Box(0, 0, plot.Height, 1), losses.Length).LabelStep(Look.Px(18));
        Span<char> buffer = stackalloc char[16];
        for (int i = 0; i < losses.Length; i++)
        {
            bool isEnd = i == losses.Length - 1;
            if (!isEnd && ((i + 1) % step != 0 || (losses.Length - 1 - i) * RowHeight < Look.Px(18)))
            {
                continue;
            }

            var label = new TextLine(buffer);
            if (isEnd && Figure is null)
            {
                label.Add("k=");
            }

            label.Add(losses[i]);
            canvas.CenteredText(label.Span, new Point(plot.X - Look.Px(6), RowTop(plot, i) + RowHeight / 2), Look.SmallNumber, Theme.Muted,
                TextAlign.Right);
        }
    }

    /// <summary>
    /// The colours' legend inside the plot, where the triangle leaves its lower right corner free; else above the columns.
    /// </summary>
    private void DrawNormLegend(ICanvas canvas, Box plot)
    {
        Span<char> low = stackalloc char[12], high = stackalloc char[12];
        var from = new TextLine(low);
        from.AddPowerOfTen((int)Scales.Norm.Low);
        var to = new TextLine(high);
        to.AddPowerOfTen((int)Scales.Norm.High);
        if (Figure is not null)
        {
            Point right = AxisRight(canvas);
            int length = Bounds.Width < Look.Px(330) ? 40 : 72;
            float left = HorizontalLegend.Draw(canvas, Look, Theme.Sequential, from.Span, to.Span, right, units: length) - Look.Px(8);
            FormulaLayout symbol = Formula(canvas, Symbol, 16);
            symbol.Draw(canvas, new Point(left - symbol.Width, AxisBaseline.Y), Theme.Muted);
            Point beside = right with { X = left - symbol.Width - Look.Px(12) };
            DrawScope(canvas, HasOneLine ? beside : TitleRight(canvas), isAnalysis: true);
            return;
        }

        if (Scales.AreFitted)
        {
            to.Add(" fitted");
        }

        HorizontalLegend.Draw(canvas, Look, Theme.Sequential, from.Span, to.Span,
            new Point(plot.Right - Look.Px(6), plot.Bottom - Look.Px(10)), isOnPicture: losses.Length == 1);
    }
}
