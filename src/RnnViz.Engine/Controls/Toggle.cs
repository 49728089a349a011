using RnnViz.Engine.Input;

namespace RnnViz.Engine.Controls;

/// <summary>
/// On or off: a click switches it, and so does the accepting key, which gives the focus up; 0 and 1 are off and on. How it looks
/// is up to a derived class.
/// </summary>
public abstract class Toggle(FocusGroup group) : Focusable(group)
{
    /// <summary>Raised with the state that the user has chosen.</summary>
    public event Action<bool>? Changed;

    /// <summary>Whether it is on; setting it raises nothing.</summary>
    public bool IsOn { get; set; }

    /// <inheritdoc/>
    protected override bool Handle(in InputEvent input)
    {
        bool accepts = IsFocused && input.Is(Group.Keys.Accept), switches = accepts || IsPressedHere(input);
        bool isDigit = IsFocused && input.Kind == InputKind.Character && char.IsAsciiDigit(input.Character);
        bool off = IsFocused && IsAny(input, Group.Keys.Less), on = IsFocused && IsAny(input, Group.Keys.More);
        if (!switches && !isDigit && !off && !on)
        {
            return false;
        }

        if (accepts)
        {
            Group.Give(null);
        }

        bool wanted = switches ? !IsOn : isDigit ? input.Character switch { '0' => false, '1' => true, _ => IsOn } : on;
        if (wanted == IsOn)
        {
            return true;
        }

        IsOn = wanted;
        Changed?.Invoke(wanted);
        return true;
    }
}
