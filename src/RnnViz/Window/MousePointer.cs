using Raylib_cs;
using RnnViz.Engine.Controls;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Scene;

namespace RnnViz.Window;

/// <summary>Gives the mouse pointer the shape that the control under it asks for.</summary>
internal sealed class MousePointer
{
    private CursorShape shown = CursorShape.Arrow;

    /// <summary>To be called once a frame, after the events.</summary>
    public void Update(SceneTree tree, Point pointer)
    {
        CursorShape wanted = Control.ShapeOver(tree.Root, pointer) ?? CursorShape.Arrow;
        if (wanted == shown)
        {
            return;
        }

        shown = wanted;
        Raylib.SetMouseCursor(wanted switch
        {
            CursorShape.Hand => MouseCursor.PointingHand,
            CursorShape.Sideways => MouseCursor.ResizeEw,
            CursorShape.Text => MouseCursor.IBeam,
            _ => MouseCursor.Default,
        });
    }
}
