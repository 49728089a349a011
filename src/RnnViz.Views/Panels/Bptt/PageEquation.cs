namespace RnnViz.Views.Panels.Bptt;

/// <summary>An equation of a page.</summary>
/// <param name="Notation">In the notation of the typesetter, <c>@</c> for the timestep.</param>
/// <param name="Timestep">1..T, or 0 for any.</param>
/// <param name="State">How far it has come.</param>
public readonly record struct PageEquation(string Notation, int Timestep, EquationState State);
