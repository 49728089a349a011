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

    /// <summary>
    /// A character was typed; offered before the action that its key may stand for. See <see cref="InputEvent.Character"/>.
    /// </summary>
    Character,
}
