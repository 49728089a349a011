namespace RnnViz.Engine.Drawing;

/// <summary>The roles that text plays on the screen; each has a typeface.</summary>
public enum FontRole
{
    /// <summary>Labels and sentences (Inter).</summary>
    Interface,

    /// <summary>Headings and emphasis (Inter SemiBold).</summary>
    Heading,

    /// <summary>Numbers and generated text, all glyphs of one width (JetBrains Mono).</summary>
    Number,

    /// <summary>Upright mathematics: digits, operators, names (STIX).</summary>
    Math,

    /// <summary>Mathematical variables (STIX Italic).</summary>
    MathItalic,
}

/// <summary>A typeface by role and its size: pixels per em.</summary>
public readonly record struct TextStyle(FontRole Role, float Size);

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
