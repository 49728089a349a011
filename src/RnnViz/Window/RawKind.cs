namespace RnnViz.Window;

/// <summary>What a <see cref="RawInput"/> reports.</summary>
internal enum RawKind
{
    /// <summary>A key went down, or repeats while it is held.</summary>
    Key,

    /// <summary>A character was typed; where a key typed it, it follows that key.</summary>
    Character,

    /// <summary>The main button of the mouse went down.</summary>
    ButtonPressed,

    /// <summary>The main button of the mouse went up.</summary>
    ButtonReleased,

    /// <summary>The pointer moved.</summary>
    Moved,

    /// <summary>The pointer came into the window.</summary>
    Entered,

    /// <summary>The pointer left the window.</summary>
    Left,

    /// <summary>The wheel turned.</summary>
    Wheel,
}
