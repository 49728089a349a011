namespace RnnViz.Views.Panels;

/// <summary>The edge of a panel over which the line from a call-out comes in.</summary>
public enum TargetSide
{
    /// <summary>The upper edge.</summary>
    Above,

    /// <summary>The left edge.</summary>
    Left,

    /// <summary>The right edge.</summary>
    Right,
}
