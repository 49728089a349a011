namespace RnnViz.Lessons.Quantities;

/// <summary>The symbols of a cell's parameters.</summary>
/// <param name="InputWeights">Wxh.</param>
/// <param name="RecurrentWeights">Whh.</param>
/// <param name="HiddenBias">bh.</param>
internal readonly record struct ParameterNames(string InputWeights, string RecurrentWeights, string HiddenBias);
