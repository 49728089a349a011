using RnnViz.Engine.Drawing;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Panels.Heatmaps;

/// <summary>
/// The cell states c_t of one sequence through an LSTM: one row a unit, one column a timestep. They have no bounds; the key says where
/// the colours end.
/// </summary>
public sealed class CellPanel(
    ShownTraining training, IViewState view, IScales scales, IAppearance appearance, bool isStrip = false)
    : StatePanel(training, view, scales, appearance, isStrip)
{
    /// <inheritdoc/>
    protected override string Title => "CELL";

    /// <inheritdoc/>
    internal override string Symbol => "c_t";

    /// <inheritdoc/>
    public override StateName State => StateName.Cell;

    /// <inheritdoc/>
    internal override Topic Topic => Topic.CellStates;

    /// <inheritdoc/>
    internal override Topic CellTopic => Topic.CellState;

    /// <inheritdoc/>
    protected override ValueScale Scale => Scales.Cell;

    /// <inheritdoc/>
    protected override double ValueAt(int t, int unit) => Training.Step.CellStateAt(t, unit, Training.Sequence);

    /// <inheritdoc/>
    protected override void Name(ref TextLine line, int t)
    {
        line.Add("c");
        line.AddIndex(t);
    }
}
