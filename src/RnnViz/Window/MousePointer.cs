using Raylib_cs;

namespace RnnViz.Window;

/// <summary>Gives the mouse pointer the shape that the control under it asks for.</summary>
internal sealed class MousePointer
{
    private PointerShape shown = PointerShape.Arrow;

    /// <summary>To be called once a frame, after the events.</summary>
    public void Update(SceneTree tree, Point pointer)
    {
        PointerShape wanted = Control.ShapeOver(tree.Root, pointer) ?? PointerShape.Arrow;
        if (wanted == shown)
        {
            return;
        }

        shown = wanted;
        Raylib.SetMouseCursor(wanted switch
        {
            PointerShape.Hand => MouseCursor.PointingHand,
            PointerShape.Sideways => MouseCursor.ResizeEw,
            PointerShape.Text => MouseCursor.IBeam,
            _ => MouseCursor.Default,
        });
    }
}
