using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Engine.Scene;

namespace RnnViz.Engine.Controls;

/// <summary>
/// A node that occupies a rectangle. Whoever computes the layout sets <see cref="Bounds"/>; the control never moves itself.
/// </summary>
public abstract class Control : Node
{
    private Box bounds;

    /// <summary>The rectangle that the control draws in and gets pointer events for, in pixels of the canvas.</summary>
    public Box Bounds
    {
        get => bounds;
        set
        {
            if (bounds == value)
            {
                return;
            }

            bounds = value;
            BoundsChanged();
        }
    }

    /// <summary>Called when <see cref="Bounds"/> has changed; the place to lay out what lies inside.</summary>
    protected virtual void BoundsChanged() { }

    /// <summary>Whether the main button went down inside this control.</summary>
    protected bool IsPressedHere(in InputEvent input) => input.IsPress && Bounds.Contains(input.Position);

    /// <summary>What the pointer looks like at a point, or null where this control does not care.</summary>
    protected virtual CursorShape? ShapeAt(Point point) => null;

    /// <summary>The shape of the pointer over the frontmost control that cares, below <paramref name="node"/> or itself.</summary>
    public static CursorShape? ShapeOver(Node node, Point point)
    {
        if (node.Paused || !node.Visible)
        {
            return null;
        }

        for (int i = node.Children.Count - 1; i >= 0; i--)
        {
            if (ShapeOver(node.Children[i], point) is CursorShape shape)
            {
                return shape;
            }
        }

        return (node as Control)?.ShapeAt(point);
    }
}
