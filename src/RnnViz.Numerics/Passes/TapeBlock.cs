using RnnViz.Numerics.Kernels;

namespace RnnViz.Numerics.Passes;

/// <summary>
/// The part of a tape that belongs to one block of neighbouring sequences; each matrix is contiguous, element [unit·n + sequence].
/// </summary>
/// <param name="start">The block's first sequence.</param>
/// <param name="n">How many sequences.</param>
/// <param name="timesteps">T.</param>
/// <param name="block">Which block.</param>
/// <param name="initialHiddenIsZero">Whether h_0 of the whole tape is zero.</param>
/// <param name="rows">What the rows of the states and gradients are.</param>
/// <param name="sums">A place for the sums of one timestep; null where the gates' own is used.</param>
/// <param name="states">h_0 … h_T, and what else the cell keeps of each timestep.</param>
/// <param name="gradients">∂L/∂h_1 … ∂L/∂h_T, and ∂L/∂c likewise.</param>
/// <param name="o">o_1 … o_T.</param>
/// <param name="prediction">ŷ_1 … ŷ_T.</param>
/// <param name="e">e_1 … e_T.</param>
/// <param name="finalCell">What reaches c_T of all sequences from outside; null for nothing.</param>
internal readonly struct TapeBlock(
    int start, int n, int timesteps, int block, bool initialHiddenIsZero, CellRows rows, TapeTensor? sums,
    TapeTensor states, TapeTensor gradients, TapeTensor o, TapeTensor prediction, TapeTensor e, double[]? finalCell)
{
    /// <summary>The first of the sequences.</summary>
    public int Start => start;

    /// <summary>How many sequences there are.</summary>
    public int Count => n;

    /// <summary>Timesteps.</summary>
    public int T => timesteps;

    /// <summary>Whether h_0 is zero, of these sequences and all others.</summary>
    public bool InitialHiddenIsZero => initialHiddenIsZero;

    /// <summary>h_t, H×n; t from 0.</summary>
    public Span<double> Hidden(int t) => states.Of(block, t, 0, rows.H * n);

    /// <summary>c_t of an LSTM, H×n; t from 0.</summary>
    public Span<double> Cell(int t) => states.Of(block, t, rows.FirstOfCell * n, rows.H * n);

    /// <summary>
    /// Wx x_t + Wh h_{t−1} + b, G·H×n, as long as it is a sum: where the gates will be, or in a place for all timesteps in turn,
    /// which stays in the cache.
    /// </summary>
    public Span<double> Sums(int t) => sums is null
        ? states.Of(block, t, rows.FirstOfGates * n, rows.Sums * n)
        : sums.Of(block, 0, 0, rows.Sums * n);

    /// <summary>Whn h_{t−1} + bhn of a GRU, H×n, until the gates are computed; likewise.</summary>
    public Span<double> Products(int t) => sums is null
        ? states.Of(block, t, (rows.FirstOfGates + rows.Sums) * n, rows.H * n)
        : sums.Of(block, 0, rows.Sums * n, rows.H * n);

    /// <summary>The gates at t and what the backward pass needs besides them, 5H×n of an LSTM, 4H×n of a GRU.</summary>
    public Span<double> Gates(int t) => states.Of(block, t, rows.FirstOfGates * n, (rows.State - rows.FirstOfGates) * n);

    /// <summary>γh_t = ∂L/∂h_t, H×n.</summary>
    public Span<double> HiddenGradient(int t) => gradients.Of(block, t - 1, 0, rows.H * n);

    /// <summary>γc_t = ∂L/∂c_t, H×n; empty where the cell has no c.</summary>
    public Span<double> CellGradient(int t) =>
        rows.HasCell ? gradients.Of(block, t - 1, rows.FirstOfCell * n, rows.H * n) : default;

    /// <summary>What reaches c_T from outside, H×n, zero where nothing does; into nothing, nothing.</summary>
    public void CopyFinalCellGradient(Span<double> to)
    {
        to.Clear();
        for (int row = 0; row < rows.H && finalCell is not null && !to.IsEmpty; row++)
        {
            finalCell.AsSpan(row * (finalCell.Length / rows.H) + start, n).CopyTo(to.Slice(row * n, n));
        }
    }

    /// <summary>o_t, O×n.</summary>
    public Span<double> Output(int t) => o.Of(block, t - 1);

    /// <summary>ŷ_t, O×n.</summary>
    public Span<double> Prediction(int t) => prediction.Of(block, t - 1);

    /// <summary>e_t, O×n.</summary>
    public Span<double> OutputError(int t) => e.Of(block, t - 1);

    /// <summary>h_t … h_T.</summary>
    public TimestepSpan HiddenFrom(int t) => states.From(block, t);

    /// <summary>The sums of t … T, where the gates will be.</summary>
    public TimestepSpan SumsFrom(int t) => states.From(block, t).Within(rows.FirstOfGates * n);

    /// <summary>γh_t … γh_T.</summary>
    public TimestepSpan HiddenGradientFrom(int t) => gradients.From(block, t - 1);

    /// <summary>o_t … o_T.</summary>
    public TimestepSpan OutputFrom(int t) => o.From(block, t - 1);

    /// <summary>e_t … e_T.</summary>
    public TimestepSpan OutputErrorFrom(int t) => e.From(block, t - 1);
}
