namespace RnnViz.Views.Panels.Bptt;

/// <summary>A piece of a line of facts: a symbol, a word, a number, or a symbol or word followed by its number.</summary>
/// <param name="Notation">A symbol as mathematics, or null.</param>
/// <param name="Timestep">The timestep in the symbol.</param>
/// <param name="Word">Words, or null.</param>
/// <param name="Number">The number.</param>
/// <param name="Form">How the number is written.</param>
/// <param name="IsStrong">Whether this is what the line is about.</param>
public readonly record struct PageFact(string? Notation, int Timestep, string? Word, double Number, NumberForm Form, bool IsStrong);
