using Raylib_cs;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;

namespace RnnViz.Window;

/// <summary>
/// Finds out what happened from raylib's state, each time the system was asked. A click that came whole in between is known by the
/// gesture that raylib makes of it: one that is put in beforehand is another one afterwards.
/// </summary>
internal sealed class PolledEvents(InputQueue queue) : WindowEvents(queue)
{
    /// <summary>Keys from this code on print nothing, but for those of the number pad.</summary>
    private const int FirstUnprinted = (int)KeyboardKey.Escape;

    /// <summary>raylib's number for an automation event that sets the gesture.</summary>
    private const uint SetGesture = 17;

    private static readonly KeyboardKey[] All = Enum.GetValues<KeyboardKey>();

    private Point position = new(-1, -1);
    private bool isInside, isFirst = true;

    // held now, at the last time, or pressed in between: a chord may be down and up again between two times
    private KeyModifiers heldLast;

    /// <inheritdoc/>
    public override bool NeedsAsking => true;

    /// <inheritdoc/>
    public override unsafe void BeforePoll()
    {
        if (Raylib.IsMouseButtonDown(MouseButton.Left))
        {
            return;
        }

        var hold = new AutomationEvent { Type = SetGesture };
        hold.Params[0] = (int)Gesture.Hold;
        Raylib.PlayAutomationEvent(hold);
    }

    /// <inheritdoc/>
    public override void AfterPoll()
    {
        base.AfterPoll();
        KeyModifiers now = PointerPlace.Held, held = now | heldLast;
        heldLast = now;
        ReadKeys(now, held);
        ReadPointer(held);
    }

    private void ReadKeys(KeyModifiers now, KeyModifiers held)
    {
        bool anyPressed = false;
        for (int pressed = Raylib.GetKeyPressed(); pressed != 0; pressed = Raylib.GetKeyPressed())
        {
            anyPressed = true;
            held |= PointerPlace.ModifierOf((KeyboardKey)pressed);
            Queue.Add(new RawInput(RawKind.Key, held) { Key = (KeyboardKey)pressed, HasNumLock = true });
            // letters held with Ctrl are no characters: without one Ctrl was held, even if it is up again
            bool isPrinted = pressed is < FirstUnprinted or >= (int)KeyboardKey.Kp0 and < (int)KeyboardKey.KpEnter;
            if (isPrinted && (now & KeyModifiers.Ctrl) == 0)
            {
                ReadCharacter(isRepeat: false);
            }
        }

        foreach (KeyboardKey key in All)
        {
            if (NamedKeys.Of(key) is not null && Raylib.IsKeyPressedRepeat(key))
            {
                Queue.Add(new RawInput(RawKind.Key, held, IsRepeat: true) { Key = key });
            }
        }

        while (ReadCharacter(!anyPressed)) { }
    }

    private bool ReadCharacter(bool isRepeat)
    {
        int character = Raylib.GetCharPressed();
        if (character != 0)
        {
            Queue.Add(new RawInput(RawKind.Character, IsRepeat: isRepeat) { Character = character });
        }

        return character != 0;
    }

    private void ReadPointer(KeyModifiers held)
    {
        Point at = PointerPlace.Now;
        bool hasMoved = at != position && !isFirst, isOnScreen = Raylib.IsCursorOnScreen();
        (position, isFirst) = (at, false);
        if (isOnScreen != isInside)
        {
            isInside = isOnScreen;
            Queue.Add(new RawInput(isInside ? RawKind.Entered : RawKind.Left) { Position = at });
        }
        else if (hasMoved)
        {
            Queue.Add(new RawInput(RawKind.Moved) { Position = at });
        }

        bool isPressed = Raylib.IsMouseButtonPressed(MouseButton.Left), isReleased = Raylib.IsMouseButtonReleased(MouseButton.Left);
        if (isPressed || WasClicked())
        {
            Queue.Add(new RawInput(RawKind.ButtonPressed, held) { Position = at });
            isReleased |= !isPressed;
        }

        if (isReleased)
        {
            Queue.Add(new RawInput(RawKind.ButtonReleased, held) { Position = at });
        }

        float notches = Raylib.GetMouseWheelMove();
        if (notches != 0)
        {
            Queue.Add(new RawInput(RawKind.Wheel, held) { Position = at, Notches = notches });
        }
    }

    /// <summary>
    /// Whether a button went down and up since the system was asked before: the gesture that was put in is over then. Which button is
    /// not to be known where it was as short.
    /// </summary>
    private static bool WasClicked() =>
        Raylib.GetGestureDetected() is Gesture.None or Gesture.SwipeLeft or Gesture.SwipeRight or Gesture.SwipeUp or Gesture.SwipeDown
        && !IsInUse(MouseButton.Left) && !IsInUse(MouseButton.Right) && !IsInUse(MouseButton.Middle);

    private static bool IsInUse(MouseButton button) => Raylib.IsMouseButtonDown(button) || Raylib.IsMouseButtonReleased(button);
}
