using Raylib_cs;
using RnnViz.Engine.Input;

namespace RnnViz.Window;

/// <summary>The keys that type no character, by raylib's names.</summary>
internal static class NamedKeys
{
    /// <summary>What a key is called here; null for one that types a character, and for one without a meaning.</summary>
    public static Key? Of(KeyboardKey key) => key switch
    {
        KeyboardKey.Enter or KeyboardKey.KpEnter => Key.Enter,
        KeyboardKey.Escape => Key.Escape,
        KeyboardKey.Left => Key.Left,
        KeyboardKey.Right => Key.Right,
        KeyboardKey.Up => Key.Up,
        KeyboardKey.Down => Key.Down,
        KeyboardKey.PageUp => Key.PageUp,
        KeyboardKey.PageDown => Key.PageDown,
        KeyboardKey.Home => Key.Home,
        KeyboardKey.End => Key.End,
        KeyboardKey.F11 => Key.F11,
        KeyboardKey.Tab => Key.Tab,
        KeyboardKey.Backspace => Key.Backspace,
        _ => null,
    };

    /// <summary>What a key of the number pad is while Num Lock is off; null for other keys.</summary>
    public static Key? OnKeypad(KeyboardKey key) => key switch
    {
        KeyboardKey.Kp1 => Key.End,
        KeyboardKey.Kp2 => Key.Down,
        KeyboardKey.Kp3 => Key.PageDown,
        KeyboardKey.Kp4 => Key.Left,
        KeyboardKey.Kp6 => Key.Right,
        KeyboardKey.Kp7 => Key.Home,
        KeyboardKey.Kp8 => Key.Up,
        KeyboardKey.Kp9 => Key.PageUp,
        _ => null,
    };
}
