using System.Globalization;
using System.Text;

namespace RnnViz.Engine.Text;

/// <summary>Finds the <see cref="BidiClass"/> of a character.</summary>
internal static class BidiClasses
{
    /// <summary>The class of a character.</summary>
    public static BidiClass Of(Rune rune)
    {
        int code = rune.Value;
        return code switch
        {
            >= '0' and <= '9' or 0xB2 or 0xB3 or 0xB9 or >= 0x6F0 and <= 0x6F9 or 0x2070 or >= 0x2074 and <= 0x2079
                or >= 0x2080 and <= 0x2089 or >= 0xFF10 and <= 0xFF19 => BidiClass.Number,
            '+' or '-' or 0x207A or 0x207B or 0x208A or 0x208B or 0x2212 => BidiClass.Sign,
            '#' or '$' or '%' or 0xA2 or 0xA3 or 0xA4 or 0xA5 or 0xB0 or 0xB1 or 0x66A or >= 0x2030 and <= 0x2034
                or >= 0x20A0 and <= 0x20CF or 0x2213 => BidiClass.Terminator,
            ',' or '.' or '/' or ':' or 0xA0 or 0x60C or 0x202F or 0x2044 => BidiClass.Separator,
            0x200E => BidiClass.Left,
            0x200F => BidiClass.Right,
            0x61C => BidiClass.ArabicLetter,
            >= 0x660 and <= 0x669 or 0x66B or 0x66C or >= 0x600 and <= 0x605 or 0x6DD => BidiClass.ArabicNumber,
            _ => OfCategory(code, Rune.GetUnicodeCategory(rune)),
        };
    }

    private static BidiClass OfCategory(int code, UnicodeCategory category) => category switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => BidiClass.Mark,
        _ when IsRight(code) => BidiClass.Right,
        _ when IsArabic(code) => category is UnicodeCategory.MathSymbol or UnicodeCategory.OtherSymbol
            ? BidiClass.Neutral : BidiClass.ArabicLetter,
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.LetterNumber or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.PrivateUse => BidiClass.Left,
        _ => BidiClass.Neutral,
    };

    private static bool IsRight(int code) => code is >= 0x590 and <= 0x5FF or >= 0x7C0 and <= 0x85F or >= 0xFB1D and <= 0xFB4F
        or >= 0x10800 and <= 0x10CFF or >= 0x10D40 and <= 0x10EBF or >= 0x10F00 and <= 0x10F2F or >= 0x10F70 and <= 0x10FFF
        or >= 0x1E800 and <= 0x1EC6F or >= 0x1ECC0 and <= 0x1ECFF or >= 0x1ED50 and <= 0x1EDFF or >= 0x1EF00 and <= 0x1EFFF;

    private static bool IsArabic(int code) => code is >= 0x600 and <= 0x7BF or >= 0x860 and <= 0x8FF or >= 0xFB50 and <= 0xFDFF
        or >= 0xFE70 and <= 0xFEFE or >= 0x10D00 and <= 0x10D3F or >= 0x10EC0 and <= 0x10EFF or >= 0x10F30 and <= 0x10F6F
        or >= 0x1EC70 and <= 0x1ECBF or >= 0x1ED00 and <= 0x1ED4F or >= 0x1EE00 and <= 0x1EEFF;
}
