namespace RnnViz.Views.Buttons;

/// <summary>What a round button shows.</summary>
public enum ButtonSymbol
{
    /// <summary>Nothing; the button has a label.</summary>
    None,

    /// <summary>A triangle.</summary>
    Play,

    /// <summary>Two bars.</summary>
    Pause,

    /// <summary>A small triangle.</summary>
    Step,

    /// <summary>A small triangle to the left.</summary>
    Back,

    /// <summary>A bar and a triangle to the left.</summary>
    First,

    /// <summary>A triangle and a bar.</summary>
    Last,

    /// <summary>Less.</summary>
    Minus,

    /// <summary>More.</summary>
    Plus,
}
