using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Passes;

/// <summary>
/// What a cell keeps of each timestep, as groups of rows of one matrix: its state h, of the LSTM c besides; its gates, and after them
/// what the backward pass needs of them, tanh(c_t) of the LSTM and q_t = Whn h_{t−1} + bhn of the GRU. Going back, γh and of the LSTM
/// γc; and δ_t, of the GRU with r ⊙ δ^n after it.
/// </summary>
/// <param name="shape">The network's cell and sizes.</param>
internal sealed class CellRows(NetworkShape shape)
{
    /// <summary>Rows of h, and of each other group that is one number a unit.</summary>
    public int H { get; } = shape.H;

    /// <summary>All rows of the state: h and gates, h alone, or h, c and gates.</summary>
    public int State { get; } = shape.H * (shape.Cell == Cell.Lstm ? 7 : shape.Cell == Cell.Gru ? 5 : 1);

    /// <summary>All rows that go back: γh, of the LSTM γc after it.</summary>
    public int Gradients { get; } = shape.H * (shape.Cell == Cell.Lstm ? 2 : 1);

    /// <summary>All rows of δ.</summary>
    public int Deltas { get; } = shape.H * (shape.Cell == Cell.Vanilla ? 1 : 4);

    /// <summary>Whether there is a state c.</summary>
    public bool HasCell { get; } = shape.Cell == Cell.Lstm;

    /// <summary>The first row of c, in the state, and of γc.</summary>
    public int FirstOfCell => H;

    /// <summary>The first row of the gates, and so of their sums; the vanilla cell has its sum where h will be.</summary>
    public int FirstOfGates { get; } = shape.H * (shape.Cell == Cell.Lstm ? 2 : shape.Cell == Cell.Gru ? 1 : 0);

    /// <summary>Rows of the sums Wx x_t + Wh h_{t−1} + b.</summary>
    public int Sums { get; } = shape.G * shape.H;

    /// <summary>Rows of δ, from the first on, that ∂L/∂Wx and ∂L/∂Wh have in common.</summary>
    public int CommonDeltas { get; } = shape.H * (shape.Cell == Cell.Gru ? 2 : shape.G);

    /// <summary>Where the rows begin that ∂L/∂Wh has for itself: r ⊙ δ^n of the GRU; else the end of δ.</summary>
    public int FirstOfOwnDeltas { get; } = shape.H * (shape.Cell == Cell.Gru ? 3 : shape.G);

    /// <summary>Whether something of γh_t or γc_t goes back by a gate, past all weights: the carousel.</summary>
    public bool HasCarousel { get; } = shape.Cell != Cell.Vanilla;
}
