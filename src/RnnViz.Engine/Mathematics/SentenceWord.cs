namespace RnnViz.Engine.Mathematics;

/// <summary>A word of a sentence: letters, or a formula and the punctuation after it.</summary>
/// <param name="Text">The word as it was written; for a formula the punctuation or the bracket that follows it.</param>
/// <param name="Notation">The formula in the notation of <see cref="FormulaReader"/>, or null for letters.</param>
public readonly record struct SentenceWord(string Text, string? Notation);
