namespace RnnViz.Views.Themes;

/// <summary>What the line of a run is made of.</summary>
public enum RunLine
{
    /// <summary>A stroke without gaps.</summary>
    Solid,

    /// <summary>Long dashes.</summary>
    Dashed,

    /// <summary>Dots.</summary>
    Dotted,
}
