using System.Buffers.Binary;
using System.Text;
using SkiaSharp;

namespace RnnViz.Engine.Text;

/// <summary>
/// The metrics and outlines of one TrueType or OpenType file, read by Skia. Distances are in ems unless another unit is named.
/// A sign is looked up once and remembered in a table, so that no frame allocates; any thread may ask. A face lives
/// as long as the program.
/// </summary>
public sealed partial class FontFace
{
    /// <summary>How many units of <see cref="Outline(Rune)"/> go to an em.</summary>
    public const int OutlineUnitsPerEm = 4096;

    /// <summary>The size at which Skia takes all outlines, whatever size is asked for; it keeps them in 64ths of a pixel.</summary>
    private const float Size = 64;

    private const int Asked = 1 << 30, Present = 1 << 29, AdvanceMask = 0xFFFF;
    private const uint HorizontalHeader = 'h' << 24 | 'h' << 16 | 'e' << 8 | 'a';

    private byte[] data;
    private readonly SKFont font;
    private readonly int unitsPerEm;
    private RunShaper? shaper;

    /// <summary>
    /// What is known of each code point, in pages of 256: 0 where nobody has asked yet, else <see cref="Asked"/>,
    /// <see cref="Present"/> where the font has a glyph, and the advance in the font's units.
    /// </summary>
    private readonly int[]?[] signs = new int[]?[0x1100];

    /// <summary>Reads a font file.</summary>
    /// <param name="name">The file's name, for messages.</param>
    /// <param name="file">The file's bytes; kept, so they must not change.</param>
    /// <param name="isMonospaced">Whether advances are rounded to whole pixels.</param>
    /// <exception cref="InvalidDataException">The bytes are no TrueType or OpenType font, or the table "hhea" is missing.</exception>
    public FontFace(string name, byte[] file, bool isMonospaced)
    {
        (Name, data, IsMonospaced) = (name, file, isMonospaced);
        using var copy = SKData.CreateCopy(file);
        SKTypeface typeface = SKTypeface.FromData(copy)
            ?? throw new InvalidDataException($"{name} is {file.Length} bytes that are no font; use a TrueType or OpenType file.");
        if (!typeface.TryGetTableData(HorizontalHeader, out byte[]? header) || header.Length < 8)
        {
            typeface.Dispose();
            throw new InvalidDataException($"Font {name} has no table \"hhea\"; use a TrueType or OpenType file.");
        }

        unitsPerEm = typeface.UnitsPerEm;
        font = FontOf(typeface, Size);
        // not Skia's own ascent, which another system may take from another table: raylib places glyphs by this one
        Ascent = BinaryPrimitives.ReadInt16BigEndian(header.AsSpan(4)) / (float)unitsPerEm;
        Descent = -BinaryPrimitives.ReadInt16BigEndian(header.AsSpan(6)) / (float)unitsPerEm;
        CapHeight = Units(font.Metrics.CapHeight) / unitsPerEm;
    }

    /// <summary>A face of the system, which Skia has read already.</summary>
    internal FontFace(SKTypeface typeface)
    {
        (Name, data, IsOfSystem) = (typeface.FamilyName, [], true);
        unitsPerEm = Math.Max(1, typeface.UnitsPerEm);
        font = FontOf(typeface, Size);
        (Ascent, Descent) = (-font.Metrics.Ascent / Size, font.Metrics.Descent / Size);
        CapHeight = Units(font.Metrics.CapHeight) / unitsPerEm;
        HasColors = SystemFonts.HasColors(typeface);
    }

    /// <summary>The file's name, for messages.</summary>
    public string Name { get; }

    /// <summary>The file itself, for whoever needs its outlines; that of a face of the system is read when it is asked for.</summary>
    public ReadOnlyMemory<byte> File => data.Length > 0 ? data : data = FileOf(Typeface);

    /// <summary>Whether it is a font of the system, which has what the program's own lack. It may be drawn at any size.</summary>
    public bool IsOfSystem { get; }

    /// <summary>Whether its glyphs are pictures in colours.</summary>
    public bool HasColors { get; }

    /// <summary>Units of the file to an em.</summary>
    internal int UnitsPerEm => unitsPerEm;

