using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Views.Layout;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Heatmaps;

/// <summary>One number for each unit and timestep as a heatmap, a row a unit, with what marks occur in it.</summary>
/// <param name="timesteps">T.</param>
/// <param name="units">H.</param>
/// <param name="valueAt">The number at timestep t, 1..T, of a unit, from 0.</param>
/// <param name="isSaturated">Whether a number gets the mark of a saturated unit; null where none does.</param>
public sealed class UnitGrid(int timesteps, int units, Func<int, int, double> valueAt, Func<double, bool>? isSaturated = null)
{
    /// <summary>The colours.</summary>
    public Heatmap Cells { get; } = new(timesteps, units);

    /// <summary>Whether a number is exactly zero.</summary>
    public bool HasZero { get; private set; }

    /// <summary>Whether a unit is saturated.</summary>
    public bool HasSaturated { get; private set; }

    /// <summary>Whether a number is none.</summary>
    public bool HasNaN { get; private set; }

    /// <summary>Whether a number is infinite.</summary>
    public bool HasInfinity { get; private set; }

    /// <summary>Whether any of the special marks is to be seen.</summary>
    public bool HasMarks => HasZero || HasSaturated || HasNaN || HasInfinity;

    /// <summary>Computes all colours.</summary>
    public void Encode(ValueScale scale)
    {
        HasZero = HasSaturated = HasNaN = HasInfinity = false;
        Span<float> cells = Cells.EditAll();
        for (int t = 1; t <= timesteps; t++)
        {
            for (int unit = 0; unit < units; unit++)
            {
                double value = valueAt(t, unit);
                cells[unit * timesteps + t - 1] = scale.Encode(value);
                if (value == 0)
                {
                    HasZero = true;
                }
                else if (double.IsFinite(value))
                {
                    HasSaturated |= isSaturated is not null && isSaturated(value);
                }
                else if (double.IsNaN(value))
                {
                    HasNaN = true;
                }
                else
                {
                    HasInfinity = true;
                }
            }
        }
    }

    /// <summary>The visible columns.</summary>
    public void Draw(ICanvas canvas, Box plot, TimeAxis axis, ColorMap map, float saturation = 0) =>
        canvas.Heatmap(
            Cells, new Box(axis.Range.Start, 0, axis.Range.Count, units), plot, map, new HeatmapMarks(saturation, HasGaps: true));

    /// <summary>The numbers in the cells, where those have room.</summary>
    public void DrawNumbers(ICanvas canvas, Look look, Box plot, TimeAxis axis, ColorMap map, ValueScale scale)
    {
        float height = plot.Height / units;
        if (!CellNumbers.Fit(look, axis.ColumnWidth, height))
        {
            return;
        }

        var numbers = new CellNumbers(canvas, look, scale, map);
        for (int t = axis.First; t <= axis.Last; t++)
        {
            if (!axis.Shows(t))
            {
                continue;
            }

            for (int unit = 0; unit < units; unit++)
            {
                numbers.Write(valueAt(t, unit), new Box(axis.Left(t), plot.Y + unit * height, axis.ColumnWidth, height));
            }
        }
    }
}
