using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Panels.Curves;

// the unit, and the table of two runs
public sealed partial class LossPanel
{
    /// <summary>The unit; where two runs are compared a table below the title or, without room for it, whose the grey curve is.</summary>
    private void DrawCorner(ICanvas canvas)
    {
        if (View.OtherLoss is ComparedRun other)
        {
            if (!HasTable)
            {
                DrawCompared(canvas, other);
                return;
            }

            DrawTable(canvas, other);
        }

        if (Figure is not null)
        {
            DrawAxis(canvas);
            return;
        }

        Span<char> buffer = stackalloc char[64];
        var unit = new TextLine(buffer);
        unit.Add(HasNoLoss ? "not given by the script" : Training.Session.Task.LossUnit);
        unit.Add(axis.IsLog ? ", log axis" : "");
        if (canvas.Fonts.Measure(unit.Span, Look.Label) > CornerRoom(canvas))
        {
            unit = new TextLine(buffer);
            unit.Add(HasNoLoss ? "not given" : LossName.BriefUnit(Training.Session.Task.LossUnit));
            unit.Add(axis.IsLog ? ", log axis" : "");
        }

        if (canvas.Fonts.Measure(unit.Span, Look.Label) <= CornerRoom(canvas))
        {
            canvas.Text(unit.Span, new Point(Bounds.Right - Look.Px(12), TitleBaseline.Y), Look.Label, Theme.Muted, TextAlign.Right);
        }
    }

    /// <summary>Whether the training script gave no loss with any step.</summary>
    private bool HasNoLoss => !Training.Session.IsLossKnown && double.IsNaN(summary.Best);

    /// <summary>"loss, nats per sequence" above the plot of a figure, in fewer words where it is narrow.</summary>
    private void DrawAxis(ICanvas canvas)
    {
        if (View.OtherLoss is null)
        {
            DrawGhostKey(canvas, LegendRight(canvas));
        }

        Span<char> buffer = stackalloc char[80];
        foreach (string unit in (ReadOnlySpan<string>)[Training.Session.Task.LossUnit, LossName.BriefUnit(Training.Session.Task.LossUnit)])
        {
            var words = new TextLine(buffer);
            words.Add("loss, ");
            words.Add(unit);
            words.Add(axis.IsLog ? ", log axis" : "");
            if (canvas.Fonts.Measure(words.Span, Look.Label) <= Content.Width)
            {
                DrawAxisTitle(canvas, "", words.Span, AxisBaseline);
                return;
            }
        }
    }

    private void DrawTable(ICanvas canvas, ComparedRun other)
    {
        float names = MathF.Max(canvas.Fonts.Measure(other.Name, Look.Label), canvas.Fonts.Measure(other.ShownName, Look.Label));
        var table = new ComparisonTable(canvas, Look, floor?.Label, names);
        Box strip = Content with { Height = ComparisonTable.HeightOf(Look) };
        double loss = Training.Step.LossPerOutput;
        // the step on the screen may be one that the history does not have yet
        RunSummary now = loss < summary.Best || double.IsNaN(summary.Best) ? summary with { Best = loss } : summary;
        table.Heading(strip);
        table.Row(strip, 1, new ComparedRow(other.ShownName, FrontColor, Training.Step.Iteration, loss, now));
        int count = other.History.Count;
        table.Row(strip, 2, new ComparedRow(
            other.Name, Theme.Muted, Math.Max(0, count - 1), count == 0 ? null : other.History.Loss.Latest, otherSummary));
    }
}
