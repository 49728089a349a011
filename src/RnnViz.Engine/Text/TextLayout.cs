using System.Text;
using RnnViz.Engine.Geometry;

namespace RnnViz.Engine.Text;

/// <summary>
/// The glyphs of one line of text from left to right, each with the place of its pen: the one layout that every canvas
/// draws. It can be gone through once and allocates nothing:
/// <c>foreach ((TGlyph glyph, Point pen) in new TextLayout&lt;TGlyph&gt;(…))</c>.
/// </summary>
/// <typeparam name="TGlyph">What the canvas draws for a character.</typeparam>
public ref struct TextLayout<TGlyph>
{
    private readonly IGlyphSource<TGlyph> glyphs;
    private readonly TextStyle style;
    private readonly bool isOnPixels;
    private readonly float y;
    private readonly ShapedLine? shaped;
    private SpanRuneEnumerator runes;
    private float x, advance;
    private int next;

    /// <summary>Lays out a line.</summary>
    /// <param name="fonts">Measures the text where it is centred or right-aligned.</param>
    /// <param name="glyphs">Gives the glyphs, with the advances that <paramref name="fonts"/> has.</param>
    /// <param name="text">The line.</param>
    /// <param name="baseline">Where the baseline begins, is centred or ends, in pixels of the canvas.</param>
    /// <param name="style">Typeface and size.</param>
    /// <param name="align">Which of the three.</param>
    /// <param name="isOnPixels">Whether every pen stands on a whole pixel, as rasterised glyphs need it.</param>
    public TextLayout(
        FontBook fonts, IGlyphSource<TGlyph> glyphs, ReadOnlySpan<char> text, Point baseline, TextStyle style, TextAlign align,
        bool isOnPixels)
    {
        (this.glyphs, this.style, this.isOnPixels) = (glyphs, style, isOnPixels);
        text = fonts.Wording(text, style);
        shaped = fonts.Shaped(text, style);
        runes = text.EnumerateRunes();
        x = align == TextAlign.Left ? baseline.X : FontBook.LeftOf(baseline.X, fonts.Measure(text, style.AsVerbatim()), align);
        // numbers start on a whole pixel so that digits of one width never jitter against each other
        x = isOnPixels && fonts[style.Role].IsMonospaced ? MathF.Round(x) : x;
        y = isOnPixels ? MathF.Round(baseline.Y) : baseline.Y;
    }

    /// <summary>The glyph, and where its pen stands on the baseline, in pixels of the canvas.</summary>
    public (TGlyph Glyph, Point Pen) Current { get; private set; }

    /// <summary>The line itself, for foreach.</summary>
    public readonly TextLayout<TGlyph> GetEnumerator() => this;

    /// <summary>Goes to the next glyph, the first at the first call; false after the last.</summary>
    public bool MoveNext()
    {
        if (shaped is not null)
        {
            return MoveNext(shaped);
        }

        if (!runes.MoveNext())
        {
            return false;
        }

        x += advance;
        TGlyph glyph = glyphs.GlyphOf(runes.Current, style, out advance);
        Current = (glyph, new Point(isOnPixels ? MathF.Round(x) : x, y));
        return true;
    }

    /// <summary>Letters that join would part if each stood on a whole pixel: their pens stand on quarters.</summary>
    private bool MoveNext(ShapedLine line)
    {
        if (next == line.Glyphs.Length)
        {
            return false;
        }

        ref readonly PlacedGlyph placed = ref line.Glyphs[next++];
        float pen = x + placed.X;
        if (!isOnPixels)
        {
            Current = (glyphs.GlyphOf(placed.Glyph, 0), new Point(pen, y + placed.Y));
            return true;
        }

        if (placed.Glyph.Shape == 0)
        {
            Current = (glyphs.GlyphOf(placed.Glyph, 0), new Point(MathF.Round(pen), y));
            return true;
        }

        pen = MathF.Round(4 * pen) / 4;
        float whole = MathF.Floor(pen);
        Current = (glyphs.GlyphOf(placed.Glyph, pen - whole), new Point(whole, y + MathF.Round(placed.Y)));
        return true;
    }
}
