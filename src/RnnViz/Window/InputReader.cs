using Raylib_cs;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;

namespace RnnViz.Window;

/// <summary>
/// Turns what the user did since the last frame into events. Letters and signs are read as typed characters, so that they are where
/// the user's keyboard layout has them; where that types no Latin letters, or digits with Shift only, the key's place decides.
/// Keys without a character are read as keys.
/// </summary>
internal sealed class InputReader(InputMap map, KeyboardLayout layout)
{
    private const KeyModifiers Chord = KeyModifiers.Ctrl | KeyModifiers.Alt;

    private static readonly Point Nowhere = new(-1, -1);

    private Point pointer = Nowhere;
    private bool isInside, isDown;

    // where the pointer is when the window opens is no move: nothing is pointed at until it goes elsewhere
    private Point? beginning;
    private bool hasMoved;

    // a key that prints, until its character comes; where a text is composed that may be some frames later
    private RawInput? pressed;

    /// <summary>
    /// Hands what happened to <paramref name="receive"/>, which answers whether somebody took it, in the order in which it did.
    /// </summary>
    public void Read(InputQueue queue, Func<InputEvent, bool> receive)
    {
        for (int i = 0; i < queue.Count; i++)
        {
            RawInput happened = queue[i];
            switch (happened.Kind)
            {
                case RawKind.Key:
                    LastKey = happened.IsRepeat ? LastKey : (int)happened.Key;
                    bool isTyped = i + 1 < queue.Count && queue[i + 1].Kind == RawKind.Character;
                    ReadKey(happened, isTyped, receive);
                    break;
                case RawKind.Character:
                    ReadCharacter(happened, receive);
                    break;
                case RawKind.Wheel:
                    receive(InputEvent.OfWheel(happened.Position, happened.Notches, happened.Modifiers));
                    break;
                default:
                    ReadPointer(happened, receive);
                    break;
            }
        }

        queue.Clear();
    }

    private void ReadKey(in RawInput happened, bool isTyped, Func<InputEvent, bool> receive)
    {
        pressed = null;
        if (NamedKeys.Of(happened.Key) is Key named)
        {
            Send(named, happened.Modifiers, happened.IsRepeat, receive);
        }
        else if (isTyped || (happened.Modifiers & KeyModifiers.Ctrl) == 0 && !IsKeypadMove(happened))
        {
            pressed = happened;
        }
        else if ((NamedKeys.OnKeypad(happened.Key) ?? layout.LetterOf(happened.Key)) is Key key)
        {
            // letters held with Ctrl type no character
            Send(key, happened.Modifiers, happened.IsRepeat, receive);
        }
    }

    /// <summary>The number pad moves where it types no digits.</summary>
    private static bool IsKeypadMove(in RawInput happened) =>
        !happened.HasNumLock && (happened.Modifiers & Chord) == 0 && NamedKeys.OnKeypad(happened.Key) is not null;

    private void ReadCharacter(in RawInput typed, Func<InputEvent, bool> receive)
    {
        RawInput? by = pressed;
        pressed = null;
        int code = typed.Character;
        // whoever takes typed signs has them before they are commands
        if (code is < ' ' or > char.MaxValue || receive(InputEvent.OfCharacter((char)code)))
        {
            return;
        }

        if ((TypedSigns.KeyOf((char)code) ?? PlaceOf(by, (char)code)) is Key key)
        {
            // Shift is said of letters only: a sign is the same with and without; and it is not Caps Lock
            bool isShifted = by is { } known ? (known.Modifiers & KeyModifiers.Shift) != 0 : char.IsUpper((char)code);
            bool isLetter = key is >= Key.A and <= Key.Z;
            Send(key, isShifted && isLetter ? KeyModifiers.Shift : KeyModifiers.None, by?.IsRepeat ?? typed.IsRepeat, receive);
        }
    }

    /// <summary>The letter or digit of a key by its place, where what it typed can be neither for this layout's sake.</summary>
    private Key? PlaceOf(RawInput? by, char typed) => by is not { } key || (key.Modifiers & Chord) != 0 ? null : key.Key switch
    {
        // signs on letter keys are meant on a Latin layout, such as Dvorak's; where all letters are others they stand for the keys
        >= KeyboardKey.A and <= KeyboardKey.Z when char.IsLetter(typed) || !layout.IsLatin => KeyboardLayout.PlaceOf(key.Key),
        // a French keyboard has the digits with Shift
        >= KeyboardKey.Zero and <= KeyboardKey.Nine when (key.Modifiers & KeyModifiers.Shift) == 0 => KeyboardLayout.PlaceOf(key.Key),
        _ => null,
    };

    /// <summary>Shift counts where something is bound to it; a capital without a meaning of its own is its letter.</summary>
    private void Send(Key key, KeyModifiers modifiers, bool isRepeat, Func<InputEvent, bool> receive)
    {
        string? exact = map.ActionOf(new KeyChord(key, modifiers));
        if ((exact ?? map.ActionOf(new KeyChord(key, modifiers & ~KeyModifiers.Shift))) is string action)
        {
            receive(InputEvent.OfAction(action, isRepeat, exact is null ? modifiers & KeyModifiers.Shift : KeyModifiers.None));
        }
    }

    private void ReadPointer(in RawInput happened, Func<InputEvent, bool> receive)
    {
        beginning ??= happened.Position;
        hasMoved |= happened.Kind is RawKind.ButtonPressed or RawKind.ButtonReleased || happened.Position != beginning;
        if (!hasMoved)
        {
            return;
        }

        switch (happened.Kind)
        {
            case RawKind.Entered:
                isInside = true;
                MoveTo(happened.Position, receive);
                break;
            case RawKind.Moved:
                isInside |= !isDown;
                MoveTo(happened.Position, receive);
                break;
            case RawKind.Left:
                isInside = false;
                LeaveUnlessHeld(receive);
                break;
            case RawKind.ButtonPressed:
                isInside = isDown = true;
                MoveTo(happened.Position, receive);
                receive(InputEvent.OfPointer(InputKind.PointerPressed, happened.Position, modifiers: happened.Modifiers));
                break;
            default:
                isDown = false;
                MoveTo(happened.Position, receive);
                receive(InputEvent.OfPointer(InputKind.PointerReleased, happened.Position, modifiers: happened.Modifiers));
                LeaveUnlessHeld(receive);
                break;
        }
    }

    /// <summary>While a button is held the window follows the pointer outside.</summary>
    private void LeaveUnlessHeld(Func<InputEvent, bool> receive)
    {
        if (!isInside && !isDown)
        {
            MoveTo(Nowhere, receive);
        }
    }

    private void MoveTo(Point position, Func<InputEvent, bool> receive)
    {
        if (position != pointer)
        {
            pointer = position;
            receive(InputEvent.OfPointer(InputKind.PointerMoved, position));
        }
    }

    /// <summary>Where the pointer is, in pixels of the canvas; (−1, −1) where it is outside the window.</summary>
    public Point Pointer => pointer;

    /// <summary>The key that was pressed last, also one without a meaning here, as raylib numbers it; 0 before the first.</summary>
    public int LastKey { get; private set; }
}