    /// <summary>Shapes characters that belong together.</summary>
    internal RunShaper Shaper => LazyInitializer.EnsureInitialized(ref shaper, () => new RunShaper(Typeface));

    /// <summary>The face as Skia knows it.</summary>
    internal SKTypeface Typeface => font.Typeface;

    /// <summary>Whether all glyphs shall have one whole number of pixels as their width.</summary>
    public bool IsMonospaced { get; }

    /// <summary>Height of the line above the baseline, in ems.</summary>
    public float Ascent { get; }

    /// <summary>Depth of the line below the baseline, in ems, positive.</summary>
    public float Descent { get; }

    /// <summary>Height of capital letters, in ems.</summary>
    public float CapHeight { get; }

    /// <summary>The number of a character's glyph in the file; 0 where it has none.</summary>
    public ushort GlyphOf(Rune rune) => font.GetGlyph(rune.Value);

    /// <summary>Whether the font has a glyph of its own for this code point.</summary>
    public bool Has(Rune rune) => (Sign(rune) & Present) != 0;

    /// <summary>The width that a glyph takes at a size in pixels per em, in pixels; that of the font's box for what it lacks.</summary>
    public float Advance(Rune rune, float size)
    {
        float pixels = (Sign(rune) & AdvanceMask) / (float)unitsPerEm * size;
        return IsMonospaced ? MathF.Round(pixels) : pixels;
    }

    /// <summary>
    /// The outline of a glyph as the data of an SVG path, in units of <see cref="OutlineUnitsPerEm"/>, from the pen on the
    /// baseline, y downwards; empty for a blank.
    /// </summary>
    public string Outline(Rune rune) => Outline(GlyphOf(rune));

    /// <summary>The same of a glyph by its number in the file.</summary>
    public string Outline(ushort glyph)
    {
        using SKPath? path = font.GetGlyphPath(glyph);
        path?.Transform(SKMatrix.CreateScale(OutlineUnitsPerEm / Size, OutlineUnitsPerEm / Size));
        return path?.ToSvgPathData() ?? "";
    }

    /// <summary>
    /// Where the ink of a glyph is, in ems; a blank has none. Control points bound it: fonts put points at their extrema.
    /// </summary>
    public GlyphInk Ink(Rune rune)
    {
        using SKPath? path = font.GetGlyphPath(font.GetGlyph(rune.Value));
        SKRect bounds = path?.Bounds ?? default;
        return new GlyphInk(Units(bounds.Left), Units(bounds.Right), Units(-bounds.Top), Units(bounds.Bottom)) * (1f / unitsPerEm);
    }

    /// <summary>
    /// The line height in whole pixels at a nominal size. Rasterisers take whole line heights, so the size that is really
    /// drawn is <see cref="DrawnSize"/>.
    /// </summary>
    public int LineHeight(float size) => Math.Max(1, (int)MathF.Round(size * (Ascent + Descent)));

    /// <summary>The size in pixels per em that is drawn when <paramref name="size"/> is asked for.</summary>
    public float DrawnSize(float size) => IsOfSystem ? size : LineHeight(size) / (Ascent + Descent);

    private int Sign(Rune rune)
    {
        int code = rune.Value;
        int[] page = signs[code >> 8] ??= new int[256];
        if (page[code & 255] != 0)
        {
            return page[code & 255];
        }

        ushort glyph = font.GetGlyph(code);
        float width = 0;
        font.GetGlyphWidths([glyph], new Span<float>(ref width), default);
        return page[code & 255] = Asked | (glyph != 0 ? Present : 0) | (int)Units(width);
    }

    private static byte[] FileOf(SKTypeface typeface)
    {
        using SKStreamAsset? stream = typeface.OpenStream();
        var file = new byte[stream?.Length ?? 0];
        stream?.Read(file, file.Length);
        return file;
    }

    private static SKFont FontOf(SKTypeface typeface, float size) =>
        new(typeface, size) { Hinting = SKFontHinting.None, Subpixel = true, LinearMetrics = true };

    /// <summary>Pixels at <see cref="Size"/> in the units of the file. These are whole; what Skia is off by is rounded away.</summary>
    private float Units(float pixels) => MathF.Round(pixels * unitsPerEm / Size);
}
