using System.Text;
using RnnViz.Engine.Geometry;

namespace RnnViz.Engine.Text;

/// <summary>
/// The typefaces of the program and what text measures in them. Every canvas uses the same book, so a text that fits in a
/// test fits on the screen. A glyph that a role's face lacks is taken from the upright mathematical face.
/// </summary>
public sealed class FontBook : IGlyphSource<FontGlyph>
{
    private static readonly Rune Missing = new('□');

    private readonly FontFace[] faces;

    /// <summary>Reads all faces from a folder.</summary>
    /// <exception cref="FileNotFoundException">A font file is missing.</exception>
    public FontBook(string folder)
    {
        faces =
        [
            Load(folder, "Inter-Regular.ttf"),
            Load(folder, "Inter-SemiBold.ttf"),
            Load(folder, "JetBrainsMono-Regular.ttf", isMonospaced: true),
            Load(folder, "RnnVizMath-Regular.ttf"),
            Load(folder, "RnnVizMath-Italic.ttf"),
        ];
    }

    /// <summary>The face of a role.</summary>
    public FontFace this[FontRole role] => faces[(int)role];

    /// <summary>The face that has the glyph: the role's own, else the first that does, else the role's own.</summary>
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

        return own;
    }

    /// <summary>
    /// The character that is drawn for a character: itself, or a box where no face has a glyph for it. Nothing is left out
    /// silently.
    /// </summary>
    public Rune Drawn(FontRole role, Rune rune) => Rune.IsWhiteSpace(rune) || FaceFor(role, rune).Has(rune) ? rune : Missing;

    /// <summary>What is drawn for a character in a style.</summary>
    public FontGlyph GlyphOf(Rune written, TextStyle style)
    {
        Rune rune = Drawn(style.Role, written);
        FontFace face = FaceFor(style.Role, rune);
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

    /// <summary>How far the pen moves after one character, in pixels.</summary>
    public float Advance(Rune rune, TextStyle style) => GlyphOf(rune, style).Advance;

    /// <summary>The width of one line of text in pixels.</summary>
    public float Measure(ReadOnlySpan<char> text, TextStyle style)
    {
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

    /// <summary>How many leading characters of a text fit into a width without breaking a surrogate pair.</summary>
    public int FittingLength(ReadOnlySpan<char> text, TextStyle style, float width)
    {
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
