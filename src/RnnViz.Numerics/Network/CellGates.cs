namespace RnnViz.Numerics.Network;

/// <summary>The gates of each cell, by the letters and in the order of PyTorch: weights are stacked in this order.</summary>
public static class CellGates
{
    /// <summary>One letter a gate: "ifgo" for the LSTM, "rzn" for the GRU, none for the vanilla cell.</summary>
    public static string Letters(this Cell cell) => cell switch
    {
        Cell.Lstm => "ifgo",
        Cell.Gru => "rzn",
        _ => "",
    };

    /// <summary>
    /// The place among the gates of the one that keeps the state: f of the LSTM, z of the GRU. What of ∂L/∂c_T, or of ∂L/∂h_T,
    /// comes back by this gate alone is the carousel.
    /// </summary>
    /// <exception cref="ArgumentException">The vanilla cell has none.</exception>
    public static int KeepingGate(this Cell cell) =>
        cell == Cell.Vanilla ? throw new ArgumentException("The vanilla cell has no gate that keeps; use lstm or gru.", nameof(cell)) : 1;
}
