using RnnViz.Lessons.Phases;

namespace RnnViz.Lessons.Quantities;

/// <summary>An arrow between two boxes of the unrolled picture, drawn for every timestep at which both occur.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Label">What goes along it, in the notation of the typesetter, or null.</param>
/// <param name="Term">The term that goes along it where it isn't the one that computes <paramref name="To"/>.</param>
public sealed record BoxArrow(Operand From, Operand To, string? Label = null, Term? Term = null);
