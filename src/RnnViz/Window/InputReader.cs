using Raylib_cs;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;

namespace RnnViz.Window;

/// <summary>
/// Turns what raylib reports since the last frame into events. Letters and signs are read as typed characters, so that
/// they are where the user's keyboard layout has them; keys without a character are read as keys.
/// </summary>
internal sealed class InputReader(InputMap map)
{
    private static readonly (KeyboardKey Raylib, Key Key)[] Named =
    [
        (KeyboardKey.Enter, Key.Enter), (KeyboardKey.KpEnter, Key.Enter), (KeyboardKey.Escape, Key.Escape),
        (KeyboardKey.Left, Key.Left), (KeyboardKey.Right, Key.Right), (KeyboardKey.Up, Key.Up), (KeyboardKey.Down, Key.Down),
        (KeyboardKey.PageUp, Key.PageUp), (KeyboardKey.PageDown, Key.PageDown), (KeyboardKey.Home, Key.Home), (KeyboardKey.End, Key.End),
        (KeyboardKey.F11, Key.F11), (KeyboardKey.Tab, Key.Tab), (KeyboardKey.Backspace, Key.Backspace),
    ];

    /// <summary>Keys from this code on print nothing, but for those of the number pad.</summary>
    private const int FirstUnprinted = (int)KeyboardKey.Escape;

    private static readonly Point Nowhere = new(-1, -1);

    private Point pointer = Nowhere;
    private Point? reported;

    // held now, at the last frame, or pressed in between: a chord may be down and up again between two frames
    private KeyModifiers held, heldLast;

    /// <summary>
    /// Hands every event of this frame to <paramref name="receive"/>, which answers whether somebody took it: what was pressed
    /// and typed in the order of the keys, then the pointer, then the wheel.
    /// </summary>
    public void Read(Func<InputEvent, bool> receive)
    {
        // the queue, and not the state: a key that goes down and up between two frames must not be lost
        bool anyPressed = false;
        KeyModifiers now = HeldNow;
        (held, heldLast) = (now | heldLast, now);
        for (int pressed = Raylib.GetKeyPressed(); pressed != 0; pressed = Raylib.GetKeyPressed())
        {
            anyPressed = true;
            LastKey = pressed;
            held |= ModifierOf((KeyboardKey)pressed);
            if (pressed < FirstUnprinted || pressed is >= (int)KeyboardKey.Kp0 and < (int)KeyboardKey.KpEnter)
            {
                // letters held with Ctrl are no characters: without one Ctrl was held, even if it is up again
                bool isCharacter = (now & KeyModifiers.Ctrl) == 0 && ReadCharacter(isRepeat: false, receive);
                if (!isCharacter && IsControlDown && pressed is >= (int)KeyboardKey.A and <= (int)KeyboardKey.Z)
                {
                    Send(Key.A + (pressed - (int)KeyboardKey.A), held, isRepeat: false, receive);
                }

                continue;
            }

            foreach ((KeyboardKey raylib, Key key) in Named)
            {
                if ((int)raylib == pressed)
                {
                    Send(key, held, isRepeat: false, receive);
                }
            }
        }

        foreach ((KeyboardKey raylib, Key key) in Named)
        {
            if (Raylib.IsKeyPressedRepeat(raylib))
            {
                Send(key, held, isRepeat: true, receive);
            }
        }

        while (ReadCharacter(!anyPressed, receive)) { }

        ReadPointer(receive);
    }

    /// <summary>Takes the next typed character; answers whether there was one.</summary>
    private bool ReadCharacter(bool isRepeat, Func<InputEvent, bool> receive)
    {
        int character = Raylib.GetCharPressed();
        if (character == 0)
        {
            return false;
        }
        // whoever takes typed signs has them before they are commands
        if (character <= char.MaxValue && !receive(InputEvent.OfCharacter((char)character)) && KeyOf((char)character) is Key key)
        {
            // typed with neither Ctrl nor Alt, whatever is held by now
            Send(key, char.IsAsciiLetterUpper((char)character) ? KeyModifiers.Shift : KeyModifiers.None, isRepeat, receive);
        }

        return true;
    }

