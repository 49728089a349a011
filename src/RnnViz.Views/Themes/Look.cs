using RnnViz.Engine.Text;

namespace RnnViz.Views.Themes;

/// <summary>A theme at a scale: colours, and type sizes in pixels.</summary>
/// <param name="Theme">The colours.</param>
/// <param name="Unit">Pixels per design unit; the design is 1280 × 720 units.</param>
public sealed record Look(Theme Theme, float Unit)
{
    /// <summary>
    /// The smallest type, in design units: 18 pixels at 1920 × 1080, and 24 in the theme for projectors, 20 where more panels must
    /// stay than have room. Indices of formulas are smaller.
    /// </summary>
    public const float SmallestType = 12;

    /// <summary>Design units in pixels.</summary>
    public float Px(float units) => units * Unit;

    /// <summary>Design units in whole pixels, at least one: for hairlines.</summary>
    public float Hair(float units = 1) => MathF.Max(1, MathF.Round(units * Unit * Theme.LineWeight));

    /// <summary>Design units as the thickness of a curve, in pixels.</summary>
    public float Stroke(float units) => units * Unit * Theme.LineWeight;

    /// <summary>The program's name.</summary>
    public TextStyle Brand => new(FontRole.Heading, Px(18));

    /// <summary>Titles of panels.</summary>
    public TextStyle Title => new(FontRole.Heading, Px(12.5f));

    /// <summary>Sentences.</summary>
    public TextStyle Body => new(FontRole.Interface, Px(14));

    /// <summary>Small labels.</summary>
    public TextStyle Label => new(FontRole.Interface, Px(13));

    /// <summary>Numbers in bars and panels.</summary>
    public TextStyle Number => new(FontRole.Number, Px(14));

    /// <summary>Numbers at ticks and cells.</summary>
    public TextStyle SmallNumber => new(FontRole.Number, Px(SmallestType));

    /// <summary>Numbers where there is hardly any room.</summary>
    public TextStyle TinyNumber => new(FontRole.Number, Px(SmallestType));

    /// <summary>What a lesson says at its stops: to be read from the last row.</summary>
    public TextStyle Callout => new(FontRole.Interface, Px(20));

    /// <summary>Letters in cells of the unrolled network.</summary>
    public TextStyle Symbol => new(FontRole.Number, Px(16));

    /// <summary>Variables.</summary>
    public TextStyle MathItalic => new(FontRole.MathItalic, Px(17));
}
