using System.Text;
using RnnViz.Engine.Geometry;

namespace RnnViz.Engine.Text;

/// <summary>
/// The typefaces of the program and what text measures in them. Every canvas uses the same book, so a text that fits in a
/// test fits on the screen. A glyph that a role's face lacks is taken from the upright mathematical face, else from a font of
/// the system.
/// </summary>
public sealed partial class FontBook : IGlyphSource<FontGlyph>
{
    /// <summary>What stands for a character that no font has.</summary>
    internal static readonly Rune Missing = new('□');

    private readonly FontFace[] faces;

    /// <summary>Reads all faces from a folder; the fonts of the system have what these lack.</summary>
    /// <exception cref="FileNotFoundException">A font file is missing.</exception>
    public FontBook(string folder) : this(folder, SystemFonts.Installed) { }

    /// <summary>Reads all faces from a folder.</summary>
    /// <param name="folder">Where the program's own faces lie.</param>
    /// <param name="system">The fonts for characters that these lack.</param>
    /// <exception cref="FileNotFoundException">A font file is missing.</exception>
    public FontBook(string folder, SystemFonts system)
    {
        System = system;
        faces =
        [
            Load(folder, "Inter-Regular.ttf"),
            Load(folder, "Inter-SemiBold.ttf"),
            Load(folder, "JetBrainsMono-Regular.ttf", isMonospaced: true),
            Load(folder, "RnnVizMath-Regular.ttf"),
            Load(folder, "RnnVizMath-Italic.ttf"),
        ];
    }

    /// <summary>Wordings in which texts are measured and drawn in place of their own; null for none.</summary>
    public Labels? Labels { get; init; }

    /// <summary>
    /// What is drawn for a text: its wording in <see cref="Labels"/>, or itself. Whoever cuts, breaks or typesets a text takes its
    /// wording first; all others need not, as it is measured and drawn in it.
    /// </summary>
    public ReadOnlySpan<char> Wording(ReadOnlySpan<char> text) => Labels is { } labels ? labels.Of(text) : text;

    /// <summary>The same as a string; where the wording has placeholders, or is another one than the text, it is made anew.</summary>
    public string Reworded(string text) => Labels is { } labels ? labels.Of(text) : text;

    /// <summary>What is drawn for a text of a style.</summary>
    public ReadOnlySpan<char> Wording(ReadOnlySpan<char> text, TextStyle style) => style.IsVerbatim ? text : Wording(text);

    /// <summary>The fonts for characters that the program's own lack.</summary>
    internal SystemFonts System { get; }

    /// <summary>The face of a role.</summary>
    public FontFace this[FontRole role] => faces[(int)role];

    /// <summary>The face that has the glyph: the role's own, else the first that does, else one of the system, else the own.</summary>
    public FontFace FaceFor(FontRole role, Rune rune)
    {
        FontFace own = faces[(int)role];
        if (own.Has(rune))
        {
            return own;
        }
        // the mathematical face knows most signs
        if (faces[(int)FontRole.Math].Has(rune))
        {
            return faces[(int)FontRole.Math];
        }

        foreach (FontFace face in faces)
        {
            if (face.Has(rune))
            {
                return face;
            }
        }

        return System.FaceFor(rune, IsBold(role), Characters.IsEmoji(rune)) ?? own;
    }

    /// <summary>Whether letters of a role are bold.</summary>
    internal static bool IsBold(FontRole role) => role == FontRole.Heading;

    /// <summary>
    /// The character that is drawn for a character: itself, or a box where no face has a glyph for it. Nothing is left out
    /// silently.
    /// </summary>
    public Rune Drawn(FontRole role, Rune rune) =>
        Rune.IsWhiteSpace(rune) || Characters.IsInterchanged(rune) && FaceFor(role, rune).Has(rune) ? rune : Missing;

    /// <summary>What is drawn for a character in a style.</summary>
    public FontGlyph GlyphOf(Rune written, TextStyle style)
    {
        FontFace face = faces[(int)style.Role];
        Rune rune = written;
        // nearly all are these
        if (written.Value is <= ' ' or >= 127 || !face.Has(written))
        {
            rune = Drawn(style.Role, written);
            face = FaceFor(style.Role, rune);
        }

        float size = face.DrawnSize(style.Size);
        return new FontGlyph(face, rune, size, face.Advance(rune, size));
    }

    /// <inheritdoc/>
    public FontGlyph GlyphOf(Rune written, TextStyle style, out float advance)
    {
        FontGlyph glyph = GlyphOf(written, style);
        advance = glyph.Advance;
        return glyph;
    }

    /// <inheritdoc/>
    public FontGlyph GlyphOf(in FontGlyph glyph, float right) => glyph;

    /// <summary>How far the pen moves after one character, in pixels.</summary>
    public float Advance(Rune rune, TextStyle style) => GlyphOf(rune, style).Advance;

    /// <summary>The width of one line of text in pixels, in the wording in which it is drawn.</summary>
    public float Measure(ReadOnlySpan<char> text, TextStyle style)
    {
        text = Wording(text, style);
        if (Shaped(text, style) is { } line)
        {
            return line.Width;
        }

        float width = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            width += Advance(rune, style);
        }

        return width;
    }

    /// <summary>Where the ink of one glyph is, in pixels from its pen position.</summary>
    public GlyphInk Ink(Rune rune, TextStyle style)
    {
        FontGlyph glyph = GlyphOf(rune, style);
        return glyph.Face.Ink(glyph.Rune) * glyph.Size;
    }

    /// <summary>Height of capitals in pixels; half of it is how far a baseline lies below the middle of a centred line.</summary>
    public float CapHeight(TextStyle style) => this[style.Role].CapHeight * this[style.Role].DrawnSize(style.Size);

    /// <summary>The x at which a line begins that begins, is centred or ends at <paramref name="x"/>, in pixels.</summary>
    public static float LeftOf(float x, float width, TextAlign align) => align switch
    {
        TextAlign.Center => x - width / 2,
        TextAlign.Right => x - width,
        _ => x,
    };

    /// <summary>The box that a line of text takes when its baseline begins, is centred or ends at a point.</summary>
    public Box Bounds(ReadOnlySpan<char> text, Point baseline, TextStyle style, TextAlign align)
    {
        FontFace face = this[style.Role];
        float size = face.DrawnSize(style.Size), width = Measure(text, style), left = LeftOf(baseline.X, width, align);
        return new Box(left, baseline.Y - face.Ascent * size, width, (face.Ascent + face.Descent) * size);
    }

    /// <summary>
    /// How many leading characters of a text fit into a width without breaking a surrogate pair. The text is measured as it is
    /// written: take its <see cref="Wording(ReadOnlySpan{char})"/> before it is cut.
    /// </summary>
    public int FittingLength(ReadOnlySpan<char> text, TextStyle style, float width)
    {
        if (Shaped(text, style) is { } line)
        {
            return line.FittingLength(width);
        }

        float used = 0;
        int length = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            used += Advance(rune, style);
            if (used > width)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return length;
    }

    private static FontFace Load(string folder, string file, bool isMonospaced = false)
    {
        string path = Path.Combine(folder, file);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException(
                $"The font {file} is missing from {folder}; build the program again or restore the folder fonts.", path);
        }

        return new FontFace(file, File.ReadAllBytes(path), isMonospaced);
    }
}
