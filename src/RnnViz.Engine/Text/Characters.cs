using System.Globalization;
using System.Text;

namespace RnnViz.Engine.Text;

/// <summary>What the Unicode standard says of characters, as far as drawing a line of text needs it.</summary>
internal static class Characters
{
    /// <summary>All before it stand one after the other, from left to right: Latin letters, and nothing that combines.</summary>
    private const char FirstComplex = '\u0300';

    /// <summary>A bit for each code point of the first plane that cannot be drawn without a look at its neighbours.</summary>
    private static readonly ulong[] Complex = TableOfComplex();

    /// <summary>
    /// Whether a text needs more than one glyph after the other: it is written from right to left, has letters that join or
    /// marks that stand on others, or signs that are one glyph together. Allocates nothing.
    /// </summary>
    public static bool IsComplex(ReadOnlySpan<char> text)
    {
        // the search of the library boxes vectors until the compiler has optimised it
        int first = 0;
        while (first < text.Length && text[first] < FirstComplex)
        {
            first++;
        }

        foreach (Rune rune in text[first..].EnumerateRunes())
        {
            if (IsComplex(rune))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether what is drawn for a character depends on its neighbours.</summary>
    public static bool IsComplex(Rune rune) =>
        rune.IsBmp ? (Complex[rune.Value >> 6] >> (rune.Value & 63) & 1) != 0 : rune.Value switch
        {
            >= 0x10800 and <= 0x11FFF or >= 0x1E800 and <= 0x1EFFF => true, // right to left, and scripts of India
            >= 0x1F1E6 and <= 0x1F1FF or >= 0x1F3FB and <= 0x1F3FF => true, // halves of flags, colours of skin
            >= 0xE0000 and <= 0xE0FFF => true, // tags and variation selectors
            _ => IsMark(rune),
        };

    /// <summary>Whether a character stands on, below or around the one before it.</summary>
    public static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.EnclosingMark;

    /// <summary>Whether a character only says how others are drawn and is not seen itself.</summary>
    public static bool IsInvisible(Rune rune) => rune.Value switch
    {
        >= 0x0600 and <= 0x0605 or 0x06DD or 0x070F or 0x08E2 or 0x110BD => false, // signs below numbers
        0x00AD => false, // has a glyph of its own
        0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0 => true,
        >= 0x180B and <= 0x180F or >= 0xFE00 and <= 0xFE0F or >= 0xE0000 and <= 0xE0FFF => true,
        _ => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format,
    };

    /// <summary>Whether a character is a picture in colours wherever a font has one.</summary>
    public static bool IsEmoji(Rune rune) => rune.Value is >= 0x1F000 and <= 0x1FAFF;

    /// <summary>Whether a character makes the one before it a picture in colours.</summary>
    public static bool MakesEmoji(Rune rune) =>
        rune.Value is 0xFE0F or 0x20E3 or >= 0x1F1E6 and <= 0x1F1FF or >= 0x1F3FB and <= 0x1F3FF;

    /// <summary>Whether a character is punctuation as wide as an ideograph.</summary>
    public static bool IsWidePunctuation(Rune rune) =>
        rune.Value is >= 0x3000 and <= 0x303F or >= 0xFE30 and <= 0xFE4F or >= 0xFF00 and <= 0xFFEF;

    /// <summary>
    /// Whether fonts may be asked for a character: it has a meaning that all of them agree on. What they have for control
    /// characters and for private use is anything.
    /// </summary>
    public static bool IsInterchanged(Rune rune) =>
        rune.Value is >= ' ' and < 127
        || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate);

    private static bool IsComplexScript(int code) => code switch
    {
        < 0x0590 => false,
        <= 0x109F => true, // Hebrew and Arabic, then the scripts of India, Thai, Tibetan, Burmese
        >= 0x1100 and <= 0x11FF => true, // parts of Korean syllables
        >= 0x1700 and <= 0x18AF or >= 0x1900 and <= 0x1CFF => true, // Khmer, Mongolian and their neighbours
        >= 0xA800 and <= 0xABFF => code is < 0xAB30 or > 0xAB6F, // more of India; Latin letters for dialects are none
        >= 0xD7B0 and <= 0xD7FF or >= 0xFB1D and <= 0xFDFF or >= 0xFE70 and <= 0xFEFE => true,
        _ => false,
    };

    private static ulong[] TableOfComplex()
    {
        var table = new ulong[0x10000 / 64];
        for (int code = FirstComplex; code <= char.MaxValue; code++)
        {
            if (Rune.TryCreate(code, out Rune rune) && (IsComplexScript(code) || IsMark(rune) || IsInvisible(rune)))
            {
                table[code >> 6] |= 1UL << (code & 63);
            }
        }

        return table;
    }
}
