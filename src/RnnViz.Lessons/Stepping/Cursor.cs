using RnnViz.Lessons.Phases;

namespace RnnViz.Lessons.Stepping;

/// <summary>A place in a run: everything up to it has been computed and shown, the rest is still to come.</summary>
/// <param name="Iteration">Updates applied before this iteration.</param>
/// <param name="Phase">The part of the iteration.</param>
/// <param name="Timestep">1..T forward and backward; 0 in the loss and the update.</param>
/// <param name="Term">What is evaluated there.</param>
public readonly record struct Cursor(int Iteration, Phase Phase, int Timestep, Term Term);
