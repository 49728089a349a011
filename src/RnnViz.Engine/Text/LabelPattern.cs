using System.Text.RegularExpressions;

namespace RnnViz.Engine.Text;

/// <summary>A key with a text among its placeholders, such as <c>Opened {a}</c>, and its wording.</summary>
internal sealed partial class LabelPattern
{
    /// <summary>The most placeholders of a key.</summary>
    public const int Most = 16;

    private readonly LabelPiece[] key, wording;

    /// <summary>Takes key and wording apart.</summary>
    public LabelPattern(string key, string wording)
    {
        string[] names = [.. Placeholder().Matches(key).Select(match => match.Value).Distinct()];
        this.key = Pieces(key, names);
        this.wording = Pieces(wording, names);
        Weight = this.key.Where(piece => piece.Kind == LabelPieceKind.Letters).Sum(piece => piece.Text.Length);
    }

    /// <summary>The wording, piece by piece.</summary>
    public ReadOnlySpan<LabelPiece> Wording => wording;

    /// <summary>How many letters have to match: the key with more of them is the more precise one.</summary>
    public int Weight { get; }

    /// <summary>The placeholders of a key or a wording, in order.</summary>
    public static IEnumerable<string> PlaceholdersOf(string text) => Placeholder().Matches(text).Select(match => match.Value);

    /// <summary>Whether a key has a text among its placeholders.</summary>
    public static bool HasTexts(string key) => PlaceholdersOf(key).Any(name => char.IsAsciiLetter(name[1]));

    /// <summary>Whether a text is what the key says, and where in it what the placeholders stand for.</summary>
    public bool Matches(ReadOnlySpan<char> text, Span<Range> parts) => Matches(text, 0, 0, parts);

    private bool Matches(ReadOnlySpan<char> text, int at, int piece, Span<Range> parts)
    {
        if (piece == key.Length)
        {
            return at == text.Length;
        }

        LabelPiece first = key[piece];
        if (first.Kind == LabelPieceKind.Letters)
        {
            return text[at..].StartsWith(first.Text) && Matches(text, at + first.Text.Length, piece + 1, parts);
        }

        if (first.Kind == LabelPieceKind.Number)
        {
            int length = at < text.Length ? LabelNumbers.LengthAt(text, at) : 0;
            parts[first.Part] = at..(at + length);
            return length > 0 && Matches(text, at + length, piece + 1, parts);
        }

        if (piece + 1 == key.Length)
        {
            parts[first.Part] = at..text.Length;
            return at < text.Length;
        }

        // up to where the next letters stand
        for (int end = at + 1; end < text.Length; end++)
        {
            if (Matches(text, end, piece + 1, parts))
            {
                parts[first.Part] = at..end;
                return true;
            }
        }

        return false;
    }

    private static LabelPiece[] Pieces(string text, string[] names)
    {
        var pieces = new List<LabelPiece>();
        int at = 0;
        foreach (Match match in Placeholder().Matches(text))
        {
            if (match.Index > at)
            {
                pieces.Add(new LabelPiece(text[at..match.Index], LabelPieceKind.Letters, 0));
            }

            LabelPieceKind kind = char.IsAsciiDigit(match.Value[1]) ? LabelPieceKind.Number
                : char.IsAsciiLetterLower(match.Value[1]) ? LabelPieceKind.Text : LabelPieceKind.Data;
            pieces.Add(new LabelPiece(match.Value, kind, Array.IndexOf(names, match.Value)));
            at = match.Index + match.Length;
        }

        if (at < text.Length)
        {
            pieces.Add(new LabelPiece(text[at..], LabelPieceKind.Letters, 0));
        }

        return [.. pieces];
    }

    [GeneratedRegex(@"\{(\d{1,2}|[a-zA-Z])\}")]
    private static partial Regex Placeholder();
}
