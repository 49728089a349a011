using RnnViz.Engine.Drawing;
using RnnViz.Engine.Text;
using RnnViz.Views.Scenes;

namespace RnnViz.Views.Panels;

/// <summary>The hidden states h_t of one sequence: one row a unit, one column a timestep, linear on −1..1.</summary>
public sealed class HiddenPanel(LessonScreen screen) : UnitsPanel(screen)
{
    /// <inheritdoc/>
    protected override string Title => "HIDDEN";

    /// <summary>The timesteps that the unrolled row shows; set by the scene.</summary>
    public Func<(int First, int Last)>? Neighbourhood { get; set; }

    /// <inheritdoc/>
    protected override ValueScale Scale => Screen.HiddenScale;

    /// <inheritdoc/>
    protected override ReadOnlySpan<double> ValuesAt(int t) => Screen.Step.Hidden(t);

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        canvas.Text("h", new Point(TitleBaseline.X + canvas.Fonts.Measure(Title, Look.Title) + Look.Px(6), TitleBaseline.Y), Look.MathItalic, Theme.Muted);
        var line = new TextLine(stackalloc char[32]);
        line.Add(Screen.Step.HiddenUnits);
        line.Add(Screen.Step.HiddenUnits == 1 ? " unit" : " units");
        canvas.Text(line.Span, TitleBaseline + new Point(0, Look.Px(18)), Look.Label, Theme.Muted);
        DrawSequence(canvas, TitleBaseline.Y + Look.Px(35));
        DrawLegend(canvas, Theme.Diverging, "+1", "0", "−1");
        canvas.Heatmap(Cells, Cells.All, Plot, Theme.Diverging, new HeatmapMarks(Screen.Saturation, HasGaps: true));
        DrawVeil(canvas, LastState + 1, Axis.Timesteps);
        DrawNeighbourhood(canvas);
        DrawCursorBand(canvas);
    }

    /// <summary>Where the unrolled row shows a part only, a line above the columns that it shows.</summary>
    private void DrawNeighbourhood(ICanvas canvas)
    {
        if (Neighbourhood?.Invoke() is not var (first, last) || last - first + 1 == Axis.Timesteps) return;
        float thickness = Look.Hair(2), y = MathF.Round(Bounds.Y + Look.Px(5));
        canvas.FillBox(new Box(Axis.Left(first), y, Axis.Left(last + 1) - Axis.Left(first), thickness).Snapped(), Theme.Muted);
    }
}
