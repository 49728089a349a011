using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Hover;

namespace RnnViz.Views.Panels.Heatmaps;

// what is where
public abstract partial class UnitsPanel
{
    /// <inheritdoc/>
    public override TargetPlace Locate(FontBook fonts, TargetSettings target)
    {
        bool isColumn = (target.Timestep ?? Training.Timestep) is > 0 and int t && t <= Axis.Timesteps && Axis.Shows(t);
        bool isRow = target.Unit is int unit && unit <= Cells.Rows;
        if (!isColumn && !isRow)
        {
            return base.Locate(fonts, target);
        }

        Box plot = Plot, area = plot;
        if (isColumn)
        {
            area = area with { X = Axis.Left(target.Timestep ?? Training.Timestep), Width = Axis.ColumnWidth };
        }

        if (!isRow)
        {
            return new TargetPlace(area, new Point(area.Center.X, area.Y));
        }

        float height = plot.Height / Cells.Rows;
        area = area with { Y = plot.Y + (target.Unit!.Value - 1) * height, Height = height };
        // beside the number in the cell
        return new TargetPlace(area, new Point(area.X + MathF.Min(Look.Px(3), area.Width / 2), area.Center.Y));
    }

    /// <inheritdoc/>
    public override int UnitAt(Point point)
    {
        Box plot = Plot;
        return plot.Contains(point)
            ? Math.Clamp((int)((point.Y - plot.Y) / plot.Height * Cells.Rows), 0, Cells.Rows - 1) : -1;
    }

    /// <inheritdoc/>
    public override bool TryDescribe(Point point, ref HoverText text)
    {
        Box plot = Plot;
        if (!plot.Contains(point) || Axis.TimestepAt(point.X) is not (> 0 and int t))
        {
            return false;
        }

        Describe(t, UnitAt(point), ref text);
        return true;
    }

    /// <summary>Says what the cell of a unit (0-based) at timestep t holds.</summary>
    internal void Describe(int t, int unit, ref HoverText text)
    {
        double value = ValueAt(t, unit);
        text.Topic = CellTopic;
        Name(ref text.Name, t);
        text.Name.Add("[unit ");
        text.Name.Add(unit + 1);
        text.Name.Add("]");
        if (IsStrip)
        {
            text.Name.Add(", ");
            text.Name.Add(Training.Run.Name);
        }

        text.Value.Add3(value);
        if (value == 0)
        {
            text.Value.Add(" exactly");
        }
        else if (IsSaturated(value))
        {
            text.Value.Add(" saturated");
        }

        text.Place.AddPart("timestep", t);
        if (Training.Step.BatchSize > 1)
        {
            text.Place.AddPart("sequence", Training.Sequence + 1);
        }

        text.Place.AddPart("iteration", Training.Step.ShownIteration);
    }
}
