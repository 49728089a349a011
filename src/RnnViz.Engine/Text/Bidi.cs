using System.Text;

namespace RnnViz.Engine.Text;

/// <summary>
/// The order in which the characters of a line stand: a part of the Unicode Bidirectional Algorithm (UAX #9), without the
/// characters that embed and override. An even level is read from left to right, an odd one from right to left.
/// </summary>
internal static class Bidi
{
    /// <summary>Whether a text is read from right to left: its first letter decides.</summary>
    public static bool IsRightToLeft(ReadOnlySpan<char> text)
    {
        if (!Characters.IsComplex(text))
        {
            return false;
        }

        foreach (Rune rune in text.EnumerateRunes())
        {
            switch (BidiClasses.Of(rune))
            {
                case BidiClass.Left: return false;
                case BidiClass.Right or BidiClass.ArabicLetter: return true;
            }
        }

        return false;
    }

    /// <summary>Whether a text has letters that are written from right to left.</summary>
    public static bool HasRightToLeft(ReadOnlySpan<char> text)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (BidiClasses.Of(rune) is BidiClass.Right or BidiClass.ArabicLetter or BidiClass.ArabicNumber)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Which way a word is written: its first letter decides, else that it has digits, else its neighbours do.</summary>
    public static BidiClass WayOf(ReadOnlySpan<char> word)
    {
        BidiClass way = BidiClass.Neutral;
        foreach (Rune rune in word.EnumerateRunes())
        {
            switch (BidiClasses.Of(rune))
            {
                case BidiClass.Left: return BidiClass.Left;
                case BidiClass.Right or BidiClass.ArabicLetter: return BidiClass.Right;
                case BidiClass.Number or BidiClass.ArabicNumber: way = BidiClass.Number; break;
            }
        }

        return way;
    }

    /// <summary>The level of each character of a line, 0 to 2; both halves of a surrogate pair have the same.</summary>
    /// <param name="text">The line.</param>
    /// <param name="isRightToLeft">Which way the line is read.</param>
    public static byte[] Levels(ReadOnlySpan<char> text, bool isRightToLeft)
    {
        var classes = new BidiClass[text.Length];
        for (int i = 0; i < text.Length;)
        {
            Rune.DecodeFromUtf16(text[i..], out Rune rune, out int length);
            classes.AsSpan(i, length).Fill(BidiClasses.Of(rune));
            i += length;
        }

        BidiClass way = isRightToLeft ? BidiClass.Right : BidiClass.Left;
        ResolveNumbers(classes, way);
        ResolveBrackets(text, classes, way);
        ResolveNeutrals(classes, way);
        var levels = new byte[text.Length];
        for (int i = 0; i < levels.Length; i++)
        {
            levels[i] = LevelOf(classes[i], isRightToLeft);
        }

        return levels;
    }

    /// <summary>The order, from left to right, in which things of these levels stand (rule L2).</summary>
    /// <param name="levels">Their levels, as they are read.</param>
    /// <param name="order">Receives their indices, as they stand.</param>
    public static void Reorder(ReadOnlySpan<byte> levels, Span<int> order)
    {
        byte highest = 0;
        for (int i = 0; i < levels.Length; i++)
        {
            (order[i], highest) = (i, Math.Max(highest, levels[i]));
        }

        for (int level = highest; level > 0; level--)
        {
            for (int from = 0; from < order.Length; from++)
            {
                int end = from;
                while (end < order.Length && levels[order[end]] >= level)
                {
                    end++;
                }

                order[from..end].Reverse();
                from = Math.Max(from, end);
            }
        }
    }

    /// <summary>The level of what is written one way, in a line that is read one way (rules I1 and I2).</summary>
    public static byte LevelOf(BidiClass way, bool isRightToLeft) => way switch
    {
        BidiClass.Right => 1,
        BidiClass.Left => (byte)(isRightToLeft ? 2 : 0),
        _ => 2,
    };

