using RnnViz.Engine.Drawing;
using RnnViz.Engine.Text;
using RnnViz.Lessons;
using RnnViz.Views.Scenes;

namespace RnnViz.Views.Panels;

/// <summary>The hidden states h_t of one sequence: one row a unit, one column a timestep, linear on −1..1.</summary>
public sealed class HiddenPanel(LessonScreen screen) : TimePanel(screen)
{
    /// <summary>|h| from which a tanh unit counts as saturated: φ' = 1 − h² is below 0.01.</summary>
    public const float SaturationThreshold = 0.995f;

    /// <inheritdoc/>
    protected override string Title => "HIDDEN";

    /// <summary>The grid; the unrolled network draws its cells from it too.</summary>
    public Heatmap Cells { get; } = new(screen.Step.Timesteps, screen.Step.HiddenUnits);

    /// <inheritdoc/>
    protected override void Process(double delta)
    {
        PreparedStep step = Screen.Step;
        for (int t = 1; t <= step.Timesteps; t++)
        {
            ReadOnlySpan<double> hidden = step.Hidden(t);
            for (int unit = 0; unit < step.HiddenUnits; unit++)
                Cells[t - 1, unit] = Screen.HiddenScale.Encode(hidden[unit * step.BatchSize + Screen.Sequence]);
        }
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        canvas.Text("h", new Point(TitleBaseline.X + canvas.Fonts.Measure(Title, Look.Title) + Look.Px(6), TitleBaseline.Y), Look.MathItalic, Theme.Muted);
        var line = new TextLine(stackalloc char[32]);
        line.Add(Screen.Step.HiddenUnits);
        line.Add(Screen.Step.HiddenUnits == 1 ? " unit" : " units");
        canvas.Text(line.Span, TitleBaseline + new Point(0, Look.Px(18)), Look.Label, Theme.Muted);
        DrawLegend(canvas, Theme.Diverging, "+1", "0", "−1");
        canvas.Heatmap(Cells, Cells.All, Plot, Theme.Diverging, new HeatmapMarks(SaturationThreshold));
        DrawCursorBand(canvas);
    }
}
