using RnnViz.Engine.Drawing;
using RnnViz.Lessons;
using RnnViz.Views.Scenes;

namespace RnnViz.Views.Panels;

/// <summary>The gradients g_t = ∂L/∂h_t of one sequence: one row a unit, one column a timestep, signed-log.</summary>
public sealed class GradientPanel(LessonScreen screen) : TimePanel(screen)
{
    private readonly Heatmap cells = new(screen.Step.Timesteps, screen.Step.HiddenUnits);

    /// <inheritdoc/>
    protected override string Title => "GRADIENT";

    /// <inheritdoc/>
    protected override void Process(double delta)
    {
        PreparedStep step = Screen.Step;
        for (int t = 1; t <= step.Timesteps; t++)
        {
            ReadOnlySpan<double> gradient = step.HiddenGradient(t);
            for (int unit = 0; unit < step.HiddenUnits; unit++)
                cells[t - 1, unit] = Screen.GradientScale.Encode(gradient[unit * step.BatchSize + Screen.Sequence]);
        }
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        base.Draw(canvas);
        canvas.Text("∂L/∂h", TitleBaseline + new Point(0, Look.Px(19)), Look.MathItalic, Theme.Muted);
        DrawLegend(canvas, Theme.Diverging, "+10", "±1e-6", "−10");
        canvas.Heatmap(cells, cells.All, Plot, Theme.Diverging);
        DrawCursorBand(canvas);
    }
}
