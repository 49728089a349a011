using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace RnnViz.Numerics.Files;

/// <summary>Whether bytes are a text in UTF-8, and what they most likely are where they are not.</summary>
public static class TextEncoding
{
    // the mark of UTF-32 begins with that of UTF-16
    private static readonly Encoding[] Wide =
        [Encoding.UTF32, new UTF32Encoding(true, true), Encoding.Unicode, Encoding.BigEndianUnicode];

    private const int Sampled = 4096;
    private const string Advice = "save it as UTF-8";

    /// <summary>The bytes after the mark that some editors begin a file in UTF-8 with.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;

    /// <summary>
    /// What keeps bytes from being a text in UTF-8, and what to do; whether it may be a text in which each byte is a character. Null
    /// where nothing does.
    /// </summary>
    public static (string Finding, string Advice, bool IsOfBytes)? ProblemOf(ReadOnlySpan<byte> bytes)
    {
        if (FileNature.Of(bytes) is { } nature)
        {
            return ($"is {nature}: it is no text", "give a text saved as UTF-8", false);
        }

        if (WideNameOf(bytes) is { } wide)
        {
            return ($"is {wide}, not UTF-8", Advice, false);
        }

        int sampled = Math.Min(bytes.Length, Sampled);
        if (bytes[..sampled].Count((byte)0) * 10 > sampled)
        {
            return ("has many bytes of value 0: it is no text", "give a text saved as UTF-8", false);
        }

        int wrong = FirstWrong(bytes);
        return wrong < 0 ? null : (Describe(bytes, wrong), Advice, true);
    }

    /// <summary>UTF-16 or UTF-32 by the mark at the start; null where there is no such mark.</summary>
    public static Encoding? MarkedAs(ReadOnlySpan<byte> bytes)
    {
        foreach (Encoding wide in Wide)
        {
            if (bytes.StartsWith(wide.Preamble))
            {
                return wide;
            }
        }

        return null;
    }

    /// <summary>
    /// What keeps bytes from being a text in the UTF-16 or UTF-32 by whose mark they begin, and what to do; null where nothing does, or
    /// there is no such mark.
    /// </summary>
    public static (string Finding, string Advice)? ProblemOfWide(ReadOnlySpan<byte> bytes)
    {
        if (MarkedAs(bytes) is not { } marked)
        {
            return null;
        }

        string text = marked.GetString(bytes[marked.Preamble.Length..]);
        var exact = (Encoding)marked.Clone();
        exact.DecoderFallback = DecoderFallback.ExceptionFallback;
        try
        {
            _ = exact.GetCharCount(bytes[marked.Preamble.Length..]);
            return null;
        }
        catch (DecoderFallbackException)
        {
            int wrong = Math.Max(0, text.IndexOf('\uFFFD', StringComparison.Ordinal));
            return ($"is no {WideNameOf(bytes)}: line {text.AsSpan(0, wrong).Count('\n') + 1} has half a character", Advice);
        }
    }

    /// <summary>UTF-16 or UTF-32 by the mark at the start, or by where the zeros of Latin letters are; null for neither.</summary>
    public static string? WideNameOf(ReadOnlySpan<byte> bytes)
    {
        if (MarkedAs(bytes) is { } marked)
        {
            return marked is UTF32Encoding ? "UTF-32" : "UTF-16";
        }

        int sampled = Math.Min(bytes.Length, Sampled) / 4 * 4;
        Span<int> zeros = stackalloc int[4];
        for (int i = 0; i < sampled; i++)
        {
            zeros[i % 4] += bytes[i] == 0 ? 1 : 0;
        }

        int most = sampled / 4, some = most * 3 / 5;
        if (most == 0 || Math.Min(Math.Min(zeros[0], zeros[1]), Math.Min(zeros[2], zeros[3])) > some)
        {
            return null; // nothing but zeros
        }

        int even = Math.Min(zeros[0], zeros[2]), odd = Math.Min(zeros[1], zeros[3]);
        return Math.Min(odd, zeros[2]) > some || Math.Min(even, zeros[1]) > some ? "UTF-32"
            : Math.Max(even, odd) > some ? "UTF-16" : null;
    }

    private static int FirstWrong(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
        {
            return -1;
        }

        int at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out int length) == System.Buffers.OperationStatus.Done)
        {
            at += length;
        }

        return at;
    }

    private static string Describe(ReadOnlySpan<byte> bytes, int wrong)
    {
        int line = bytes[..wrong].Count((byte)'\n') + 1;
        int column = wrong - bytes[..wrong].LastIndexOf((byte)'\n');
        byte found = bytes[wrong];
        string latin = found >= 0xA0 ? $" (in Latin-1 it is \"{(char)found}\")" : "";
        return string.Create(
            CultureInfo.InvariantCulture, $"is not UTF-8: line {line}, byte {column} is 0x{found:X2}{latin}");
    }
}
