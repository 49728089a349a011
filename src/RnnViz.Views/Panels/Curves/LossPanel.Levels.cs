using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;

namespace RnnViz.Views.Panels.Curves;

// the gridlines of an axis of losses that is not logarithmic
public sealed partial class LossPanel
{
    /// <summary>Gridlines of a linear axis: quarters where there is height for their labels, else halves.</summary>
    private void DrawLevels(Chart chart, Box plot)
    {
        Span<char> buffer = stackalloc char[16];
        if (axis.Step > 0)
        {
            DrawSteps(chart, plot);
            return;
        }

        int parts = plot.Height > Look.Px(150) ? 4 : 2;
        for (int i = 0; i <= parts; i++)
        {
            double value = axis.High * i / parts;
            var label = new TextLine(buffer);
            if (axis.High is >= 0.1 and < 100)
            {
                label.AddFixed(value, DecimalsOf(axis.High / parts));
            }
            else
            {
                label.AddRound(value);
            }

            chart.Gridline(value, label.Span);
        }
    }

    /// <summary>Gridlines at the multiples of a step of an axis that reaches below 0; 0 among them.</summary>
    private void DrawSteps(Chart chart, Box plot)
    {
        Span<char> buffer = stackalloc char[16];
        int lines = (int)Math.Round((axis.High - axis.Low) / axis.Step), first = (int)Math.Round(axis.Low / axis.Step);
        int every = Math.Max(1, (int)MathF.Ceiling(lines * Look.Px(18) / MathF.Max(1, plot.Height)));
        for (int i = first; i <= first + lines; i++)
        {
            if (i % every != 0)
            {
                continue;
            }

            var label = new TextLine(buffer);
            double value = i * axis.Step;
            if (axis.Step is >= 0.001 and < 100)
            {
                label.AddFixed(value, Math.Min(4, Math.Max(0, -(int)Math.Floor(Math.Log10(axis.Step) + 1e-9))));
            }
            else
            {
                label.AddRound(value);
            }

            chart.Gridline(value, label.Span);
        }
    }

    /// <summary>Whether labels have three decimals: 0.075 is as wide as a power of four digits.</summary>
    private bool HasThousandths => axis is { IsLog: false, Step: 0, High: >= 0.1 and < 100 } && DecimalsOf(axis.High / 4) > 2;

    /// <summary>The decimals that a distance of ticks needs to be written without rounding, 1 to 4.</summary>
    private static int DecimalsOf(double distance)
    {
        int decimals = 1;
        while (decimals < 4 && Math.Abs(distance * Math.Pow(10, decimals) - Math.Round(distance * Math.Pow(10, decimals))) > 1e-6)
        {
            decimals++;
        }

        return decimals;
    }
}
