using RnnViz.Engine.Scene;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Scenes;

/// <summary>
/// Brings the other runs of a contrast to where the one in front stands, whatever has moved it: keys, buttons, the timeline, a
/// stop. A run that has just come is trained up to there, a part of it in each frame where time runs. Stands after the driver and
/// before whatever reads the steps.
/// </summary>
public sealed class ContrastFollower(ShownTraining training) : Node
{
    /// <inheritdoc/>
    protected override void Process(double delta) => training.Contrast.FollowInFrame();
}
