using System.Globalization;

namespace RnnViz.Engine.Text;

/// <summary>
/// The numbers in a text, as the program writes them: <c>12</c>, <c>1,234</c>, <c>-3</c>, <c>−3</c>, <c>1.38</c>, <c>4.20e-9</c>,
/// <c>∞</c>, <c>NaN</c>, and as an index: <c>h₁₂</c>. A digit right after a letter belongs to the word, as in <c>F11</c>.
/// </summary>
internal static class LabelNumbers
{
    /// <summary>The most numbers of a text that are looked for.</summary>
    public const int Most = 16;

    /// <summary>Whether a text has words, or only numbers and signs.</summary>
    public static bool HasLetters(ReadOnlySpan<char> text)
    {
        // of a number the power of ten
        if (text.Length > 0 && LengthAt(text, 0) == text.Length)
        {
            return false;
        }

        foreach (char sign in text)
        {
            if (char.IsLetter(sign))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Writes a text with <c>{0}</c>, <c>{1}</c>, … in place of its numbers.</summary>
    /// <param name="text">The text.</param>
    /// <param name="key">Where it is written; four characters longer than the text for each number.</param>
    /// <param name="numbers">Where the numbers are in the text, <see cref="Most"/> of them.</param>
    /// <param name="length">How long the written text is.</param>
    /// <returns>How many numbers there are.</returns>
    public static int Replace(ReadOnlySpan<char> text, Span<char> key, Span<Range> numbers, out int length)
    {
        int count = 0;
        length = 0;
        for (int i = 0; i < text.Length;)
        {
            int digits = count < Most ? LengthAt(text, i) : 0;
            if (digits == 0)
            {
                key[length++] = text[i++];
                continue;
            }

            key[length++] = '{';
            count.TryFormat(key[length..], out int written, default, CultureInfo.InvariantCulture);
            length += written;
            key[length++] = '}';
            numbers[count++] = i..(i + digits);
            i += digits;
        }

        return count;
    }

    /// <summary>The length of the number that begins at a place of a text; 0 where none does.</summary>
    public static int LengthAt(ReadOnlySpan<char> text, int start)
    {
        if (text[start] is >= '₀' and <= '₉' or '₋')
        {
            return Indices(text, start);
        }

        if (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] == '{'))
        {
            return 0;
        }

        int at = start;
        if (text[at] is '-' or '−' or '+' && at + 1 < text.Length)
        {
            at++;
        }

        if (text[at] == '∞')
        {
            return at + 1 - start;
        }

        if (text[start..].StartsWith("NaN") && (start + 3 == text.Length || !char.IsLetterOrDigit(text[start + 3])))
        {
            return 3;
        }

        int whole = Digits(text, at);
        if (whole == 0)
        {
            return 0;
        }

        at += whole;
        while (at < text.Length && text[at] == ',' && Digits(text, at + 1) == 3)
        {
            at += 4;
        }

        if (at < text.Length && text[at] == '.' && Digits(text, at + 1) is > 0 and var decimals)
        {
            at += 1 + decimals;
        }

        if (at < text.Length && text[at] == 'e')
        {
            int sign = at + 1 < text.Length && text[at + 1] is '-' or '+' ? 1 : 0, power = Digits(text, at + 1 + sign);
            at += power > 0 ? 1 + sign + power : 0;
        }

        return at - start;
    }

    /// <summary>Reads <c>{12}</c> at the beginning of a text.</summary>
    public static bool TryPlaceholder(ReadOnlySpan<char> text, out int number, out int length)
    {
        int end = text.IndexOf('}');
        length = end + 1;
        number = 0;
        return end is 2 or 3 && int.TryParse(text[1..end], NumberStyles.None, CultureInfo.InvariantCulture, out number) && number < Most;
    }

    private static int Indices(ReadOnlySpan<char> text, int start)
    {
        int at = text[start] == '₋' ? start + 1 : start, first = at;
        while (at < text.Length && text[at] is >= '₀' and <= '₉')
        {
            at++;
        }

        return at > first ? at - start : 0;
    }

    private static int Digits(ReadOnlySpan<char> text, int start)
    {
        int at = start;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return Math.Max(0, at - start);
    }
}
