namespace RnnViz.Numerics.Kernels;

/// <summary>The sums of squares of what arrives at a state.</summary>
/// <param name="Hidden">Σ γh².</param>
/// <param name="Cell">Σ γc² of an LSTM, else 0.</param>
internal readonly record struct GateSquares(double Hidden, double Cell)
{
    /// <summary>The squares of two parts together.</summary>
    public static GateSquares operator +(GateSquares a, GateSquares b) => new(a.Hidden + b.Hidden, a.Cell + b.Cell);
}
