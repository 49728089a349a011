namespace RnnViz.Lessons.Tasks;

/// <summary>How much is in a text: what the sizes of a lesson are chosen by. Every end of a line is one character.</summary>
/// <param name="Characters">How many characters it has.</param>
/// <param name="Kinds">How many different ones.</param>
internal readonly record struct TextCount(int Characters, int Kinds)
{
    /// <summary>That of a text in UTF-8 without a mark at its start.</summary>
    public static TextCount Of(ReadOnlySpan<byte> text)
    {
        (System.Text.Rune[] kinds, int count) = TokenizedText.Kinds(text);
        return new TextCount(count, kinds.Length);
    }
}
