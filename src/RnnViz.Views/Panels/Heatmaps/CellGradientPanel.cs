using RnnViz.Lessons.Settings;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Panels.Heatmaps;

/// <summary>The gradients ∂L/∂c_t of one sequence through an LSTM: one row a unit, one column a timestep, signed-log.</summary>
public sealed class CellGradientPanel(
    ShownTraining training, IViewState view, IScales scales, IAppearance appearance, bool isStrip = false)
    : GradientPanel(training, view, scales, appearance, isStrip)
{
    /// <inheritdoc/>
    protected override string Letter => "c";

    /// <inheritdoc/>
    internal override string Symbol => "∂L/∂c_t";

    /// <inheritdoc/>
    public override StateName State => StateName.Cell;

    /// <inheritdoc/>
    internal override Topic Topic => Topic.CellGradients;

    /// <inheritdoc/>
    protected override double ValueAt(int t, int unit) => Training.Step.CellGradientAt(t, unit, Training.Sequence);
}
