using RnnViz.Engine.Drawing;
using RnnViz.Engine.Input;
using RnnViz.Engine.Scene;

namespace RnnViz.Engine.Controls;

/// <summary>A node that occupies a rectangle. Whoever computes the layout sets <see cref="Bounds"/>; the control never moves itself.</summary>
public abstract class Control : Node
{
    private Box bounds;

    /// <summary>The rectangle that the control draws in and gets pointer events for, in pixels of the canvas.</summary>
    public Box Bounds
    {
        get => bounds;
        set
        {
            if (bounds == value) return;
            bounds = value;
            BoundsChanged();
        }
    }

    /// <summary>Called when <see cref="Bounds"/> has changed; the place to lay out what lies inside.</summary>
    protected virtual void BoundsChanged() { }

    /// <summary>Whether the main button went down inside this control.</summary>
    protected bool IsPressedHere(in InputEvent input) => input.IsPress && Bounds.Contains(input.Position);
}
