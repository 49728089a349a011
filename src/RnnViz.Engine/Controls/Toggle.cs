using RnnViz.Engine.Input;

namespace RnnViz.Engine.Controls;

/// <summary>On or off: a click or the accepting key switches it. How it looks is up to a derived class.</summary>
public abstract class Toggle(FocusGroup group) : Focusable(group)
{
    /// <summary>Raised with the state that the user has chosen.</summary>
    public event Action<bool>? Changed;

    /// <summary>Whether it is on; setting it raises nothing.</summary>
    public bool IsOn { get; set; }

    /// <inheritdoc/>
    protected override bool Handle(in InputEvent input)
    {
        bool switches = IsPressedHere(input) || IsFocused && input.Is(Group.Keys.Accept);
        bool off = IsFocused && IsAny(input, Group.Keys.Less), on = IsFocused && IsAny(input, Group.Keys.More);
        if (!switches && !off && !on)
        {
            return false;
        }

        bool wanted = switches ? !IsOn : on;
        if (wanted == IsOn)
        {
            return true;
        }

        IsOn = wanted;
        Changed?.Invoke(wanted);
        return true;
    }
}