    /// <summary>Rules N1 and N2: what is neither goes the way of both its neighbours, else that of the line.</summary>
    public static void ResolveNeutrals(BidiClass[] classes, BidiClass way)
    {
        for (int from = 0, end; from < classes.Length; from = end)
        {
            end = from + 1;
            if (classes[from] is not (BidiClass.Neutral or BidiClass.Mark))
            {
                continue;
            }

            while (end < classes.Length && classes[end] is BidiClass.Neutral or BidiClass.Mark)
            {
                end++;
            }

            BidiClass before = from == 0 ? way : WayOf(classes[from - 1]);
            BidiClass after = end == classes.Length ? way : WayOf(classes[end]);
            classes.AsSpan(from..end).Fill(before == after ? before : way);
        }
    }

    /// <summary>Rules W1 to W7: afterwards there are Left, Right, Number, ArabicNumber and Neutral.</summary>
    private static void ResolveNumbers(BidiClass[] classes, BidiClass way)
    {
        BidiClass before = way, letter = way;
        for (int i = 0; i < classes.Length; i++)
        {
            if (classes[i] == BidiClass.Mark)
            {
                classes[i] = before;
            }

            before = classes[i];
            letter = classes[i] is BidiClass.Left or BidiClass.Right or BidiClass.ArabicLetter ? classes[i] : letter;
            classes[i] = classes[i] == BidiClass.Number && letter == BidiClass.ArabicLetter ? BidiClass.ArabicNumber : classes[i];
        }

        for (int i = 1; i + 1 < classes.Length; i++)
        {
            bool isWithin = classes[i - 1] == classes[i + 1] && (classes[i - 1] == BidiClass.Number
                || classes[i - 1] == BidiClass.ArabicNumber && classes[i] == BidiClass.Separator);
            classes[i] = classes[i] is BidiClass.Sign or BidiClass.Separator && isWithin ? classes[i - 1] : classes[i];
        }

        Spread(classes, BidiClass.Terminator, BidiClass.Number);
        letter = way;
        for (int i = 0; i < classes.Length; i++)
        {
            classes[i] = classes[i] switch
            {
                BidiClass.Sign or BidiClass.Terminator or BidiClass.Separator => BidiClass.Neutral,
                BidiClass.ArabicLetter => BidiClass.Right,
                _ => classes[i],
            };
            letter = classes[i] is BidiClass.Left or BidiClass.Right ? classes[i] : letter;
            classes[i] = classes[i] == BidiClass.Number && letter == BidiClass.Left ? BidiClass.Left : classes[i];
        }
    }

    /// <summary>Gives a run of one class another where that stands beside it.</summary>
    private static void Spread(BidiClass[] classes, BidiClass of, BidiClass beside)
    {
        for (int i = 1; i < classes.Length; i++)
        {
            classes[i] = classes[i] == of && classes[i - 1] == beside ? beside : classes[i];
        }

        for (int i = classes.Length - 2; i >= 0; i--)
        {
            classes[i] = classes[i] == of && classes[i + 1] == beside ? beside : classes[i];
        }
    }

    /// <summary>Rule N0: both brackets of a pair go the same way.</summary>
    private static void ResolveBrackets(ReadOnlySpan<char> text, BidiClass[] classes, BidiClass way)
    {
        const string Opening = "([{", Closing = ")]}";
        for (int i = 0; i < text.Length; i++)
        {
            int kind = Opening.IndexOf(text[i]), close = kind < 0 ? -1 : text[i..].IndexOf(Closing[kind]) + i;
            if (kind < 0 || close < i)
            {
                continue;
            }

            BidiClass within = BidiClass.Neutral;
            foreach (BidiClass found in classes.AsSpan((i + 1)..close))
            {
                if (WayOf(found) is var one && one != BidiClass.Neutral)
                {
                    within = one == way || within == BidiClass.Neutral ? one : within;
                }
            }

            if (within != BidiClass.Neutral)
            {
                int before = i - 1;
                while (before >= 0 && WayOf(classes[before]) == BidiClass.Neutral)
                {
                    before--;
                }

                BidiClass outside = before < 0 ? way : WayOf(classes[before]);
                classes[i] = classes[close] = within == way || outside == way ? way : within;
            }
        }
    }

    /// <summary>Numbers count as written from right to left where a neutral stands beside them.</summary>
    private static BidiClass WayOf(BidiClass found) => found switch
    {
        BidiClass.Left => BidiClass.Left,
        BidiClass.Right or BidiClass.Number or BidiClass.ArabicNumber => BidiClass.Right,
        _ => BidiClass.Neutral,
    };
}
