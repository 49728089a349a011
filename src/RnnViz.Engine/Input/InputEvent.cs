using RnnViz.Engine.Geometry;

namespace RnnViz.Engine.Input;

/// <summary>One event of the user's. Positions are pixels of the canvas, origin top left.</summary>
public readonly record struct InputEvent(
    InputKind Kind, string Action, Point Position, PointerButton Button, float Wheel, KeyModifiers Modifiers, bool IsRepeat)
{
    /// <summary>A named action.</summary>
    /// <param name="action">Its name.</param>
    /// <param name="isRepeat">Whether a held key repeats.</param>
    /// <param name="modifiers">What is held beyond the keys of the action: Shift where the action's key is without it.</param>
    public static InputEvent OfAction(string action, bool isRepeat = false, KeyModifiers modifiers = default) =>
        new(InputKind.Action, action, default, default, 0, modifiers, isRepeat);

    /// <summary>The character that was typed, of a <see cref="InputKind.Character"/>.</summary>
    public char Character { get; init; }

    /// <summary>A typed character.</summary>
    public static InputEvent OfCharacter(char character) =>
        new(InputKind.Character, "", default, default, 0, default, false) { Character = character };

    /// <summary>The pointer was pressed, moved or released.</summary>
    /// <param name="kind">PointerPressed, PointerMoved or PointerReleased.</param>
    /// <param name="position">Pixels of the canvas.</param>
    /// <param name="button">Which button; of no meaning while the pointer moves.</param>
    /// <param name="modifiers">What is held meanwhile.</param>
    public static InputEvent OfPointer(
        InputKind kind, Point position, PointerButton button = PointerButton.Left, KeyModifiers modifiers = default) =>
        new(kind, "", position, button, 0, modifiers, false);

    /// <summary>A turn of the wheel over <paramref name="position"/>.</summary>
    public static InputEvent OfWheel(Point position, float notches, KeyModifiers modifiers = default) =>
        new(InputKind.Wheel, "", position, default, notches, modifiers, false);

    /// <summary>Whether this is the named action.</summary>
    public bool Is(string action) => Kind == InputKind.Action && Action == action;

    /// <summary>Whether the left button went down.</summary>
    public bool IsPress => Kind == InputKind.PointerPressed && Button == PointerButton.Left;
}
