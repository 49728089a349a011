namespace RnnViz.Engine.Input;

/// <summary>What an <see cref="InputEvent"/> reports.</summary>
public enum InputKind
{
    /// <summary>A key chord that the input map has a name for; see <see cref="InputEvent.Action"/>.</summary>
    Action,

    /// <summary>A mouse button went down at <see cref="InputEvent.Position"/>.</summary>
    PointerPressed,

    /// <summary>A mouse button went up.</summary>
    PointerReleased,

    /// <summary>The pointer moved.</summary>
    PointerMoved,

    /// <summary>The wheel turned by <see cref="InputEvent.Wheel"/> notches; up is positive.</summary>
    Wheel,

    /// <summary>A sign was typed; offered before the action that its key may stand for. See <see cref="InputEvent.Character"/>.</summary>
    Character,
}

/// <summary>One event of the user's. Positions are pixels of the canvas, origin top left.</summary>
public readonly record struct InputEvent(
    InputKind Kind, string Action, Point Position, PointerButton Button, float Wheel, KeyModifiers Modifiers, bool IsRepeat)
{
    /// <summary>A named action; <paramref name="isRepeat"/> when a held key repeats.</summary>
    public static InputEvent OfAction(string action, bool isRepeat = false) =>
        new(InputKind.Action, action, default, default, 0, default, isRepeat);

    /// <summary>The sign that was typed, of a <see cref="InputKind.Character"/>.</summary>
    public char Character { get; init; }

    /// <summary>A typed sign.</summary>
    public static InputEvent OfCharacter(char character) =>
        new(InputKind.Character, "", default, default, 0, default, false) { Character = character };

    /// <summary>A pointer event.</summary>
    public static InputEvent OfPointer(InputKind kind, Point position, PointerButton button = PointerButton.Left) =>
        new(kind, "", position, button, 0, default, false);

    /// <summary>A turn of the wheel over <paramref name="position"/>.</summary>
    public static InputEvent OfWheel(Point position, float notches, KeyModifiers modifiers = default) =>
        new(InputKind.Wheel, "", position, default, notches, modifiers, false);

    /// <summary>Whether this is the named action.</summary>
    public bool Is(string action) => Kind == InputKind.Action && Action == action;

    /// <summary>Whether the left button went down.</summary>
    public bool IsPress => Kind == InputKind.PointerPressed && Button == PointerButton.Left;
}

/// <summary>Buttons of the mouse.</summary>
public enum PointerButton
{
    /// <summary>The main button.</summary>
    Left,

    /// <summary>The context button.</summary>
    Right,

    /// <summary>The wheel pressed.</summary>
    Middle,
}

/// <summary>Modifier keys held while something happened.</summary>
[Flags]
public enum KeyModifiers
{
    /// <summary>None held.</summary>
    None = 0,

    /// <summary>Either Shift key.</summary>
    Shift = 1,

    /// <summary>Either Ctrl key.</summary>
    Control = 2,

    /// <summary>Either Alt key.</summary>
    Alt = 4,
}
