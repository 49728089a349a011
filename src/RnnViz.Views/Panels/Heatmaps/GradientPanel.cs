using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Heatmaps;

/// <summary>The gradients g_t = ∂L/∂h_t of one sequence: one row a unit, one column a timestep, signed-log.</summary>
public class GradientPanel(
    ShownTraining training, IViewState view, IScales scales, IAppearance appearance, bool isStrip = false)
    : UnitsPanel(training, view, scales, appearance, isStrip)
{
    /// <inheritdoc/>
    protected override string Title => "GRADIENT";

    /// <summary>What the loss is differentiated with respect to: h or c.</summary>
    protected virtual string Letter => "h";

    /// <inheritdoc/>
    internal override string Symbol => "∂L/∂h_t";

    /// <inheritdoc/>
    internal override Topic Topic => Topic.HiddenGradients;

    /// <inheritdoc/>
    protected override ValueScale Scale => Scales.Gradient;

    /// <inheritdoc/>
    protected override double ValueAt(int t, int unit) => Training.Step.HiddenGradientAt(t, unit, Training.Sequence);

    /// <inheritdoc/>
    protected override (int First, int Last) Unreached => (1, FirstGradient - 1);

    /// <inheritdoc/>
    protected override void DrawGutter(ICanvas canvas)
    {
        Formula(canvas, Symbol).Draw(canvas, TitleBaseline + new Point(0, Look.Px(20)), Theme.Muted);
        DrawSequence(canvas, TitleBaseline.Y + Look.Px(37));
        DrawLegend(canvas);
    }

    /// <inheritdoc/>
    internal override void WriteScale(ref TextLine low, ref TextLine middle, ref TextLine high)
    {
        high.Add("+");
        high.AddPowerOfTen((int)Scale.High);
        low.Add("−");
        low.AddPowerOfTen((int)Scale.High);
        middle.Add("±");
        middle.AddPowerOfTen((int)Scale.Low);
    }

    /// <inheritdoc/>
    protected override void Name(ref TextLine line, int t)
    {
        line.Add("∂L/∂");
        line.Add(Letter);
        line.AddIndex(t);
    }
}
