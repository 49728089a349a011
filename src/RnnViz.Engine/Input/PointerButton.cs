namespace RnnViz.Engine.Input;

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
