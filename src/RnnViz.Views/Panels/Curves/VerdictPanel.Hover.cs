using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Panels.Curves;

// what is said of the columns and numbers that are pointed at
public sealed partial class VerdictPanel
{
    private VerdictTable Table
    {
        get
        {
            float names = view.OtherLoss is null ? 0 : Look.Px(120);
            foreach (ShownRun run in contrast.Runs)
            {
                names = MathF.Max(names, RunLabel.WidthOf(Look, fonts, run.Name, NameStyle(run)));
            }

            return new VerdictTable(fonts, Look, Strip, floorTitle, names + 1, !training.Session.IsRecorded);
        }
    }

    private TextStyle NameStyle(ShownRun run) =>
        run.IsFront && contrast.IsContrast ? Look.Label with { Role = FontRole.Heading } : Look.Label;

    /// <summary>The row at a point, 0 the heading; −1 elsewhere.</summary>
    private int RowAt(Point point) =>
        Strip.Contains(point) ? Math.Min(RowCount, (int)((point.Y - Strip.Y) / Look.Px(VerdictTable.Pitch))) : -1;

    private static VerdictColumn? ColumnAt(Point point, in VerdictTable table)
    {
        for (VerdictColumn column = 0; column <= VerdictColumn.Radius; column++)
        {
            if (table.Has(column) && table.BoxOf(column).Contains(point))
            {
                return column;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    internal override Topic PartAt(Point point) => RowAt(point) is var row && row < 0 ? Topic.None
        : ColumnAt(point, Table) is { } column ? (row == 0 ? VerdictTable.TopicOf(column) : Topic.None)
        : row > 0 && row <= rows.Length ? Topic.Runs : Topic.None;

    /// <inheritdoc/>
    public override bool TryDescribe(Point point, ref HoverText text)
    {
        int row = RowAt(point);
        if (row < 1 || ColumnAt(point, Table) is not { } column)
        {
            return false;
        }

        bool isKept = row > rows.Length;
        VerdictRow values = isKept ? kept : rows[row - 1];
        text.Name.Add(isKept ? view.OtherLoss?.Name ?? "" : contrast.Runs[row - 1].Name);
        text.Name.Add(": ");
        text.Name.Add(NameOf(column));
        values.Add(ref text.Value, column, isKept || IsLossShown);
        if (column is VerdictColumn.Loss or VerdictColumn.Best)
        {
            text.Value.Add(" ");
            text.Value.Add(training.Session.Task.LossUnit);
        }

        if (column is not (VerdictColumn.Best or VerdictColumn.Floor) && (column != VerdictColumn.Radius || values.RadiusIteration >= 0))
        {
            text.Place.AddPart("iteration", training.Session.ShownIteration(column switch
            {
                VerdictColumn.FirstShare => 0,
                VerdictColumn.Share or VerdictColumn.Growth => values.ShareIteration,
                VerdictColumn.Radius => values.RadiusIteration,
                _ => values.Iteration,
            }));
        }

        text.Topic = VerdictTable.TopicOf(column);
        return true;
    }

    private static string NameOf(VerdictColumn column) => column switch
    {
        VerdictColumn.Loss => "loss",
        VerdictColumn.Best => "best loss",
        VerdictColumn.Floor => "iterations to the floor",
        VerdictColumn.Share => "‖∂L/∂h₁‖ / ‖∂L/∂h_T‖",
        VerdictColumn.FirstShare => "the same at the start",
        VerdictColumn.Growth => "growth per step",
        _ => "spectral radius",
    };
}
