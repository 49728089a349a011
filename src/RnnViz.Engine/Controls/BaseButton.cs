using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;

namespace RnnViz.Engine.Controls;

/// <summary>What a button does and whether the pointer is over it; how it looks is up to a derived class.</summary>
public abstract class BaseButton : Control
{
    /// <summary>Raised when the main button went down and up again inside.</summary>
    public event Action? Pressed;

    /// <summary>Does what a press with the mouse does.</summary>
    public void Press() => Pressed?.Invoke();

    /// <summary>Whether the pointer is over the control.</summary>
    public bool IsHovered { get; private set; }

    /// <summary>Whether the main button is held that went down inside.</summary>
    public bool IsHeld { get; private set; }

    /// <inheritdoc/>
    protected override bool Input(in InputEvent input)
    {
        switch (input.Kind)
        {
            case InputKind.PointerMoved:
                IsHovered = Bounds.Contains(input.Position);
                return false;
            case InputKind.PointerPressed when IsPressedHere(input):
                IsHeld = IsEnabled;
                return true;
            case InputKind.PointerReleased when IsHeld:
                IsHeld = false;
                if (Bounds.Contains(input.Position))
                {
                    Press();
                }

                return true;
            default:
                return false;
        }
    }

    /// <summary>Whether it can be pressed now.</summary>
    public bool IsEnabled { get; set; } = true;

    /// <inheritdoc/>
    protected override CursorShape? ShapeAt(Point point) => IsEnabled && Bounds.Contains(point) ? CursorShape.Hand : null;
}
