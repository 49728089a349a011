namespace RnnViz.Engine.Input;

/// <summary>Modifier keys held while something happened.</summary>
[Flags]
public enum KeyModifiers
{
    /// <summary>None held.</summary>
    None = 0,

    /// <summary>Either Shift key.</summary>
    Shift = 1,

    /// <summary>Either Ctrl key.</summary>
    Ctrl = 2,

    /// <summary>Either Alt key.</summary>
    Alt = 4,
}
