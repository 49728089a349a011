using RnnViz.Engine.Scene;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Scenes;

/// <summary>Has the scale of c follow the step that is shown. Stands after the driver and before the panels.</summary>
public sealed class ScaleFeeder(ShownTraining training, SharedScales scales) : Node
{
    /// <inheritdoc/>
    protected override void Process(double delta) => scales.FollowCell(training.Sequence, training.IsRunning);
}
