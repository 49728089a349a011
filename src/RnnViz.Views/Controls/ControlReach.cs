using RnnViz.Engine.Input;
using RnnViz.Engine.Scene;

namespace RnnViz.Views.Controls;

/// <summary>
/// Whether what is changed next is changed in all runs that are seen together: so with Shift held, as a drag begins, the wheel turns or
/// a key is pressed. Stands in front of the controls, and keeps no event.
/// </summary>
/// <param name="settings">What is changed.</param>
internal sealed class ControlReach(SettingsInUse settings) : Node
{
    /// <inheritdoc/>
    protected override bool Input(in InputEvent input)
    {
        if (input.IsPress || input.Kind is InputKind.Wheel or InputKind.Action or InputKind.Character)
        {
            settings.ActsOnAll = (input.Modifiers & KeyModifiers.Shift) != 0;
        }

        return false;
    }
}
