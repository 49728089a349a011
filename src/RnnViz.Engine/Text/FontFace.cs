using System.Text;

namespace RnnViz.Engine.Text;

/// <summary>
/// The metrics of one TrueType or OpenType file, read from its tables head, hhea, hmtx, OS/2 and cmap
/// (OpenType specification 1.9), and the outlines of its glyphs. Distances are in ems.
/// </summary>
public sealed class FontFace
{
    private readonly byte[] data;
    private readonly Dictionary<int, int> glyphs = [];
    private readonly float[] advances;
    private CompactOutlines? cubic;
    private TrueTypeOutlines? quadratic;

    /// <summary>Reads a font file.</summary>
    /// <exception cref="InvalidDataException">The bytes are no TrueType or OpenType font, or a needed table is missing.</exception>
    public FontFace(string name, byte[] file, bool isMonospaced)
    {
        Name = name;
        data = file;
        IsMonospaced = isMonospaced;
        float unitsPerEm = UnitsPerEm = U16(Table("head") + 18);
        int hhea = Table("hhea");
        Ascent = I16(hhea + 4) / unitsPerEm;
        Descent = -I16(hhea + 6) / unitsPerEm;
        advances = ReadAdvances(Table("hmtx"), U16(hhea + 34), unitsPerEm);
        int os2 = Table("OS/2");
        CapHeight = U16(os2) >= 2 && I16(os2 + 88) > 0 ? I16(os2 + 88) / unitsPerEm : 0.7f;
        ReadCharacterMap(Table("cmap"));
    }

    /// <summary>The file's name, for messages.</summary>
    public string Name { get; }

    /// <summary>The file itself, for whoever rasterises its outlines.</summary>
    public ReadOnlyMemory<byte> File => data;

    /// <summary>Whether all glyphs shall have one whole number of pixels as their width.</summary>
    public bool IsMonospaced { get; }

    /// <summary>The units of outlines, to an em.</summary>
    public int UnitsPerEm { get; }

    /// <summary>Height of the line above the baseline, in ems.</summary>
    public float Ascent { get; }

    /// <summary>Depth of the line below the baseline, in ems, positive.</summary>
    public float Descent { get; }

    /// <summary>Height of capital letters, in ems.</summary>
    public float CapHeight { get; }

    /// <summary>Whether the font has a glyph of its own for this code point.</summary>
    public bool Has(Rune rune) => glyphs.ContainsKey(rune.Value);

    /// <summary>The width that a glyph takes at a size, in pixels.</summary>
    public float Advance(Rune rune, float size)
    {
        int glyph = glyphs.GetValueOrDefault(rune.Value);
        float pixels = advances[Math.Min(glyph, advances.Length - 1)] * size;
        return IsMonospaced ? MathF.Round(pixels) : pixels;
    }

    /// <summary>Hands the outline of a glyph to a path, in units of <see cref="UnitsPerEm"/>, from the pen on the baseline.</summary>
    /// <exception cref="InvalidDataException">The font has outlines of a kind that is not known.</exception>
    public void Trace(Rune rune, IGlyphPath path)
    {
        int glyph = glyphs.GetValueOrDefault(rune.Value);
        if (cubic is null && quadratic is null)
        {
            if (Find("CFF ") is int compact)
            {
                cubic = new CompactOutlines(Name, data, compact);
            }
            else
            {
                quadratic = new TrueTypeOutlines(data, Table("glyf"), Table("loca"), I16(Table("head") + 50) != 0);
            }
        }

        cubic?.Trace(glyph, path);
        quadratic?.Trace(glyph, path);
    }

    /// <summary>Where the ink of a glyph is, in ems; a blank has none.</summary>
    public GlyphInk Ink(Rune rune)
    {
        var extent = new GlyphExtent();
        Trace(rune, extent);
        return extent.Ink * (1f / UnitsPerEm);
    }

    /// <summary>
    /// The line height in whole pixels at a nominal size. Rasterisers take whole line heights, so the size that is really
    /// drawn is <see cref="DrawnSize"/>.
    /// </summary>
    public int LineHeight(float size) => Math.Max(1, (int)MathF.Round(size * (Ascent + Descent)));

    /// <summary>The size in pixels per em that is drawn when <paramref name="size"/> is asked for.</summary>
    public float DrawnSize(float size) => LineHeight(size) / (Ascent + Descent);

    private int Table(string tag) =>
        Find(tag) ?? throw new InvalidDataException($"Font {Name} has no table \"{tag}\"; use a TrueType or OpenType file.");

    private int? Find(string tag)
    {
        int tables = U16(4);
        for (int i = 0; i < tables; i++)
        {
            int entry = 12 + 16 * i;
            if (Encoding.ASCII.GetString(data, entry, 4) == tag)
            {
                return (int)U32(entry + 8);
            }
        }

        return null;
    }

    private float[] ReadAdvances(int hmtx, int count, float unitsPerEm)
    {
        var widths = new float[count];
        for (int i = 0; i < count; i++)
        {
            widths[i] = U16(hmtx + 4 * i) / unitsPerEm;
        }

        return widths;
    }

    private void ReadCharacterMap(int cmap)
    {
        int subtables = U16(cmap + 2), segmented = 0;
        for (int i = 0; i < subtables; i++)
        {
            int at = cmap + (int)U32(cmap + 4 + 8 * i + 4);
            switch (U16(at))
            {
                case 12: ReadGroups(at); return;
                case 4: segmented = at; break;
            }
        }

        if (segmented == 0)
        {
            throw new InvalidDataException($"Font {Name} has no Unicode character map of format 4 or 12; use another font file.");
        }

        ReadSegments(segmented);
    }

    private void ReadGroups(int at)
    {
        uint groups = U32(at + 12);
        for (int i = 0; i < groups; i++)
        {
            int group = at + 16 + 12 * i;
            uint first = U32(group), last = U32(group + 4), glyph = U32(group + 8);
            for (uint c = first; c <= last; c++)
            {
                glyphs[(int)c] = (int)(glyph + c - first);
            }
        }
    }

    private void ReadSegments(int at)
    {
        int doubled = U16(at + 6);
        int ends = at + 14, starts = ends + doubled + 2, deltas = starts + doubled, offsets = deltas + doubled;
        for (int i = 0; i < doubled; i += 2)
        {
            int offset = U16(offsets + i);
            for (int c = U16(starts + i); c <= U16(ends + i) && c != 0xFFFF; c++)
            {
                int glyph = offset == 0 ? c : U16(offsets + i + offset + 2 * (c - U16(starts + i)));
                if (offset == 0 || glyph != 0)
                {
                    glyph = (glyph + U16(deltas + i)) & 0xFFFF;
                }

                if (glyph != 0)
                {
                    glyphs[c] = glyph;
                }
            }
        }
    }

    private int U16(int at) => BigEndian.U16(data, at);

    private int I16(int at) => BigEndian.I16(data, at);

    private uint U32(int at) => BigEndian.U32(data, at);
}
