using RnnViz.Engine.Drawing;

namespace RnnViz.Views.Themes;

/// <summary>The themes that the program has.</summary>
public static class ThemeCatalog
{
    // Purple to green through a neutral: "PRGn" of Harrower and Brewer, ColorBrewer.org (2003).
    private static readonly Rgba[] PurpleGreenOnLight =
    [
        Rgba.Hex(0x762A83), Rgba.Hex(0x9970AB), Rgba.Hex(0xC2A5CF), Rgba.Hex(0xE7D4E8), Rgba.Hex(0xF4F4F1),
        Rgba.Hex(0xD5EDD0), Rgba.Hex(0xA0D69B), Rgba.Hex(0x52A65C), Rgba.Hex(0x1B7837),
    ];

    // The same hues with a dark neutral: magnitude reads as light.
    private static readonly Rgba[] PurpleGreenOnDark =
    [
        Rgba.Hex(0xCF8FE0), Rgba.Hex(0x9A58AE), Rgba.Hex(0x693878), Rgba.Hex(0x432C50), Rgba.Hex(0x2A2F3A),
        Rgba.Hex(0x254337), Rgba.Hex(0x296644), Rgba.Hex(0x36935A), Rgba.Hex(0x6CCB84),
    ];

    // Dark to light through purple and orange: nine samples of "magma" by van der Walt and Smith (matplotlib, CC0).
    private static readonly Rgba[] Magma =
    [
        Rgba.Hex(0x000004), Rgba.Hex(0x1D1147), Rgba.Hex(0x51127C), Rgba.Hex(0x832681), Rgba.Hex(0xB73779),
        Rgba.Hex(0xE75263), Rgba.Hex(0xFC8961), Rgba.Hex(0xFEC287), Rgba.Hex(0xFCFDBF),
    ];

    /// <summary>White for slides; the default.</summary>
    public static Theme Light { get; } = new()
    {
        Name = "light",
        Background = Rgba.Hex(0xF6F6F2),
        Bar = Rgba.Hex(0xFFFFFF),
        Surface = Rgba.Hex(0xFFFFFF),
        Border = Rgba.Hex(0xE3E5E9),
        Quiet = Rgba.Hex(0xECEDF1),
        Text = Rgba.Hex(0x1B1F2A),
        Muted = Rgba.Hex(0x5F6675),
        Forward = Rgba.Hex(0x0072B2),
        Backward = Rgba.Hex(0xD55E00),
        BackwardText = Rgba.Hex(0xAD4700),
        OnBackward = Rgba.Hex(0xFFFFFF),
        Right = Rgba.Hex(0x007D5C),
        Wrong = Rgba.Hex(0xA01630),
        CursorBand = Rgba.Hex(0xD55E00) with { A = 26 },
        Veil = Rgba.Hex(0x1B1F2A) with { A = 110 },
        Diverging = new ColorMap("purple-green on light", true, Rgba.Hex(0xD55E00), PurpleGreenOnLight),
        Sequential = new ColorMap("magma on light", false, Rgba.Hex(0x0072B2), Magma),
        Runs =
        [
            new RunLook(Rgba.Hex(0x062F17), Rgba.Hex(0x062F17), RunLine.Solid, RunMark.Disc),
            new RunLook(Rgba.Hex(0x7E1BD6), Rgba.Hex(0x7E1BD6), RunLine.Dashed, RunMark.Square),
            new RunLook(Rgba.Hex(0xC27CA0), Rgba.Hex(0x9E527B), RunLine.Dotted, RunMark.Triangle),
        ],
    };

    /// <summary>Dark, for dim rooms.</summary>
    public static Theme Dark { get; } = new()
    {
        Name = "dark",
        Background = Rgba.Hex(0x12151B),
        Bar = Rgba.Hex(0x1A1E26),
        Surface = Rgba.Hex(0x1A1E26),
        Border = Rgba.Hex(0x2B303B),
        Quiet = Rgba.Hex(0x2B303B),
        Text = Rgba.Hex(0xE8EAEE),
        Muted = Rgba.Hex(0x9AA2B1),
        Forward = Rgba.Hex(0x56B4E9),
        Backward = Rgba.Hex(0xF0803C),
        BackwardText = Rgba.Hex(0xF0803C),
        OnBackward = Rgba.Hex(0x12151B),
        Right = Rgba.Hex(0x3CCEA8),
        Wrong = Rgba.Hex(0xF86A78),
        CursorBand = Rgba.Hex(0xF0803C) with { A = 40 },
        Veil = Rgba.Hex(0x000000) with { A = 150 },
        Diverging = new ColorMap("purple-green on dark", true, Rgba.Hex(0xF0803C), PurpleGreenOnDark),
        Sequential = new ColorMap("magma on dark", false, Rgba.Hex(0x56B4E9), Magma),
        Runs =
        [
            new RunLook(Rgba.Hex(0xDDF9CC), Rgba.Hex(0xDDF9CC), RunLine.Solid, RunMark.Disc),
            new RunLook(Rgba.Hex(0x9C54EE), Rgba.Hex(0xA868F5), RunLine.Dashed, RunMark.Square),
            new RunLook(Rgba.Hex(0xE2A0B9), Rgba.Hex(0xE2A0B9), RunLine.Dotted, RunMark.Triangle),
        ],
    };

    /// <summary>For the last row of a lit hall: larger type, heavier lines, and every text at a contrast of 7:1 at least.</summary>
    public static Theme Projector { get; } = new()
    {
        Name = "projector",
        Scale = 4f / 3,
        LineWeight = 1.3f,
        LeastContrast = 7,
        Background = Rgba.Hex(0xFFFFFF),
        Bar = Rgba.Hex(0xFFFFFF),
        Surface = Rgba.Hex(0xFFFFFF),
        Border = Rgba.Hex(0x9AA0AC),
        Quiet = Rgba.Hex(0xE4E6EB),
        Text = Rgba.Hex(0x000000),
        Muted = Rgba.Hex(0x363C49),
        Forward = Rgba.Hex(0x004C80),
        Backward = Rgba.Hex(0xB84300),
        BackwardText = Rgba.Hex(0x853500),
        OnBackward = Rgba.Hex(0xFFFFFF),
        Right = Rgba.Hex(0x005B4C),
        Wrong = Rgba.Hex(0x800010),
        CursorBand = Rgba.Hex(0xB84300) with { A = 24 },
        Veil = Rgba.Hex(0x000000) with { A = 140 },
        Diverging = new ColorMap("purple-green on light", true, Rgba.Hex(0xB84300), PurpleGreenOnLight),
        Sequential = new ColorMap("magma on light", false, Rgba.Hex(0x0072B2), Magma),
        Runs =
        [
            new RunLook(Rgba.Hex(0x042A14), Rgba.Hex(0x042A14), RunLine.Solid, RunMark.Disc),
            new RunLook(Rgba.Hex(0x7410C4), Rgba.Hex(0x7410C4), RunLine.Dashed, RunMark.Square),
            new RunLook(Rgba.Hex(0xB56D93), Rgba.Hex(0x6E2B50), RunLine.Dotted, RunMark.Triangle),
        ],
    };

    /// <summary>All themes, in the order in which the theme key goes through them.</summary>
    public static IReadOnlyList<Theme> All { get; } = [Light, Dark, Projector];

    /// <summary>The theme of a name, or null.</summary>
    public static Theme? Find(string name) => All.FirstOrDefault(theme => theme.Name == name);

    /// <summary>The theme after this one.</summary>
    public static Theme After(Theme theme) => All[(All.ToList().IndexOf(theme) + 1) % All.Count];
}