    /// <summary>Shift counts where something is bound to it; a capital without a meaning of its own is its letter.</summary>
    private void Send(Key key, KeyModifiers modifiers, bool isRepeat, Func<InputEvent, bool> receive)
    {
        string? exact = map.ActionOf(new KeyChord(key, modifiers));
        if ((exact ?? map.ActionOf(new KeyChord(key, modifiers & ~KeyModifiers.Shift))) is string action)
        {
            receive(InputEvent.OfAction(action, isRepeat, exact is null ? modifiers & KeyModifiers.Shift : KeyModifiers.None));
        }
    }

    private void ReadPointer(Func<InputEvent, bool> receive)
    {
        System.Numerics.Vector2 at = Raylib.GetMousePosition();
        // raylib counts the pointer in the window's units, the canvas in pixels
        float scale = (float)Raylib.GetRenderWidth() / Math.Max(1, Raylib.GetScreenWidth());
        var position = new Point(at.X * scale, at.Y * scale);
        // where the pointer is when the window opens is no move; when it leaves the window its place stays what it was;
        // while a button is held the window follows it outside
        bool hasMoved = reported is { } before && position != before;
        reported = position;
        if (!hasMoved && !Raylib.IsCursorOnScreen() && !Raylib.IsMouseButtonDown(MouseButton.Left)
            && !Raylib.IsMouseButtonReleased(MouseButton.Left))
        {
            position = Nowhere;
        }

        if (position != pointer)
        {
            pointer = position;
            receive(InputEvent.OfPointer(InputKind.PointerMoved, position));
        }

        if (Raylib.IsMouseButtonPressed(MouseButton.Left))
        {
            receive(InputEvent.OfPointer(InputKind.PointerPressed, position, modifiers: held));
        }

        if (Raylib.IsMouseButtonReleased(MouseButton.Left))
        {
            receive(InputEvent.OfPointer(InputKind.PointerReleased, position, modifiers: held));
        }

        float wheel = Raylib.GetMouseWheelMove();
        if (wheel != 0)
        {
            receive(InputEvent.OfWheel(position, wheel, HeldNow));
        }
    }

    /// <summary>Where the pointer is, in pixels of the canvas; (−1, −1) where it is outside the window.</summary>
    public Point Pointer => pointer;

    /// <summary>The key that was read last, also one without a meaning here, as raylib numbers it; 0 before the first.</summary>
    public int LastKey { get; private set; }

    private bool IsControlDown => (held & KeyModifiers.Ctrl) != 0;

    private static KeyModifiers HeldNow
    {
        get
        {
            KeyModifiers all = KeyModifiers.None;
            foreach (KeyboardKey key in ModifierKeys)
            {
                all |= Raylib.IsKeyDown(key) ? ModifierOf(key) : KeyModifiers.None;
            }

            return all;
        }
    }

    private static ReadOnlySpan<KeyboardKey> ModifierKeys =>
    [
        KeyboardKey.LeftShift, KeyboardKey.RightShift, KeyboardKey.LeftControl, KeyboardKey.RightControl, KeyboardKey.LeftAlt,
        KeyboardKey.RightAlt,
    ];

    private static KeyModifiers ModifierOf(KeyboardKey key) => key switch
    {
        KeyboardKey.LeftShift or KeyboardKey.RightShift => KeyModifiers.Shift,
        KeyboardKey.LeftControl or KeyboardKey.RightControl => KeyModifiers.Ctrl,
        KeyboardKey.LeftAlt or KeyboardKey.RightAlt => KeyModifiers.Alt,
        _ => KeyModifiers.None,
    };

    private static Key? KeyOf(char character) => character switch
    {
        '+' or '=' => Key.Plus,
        '-' or '−' => Key.Minus,
        '?' => Key.Question,
        ' ' => Key.Space,
        >= 'a' and <= 'z' => Key.A + (character - 'a'),
        >= 'A' and <= 'Z' => Key.A + (character - 'A'),
        >= '0' and <= '9' => Key.Digit0 + (character - '0'),
        _ => null,
    };
}
