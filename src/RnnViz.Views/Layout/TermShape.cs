namespace RnnViz.Views.Layout;

/// <summary>The sizes of the unrolled picture of a small network.</summary>
/// <param name="Timesteps">T.</param>
/// <param name="RowCells">How many numbers a box of each row has, from the top.</param>
public readonly record struct TermShape(int Timesteps, IReadOnlyList<int> RowCells);
