namespace RnnViz.Engine.Mathematics;

/// <summary>A word of a sentence: letters, or a formula and the punctuation after it.</summary>
/// <param name="Text">The word as it was written; for a formula the punctuation or the bracket that follows it.</param>
/// <param name="Notation">The formula in the notation of <see cref="FormulaReader"/>, or null for letters.</param>
public readonly record struct SentenceWord(string Text, string? Notation)
{
    /// <summary>Whether it follows the word before it without a space, as Chinese does.</summary>
    public bool IsJoined { get; init; }

    /// <summary>
    /// Its level among the words of the sentence, after the Unicode Bidirectional Algorithm: 0 in a sentence that is read from left
    /// to right, 1 where it is written from right to left, 2 within such words. No word of a sentence that is read from right to
    /// left has level 0.
    /// </summary>
    public byte Level { get; init; }
}
