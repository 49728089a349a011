namespace RnnViz.Engine.Controls;

/// <summary>What the mouse pointer looks like over something.</summary>
public enum CursorShape
{
    /// <summary>The system's arrow.</summary>
    Arrow,

    /// <summary>A hand: a click does something here.</summary>
    Hand,

    /// <summary>A double arrow: this can be dragged sideways.</summary>
    Sideways,

    /// <summary>A text cursor: something can be typed here.</summary>
    Text,
}
