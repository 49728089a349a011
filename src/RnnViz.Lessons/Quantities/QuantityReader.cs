namespace RnnViz.Lessons.Quantities;

/// <summary>Reads the numbers of a quantity, row by row; they hold until the next call for the same quantity.</summary>
/// <param name="timestep">0..T, or 0 for what is of no timestep.</param>
public delegate ReadOnlySpan<double> QuantityReader(int timestep);
