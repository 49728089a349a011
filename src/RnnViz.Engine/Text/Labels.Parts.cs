namespace RnnViz.Engine.Text;

// texts that are put together of others: by placeholders, and as lists
public sealed partial class Labels
{
    private bool TryPatterns(ReadOnlySpan<char> text, ref ReadOnlySpan<char> wording, int depth)
    {
        if (depth > Deepest)
        {
            return false;
        }

        Span<Range> parts = stackalloc Range[LabelPattern.Most];
        foreach (LabelPattern pattern in patterns)
        {
            if (!pattern.Matches(text, parts))
            {
                continue;
            }

            int start = Begin(), end = start;
            foreach (LabelPiece piece in pattern.Wording)
            {
                ReadOnlySpan<char> part = piece.Text;
                if (piece.Kind != LabelPieceKind.Letters)
                {
                    part = text[parts[piece.Part]];
                    // a part that is all of the text would be looked for again without end
                    if (piece.Kind == LabelPieceKind.Text && part.Length < text.Length && LabelNumbers.HasLetters(part)
                        && TryFind(part, out ReadOnlySpan<char> inner, depth + 1))
                    {
                        part = inner;
                    }
                }

                // what was put together for a part lies between
                if (used > end)
                {
                    int length = end - start;
                    int fresh = Begin();
                    if (fresh + length > RingSize)
                    {
                        return false;
                    }

                    ring.AsSpan(start, length).CopyTo(ring.AsSpan(fresh));
                    (start, end) = (fresh, fresh + length);
                }

                if (end + part.Length > RingSize)
                {
                    return false;
                }

                part.CopyTo(ring.AsSpan(end));
                used = end += part.Length;
            }

            wording = ring.AsSpan(start, end - start);
            return true;
        }

        return false;
    }

    private bool TryList(ReadOnlySpan<char> text, ReadOnlySpan<string> separators, ref ReadOnlySpan<char> wording, int depth)
    {
        foreach (string separator in separators)
        {
            int at = text.IndexOf(separator);
            if (at <= 0)
            {
                continue;
            }

            ReadOnlySpan<char> first = text[..at], rest = text[(at + separator.Length)..];
            bool isFound = IsPart(first, out ReadOnlySpan<char> head, depth) & IsPart(rest, out ReadOnlySpan<char> tail, depth);
            if (isFound)
            {
                int start = Begin(), end = start;
                if (start + head.Length + separator.Length + tail.Length > RingSize)
                {
                    return false;
                }

                Append(head, ref end);
                Append(separator, ref end);
                Append(tail, ref end);
                wording = ring.AsSpan(start, end - start);
                used = end;
                return true;
            }
        }

        return false;
    }

    private bool IsPart(ReadOnlySpan<char> part, out ReadOnlySpan<char> wording, int depth)
    {
        wording = part;
        return !part.IsEmpty && (!LabelNumbers.HasLetters(part) || TryFind(part, out wording, depth));
    }

    private static ReadOnlySpan<char> Compose(ReadOnlySpan<char> wording, ReadOnlySpan<char> text, scoped ReadOnlySpan<Range> numbers)
    {
        int start = Begin(), end = start;
        for (int i = 0; i < wording.Length; i++)
        {
            // wordings that repeat a number very often have no room
            if (end + Longest > RingSize)
            {
                return text;
            }

            if (wording[i] == '{' && LabelNumbers.TryPlaceholder(wording[i..], out int number, out int length))
            {
                Append(text[numbers[number]], ref end);
                i += length - 1;
            }
            else
            {
                ring![end++] = wording[i];
            }
        }

        used = end;
        return ring.AsSpan(start, end - start);
    }

    private static void Append(ReadOnlySpan<char> text, ref int end)
    {
        text.CopyTo(ring.AsSpan(end));
        end += text.Length;
    }

    /// <summary>Where the next text begins in the ring; there is room for two of the longest.</summary>
    private static int Begin()
    {
        ring ??= new char[RingSize];
        return used = used > RingSize - 4 * Longest ? 0 : used;
    }
}
