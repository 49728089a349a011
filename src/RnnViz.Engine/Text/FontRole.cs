namespace RnnViz.Engine.Text;

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
