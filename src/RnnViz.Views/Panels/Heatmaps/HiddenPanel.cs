using RnnViz.Engine.Drawing;
using RnnViz.Engine.Text;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Panels.Heatmaps;

/// <summary>The hidden states h_t of one sequence: one row a unit, one column a timestep, linear on −1..1.</summary>
public sealed class HiddenPanel(
    ShownTraining training, IViewState view, IScales scales, IAppearance appearance, bool isStrip = false)
    : StatePanel(training, view, scales, appearance, isStrip)
{
    /// <inheritdoc/>
    protected override string Title => "HIDDEN";

    /// <inheritdoc/>
    internal override string Symbol => "h_t";

    /// <inheritdoc/>
    internal override Topic Topic => Topic.HiddenStates;

    /// <inheritdoc/>
    internal override Topic CellTopic => Topic.HiddenState;

    /// <inheritdoc/>
    protected override ValueScale Scale => Scales.Hidden;

    /// <summary>The unrolled row shows the cells, too: those of the run in front.</summary>
    protected override bool IsRead => Visible || Training.Run.IsFront;

    /// <inheritdoc/>
    protected override double ValueAt(int t, int unit) => Training.Step.HiddenAt(t, unit, Training.Sequence);

    /// <inheritdoc/>
    protected override float Saturation => Training.Saturation / (float)Scale.High;

    /// <inheritdoc/>
    protected override bool IsSaturated(double value) => Training.Saturation > 0 && Math.Abs(value) >= Training.Saturation;

    /// <inheritdoc/>
    protected override void Name(ref TextLine line, int t)
    {
        line.Add("h");
        line.AddIndex(t);
    }
}
