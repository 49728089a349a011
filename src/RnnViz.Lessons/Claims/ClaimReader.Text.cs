using System.Globalization;

namespace RnnViz.Lessons.Claims;

// words, numbers and signs, from where the reader is
internal sealed partial class ClaimReader
{
    private const int Longest = 24;

    private bool IsAtEnd
    {
        get
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            return at == text.Length;
        }
    }

    private int ReadWhole()
    {
        _ = IsAtEnd;
        int start = at;
        Digits();
        return int.TryParse(text.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            ? value
            : throw (at == start ? Unexpected("a whole number") : new ClaimFormatException(
                $"\"{Shown(text[start..at])}\" at character {start + 1} is too large", $"a whole number up to {int.MaxValue}"));
    }

    private static string Shown(string found) => found.Length <= Longest ? found : found[..Longest] + "…";

    private string ReadWord()
    {
        int start = at;
        while (at < text.Length && char.IsAsciiLetter(text[at]))
        {
            at++;
        }

        return text[start..at];
    }

    private void Digits()
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }
    }

    private bool Take(params ReadOnlySpan<string> signs)
    {
        if (IsAtEnd)
        {
            return false;
        }

        foreach (string sign in signs)
        {
            if (text.AsSpan(at).StartsWith(sign))
            {
                at += sign.Length;
                return true;
            }
        }

        return false;
    }

    private void Expect(string sign, string? allowed = null)
    {
        if (!Take(sign))
        {
            throw Unexpected(allowed ?? sign);
        }
    }

    private ClaimFormatException Unexpected(string allowed) => IsAtEnd
        ? new ClaimFormatException("the claim ends too early", allowed)
        : new ClaimFormatException($"\"{text[at..Math.Min(text.Length, at + 12)]}\" at character {at + 1} is not expected", allowed);
}
