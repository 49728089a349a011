using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;

namespace RnnViz.Engine.Controls;

/// <summary>A control that can have the keyboard focus: keys give and move it, a <see cref="FocusWatch"/> takes it away.</summary>
public abstract class Focusable : Control
{
    /// <summary>A control of a group.</summary>
    protected Focusable(FocusGroup group)
    {
        Group = group;
        group.Add(this);
    }

    /// <summary>The group in which the focus goes round.</summary>
    protected FocusGroup Group { get; }

    /// <summary>Whether keys go to this control.</summary>
    public bool IsFocused => ReferenceEquals(Group.Current, this);

    /// <summary>Whether the pointer is over the control.</summary>
    public bool IsHovered { get; private set; }

    /// <summary>Whether the control can be changed now; a disabled one gets no focus and no events.</summary>
    public bool IsEnabled
    {
        get => isEnabled;
        set
        {
            isEnabled = value;
            if (!value && IsFocused)
            {
                Group.Give(null);
            }
        }
    }

    private bool isEnabled = true;

    /// <inheritdoc/>
    protected sealed override bool Input(in InputEvent input)
    {
        if (input.Kind == InputKind.PointerMoved)
        {
            IsHovered = Bounds.Contains(input.Position);
        }

        if (!IsEnabled)
        {
            return false;
        }

        return Handle(input);
    }

    /// <summary>An event for an enabled control; answer true to keep it from others.</summary>
    protected abstract bool Handle(in InputEvent input);

    /// <summary>Called when another control, or none, has got the focus.</summary>
    protected internal virtual void FocusLost() { }

    /// <summary>Whether an action is one of several.</summary>
    protected static bool IsAny(in InputEvent input, IReadOnlyList<string> actions)
    {
        for (int i = 0; i < actions.Count; i++)
        {
            if (input.Is(actions[i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    protected override CursorShape? ShapeAt(Point point) => IsEnabled && Bounds.Contains(point) ? CursorShape.Hand : null;
}
