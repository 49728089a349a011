using System.Globalization;
using RnnViz.Engine.Input;

namespace RnnViz.Window;

/// <summary>The keys that typed characters stand for.</summary>
internal static class TypedSigns
{
    // the wide forms of ASCII, as Japanese and Chinese keyboards type them
    private const char FirstWide = '\uFF01', LastWide = '\uFF5E', WideSpace = '\u3000';

    /// <summary>The key that a character stands for, or null. Digits of all scripts are digits.</summary>
    public static Key? KeyOf(char character) => Narrow(character) switch
    {
        '+' or '=' => Key.Plus,
        '-' or '−' => Key.Minus,
        '?' or '؟' => Key.Question,
        ' ' or '\u00A0' => Key.Space,
        >= 'a' and <= 'z' and var letter => Key.A + (letter - 'a'),
        >= 'A' and <= 'Z' and var letter => Key.A + (letter - 'A'),
        var other when char.IsDigit(other) => Key.Digit0 + CharUnicodeInfo.GetDecimalDigitValue(other),
        _ => null,
    };

    private static char Narrow(char character) => character switch
    {
        >= FirstWide and <= LastWide => (char)(character - FirstWide + '!'),
        WideSpace => ' ',
        _ => character,
    };
}
