using RnnViz.Engine.Input;
using RnnViz.Engine.Scene;

namespace RnnViz.Engine.Controls;

/// <summary>
/// Takes the keyboard focus away when it is no longer wanted; to stand in front of all that takes events. A press anywhere ends
/// it, also one on the control that has it: who uses the mouse did not ask for the keys, and arrows and a presenter's remote go
/// on stepping. So do the actions in <see cref="ControlKeys.Leave"/>, and that the control is hidden. Keeps no event.
/// </summary>
public sealed class FocusWatch(FocusGroup group) : Node
{
    /// <inheritdoc/>
    protected override void Process(double delta)
    {
        for (Node? node = group.Current; node is not null; node = node.Parent)
        {
            if (!node.Visible)
            {
                group.Give(null);
                return;
            }
        }
    }

    /// <inheritdoc/>
    protected override bool Input(in InputEvent input)
    {
        if (group.Current is not null && (input.IsPress || group.Leaves(input)))
        {
            group.Give(null);
        }

        return false;
    }
}
