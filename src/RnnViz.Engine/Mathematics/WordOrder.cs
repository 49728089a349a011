using RnnViz.Engine.Text;

namespace RnnViz.Engine.Mathematics;

/// <summary>Which words of a sentence are written from right to left, and the order in which the words of a line stand.</summary>
public static class WordOrder
{
    private const string Brackets = "()[]{}«»‹›\"";

    /// <summary>The order in which the words of a line and the gaps between them stand, from left to right.</summary>
    /// <param name="words">The words of a sentence.</param>
    /// <param name="first">The first of the line.</param>
    /// <param name="order">
    /// Receives 2i for the i-th word of the line and 2i + 1 for the gap behind it, in the order in which they are read; its length is
    /// one less than twice the count of the line's words.
    /// </param>
    public static void Arrange(IReadOnlyList<SentenceWord> words, int first, Span<int> order)
    {
        const int MostOnStack = 512;
        Span<byte> levels = order.Length <= MostOnStack ? stackalloc byte[order.Length] : new byte[order.Length];
        for (int i = 0; i < levels.Length; i++)
        {
            byte level = words[first + i / 2].Level;
            levels[i] = i % 2 == 0 ? level : Math.Min(level, words[first + i / 2 + 1].Level);
        }

        Bidi.Reorder(levels, order);
    }

    /// <summary>The words with their levels.</summary>
    internal static SentenceWord[] Of(IEnumerable<SentenceWord> sentence, string text)
    {
        bool isRightToLeft = Bidi.IsRightToLeft(text);
        BidiClass line = isRightToLeft ? BidiClass.Right : BidiClass.Left, strong = line;
        SentenceWord[] words = [.. isRightToLeft ? sentence.SelectMany(WithoutPunctuation) : sentence];
        var ways = new BidiClass[words.Length];
        for (int i = 0; i < words.Length; i++)
        {
            ways[i] = words[i].Notation is null ? Bidi.WayOf(words[i].Text) : BidiClass.Left;
            strong = ways[i] is BidiClass.Left or BidiClass.Right ? ways[i] : strong;
            // a number after letters goes with them
            ways[i] = ways[i] == BidiClass.Number && strong == BidiClass.Left ? BidiClass.Left : ways[i];
        }

        Bidi.ResolveNeutrals(ways, line);
        for (int i = 0; i < words.Length; i++)
        {
            // brackets open and close as the sentence is read
            bool hasBrackets = words[i].Text.AsSpan().ContainsAny(Brackets) && ways[i] != BidiClass.Right;
            string mark = isRightToLeft && hasBrackets ? TextDirection.RightToLeftMark.ToString() : "";
            words[i] = words[i] with { Text = mark + words[i].Text, Level = Bidi.LevelOf(ways[i], isRightToLeft) };
        }

        return words;
    }

    /// <summary>
    /// A word that is written from left to right without the punctuation after it, which stands where a sentence that is read from
    /// right to left goes on.
    /// </summary>
    private static IEnumerable<SentenceWord> WithoutPunctuation(SentenceWord word)
    {
        string letters = word.Notation is null ? word.Text.TrimEnd('.', ',', ':', ';', '!', '?', '،', '؛', '؟') : "";
        if (letters == word.Text || letters.Length == 0 && word.Notation is null || Bidi.WayOf(letters) == BidiClass.Right)
        {
            return [word];
        }

        return [word with { Text = letters }, new SentenceWord(word.Text[letters.Length..], null) { IsJoined = true }];
    }
}
