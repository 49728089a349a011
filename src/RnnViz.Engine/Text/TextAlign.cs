namespace RnnViz.Engine.Text;

/// <summary>Where a text stands relative to the point that it is given.</summary>
public enum TextAlign
{
    /// <summary>The text begins at the point.</summary>
    Left,

    /// <summary>The text is centred on the point.</summary>
    Center,

    /// <summary>The text ends at the point.</summary>
    Right,
}
