using Raylib_cs;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;

namespace RnnViz.Window;

/// <summary>What raylib knows of pointer and modifiers at this moment.</summary>
internal static class PointerPlace
{
    /// <summary>In pixels of the canvas; raylib counts in the window's units.</summary>
    public static Point Now
    {
        get
        {
            System.Numerics.Vector2 at = Raylib.GetMousePosition();
            float scale = (float)Raylib.GetRenderWidth() / Math.Max(1, Raylib.GetScreenWidth());
            return new Point(at.X * scale, at.Y * scale);
        }
    }

    /// <summary>What is held.</summary>
    public static KeyModifiers Held =>
        Of(KeyboardKey.LeftShift) | Of(KeyboardKey.RightShift) | Of(KeyboardKey.LeftControl) | Of(KeyboardKey.RightControl)
        | Of(KeyboardKey.LeftAlt) | Of(KeyboardKey.RightAlt);

    /// <summary>What a key is to other keys; none for most.</summary>
    public static KeyModifiers ModifierOf(KeyboardKey key) => key switch
    {
        KeyboardKey.LeftShift or KeyboardKey.RightShift => KeyModifiers.Shift,
        KeyboardKey.LeftControl or KeyboardKey.RightControl => KeyModifiers.Ctrl,
        KeyboardKey.LeftAlt or KeyboardKey.RightAlt => KeyModifiers.Alt,
        _ => KeyModifiers.None,
    };

    private static KeyModifiers Of(KeyboardKey key) => Raylib.IsKeyDown(key) ? ModifierOf(key) : KeyModifiers.None;
}
