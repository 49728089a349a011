using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Passes;

// what gated cells have besides
public sealed partial class Tape
{
    private readonly double[] cellNorms;
    private readonly TapeTensor[] sums; // of one timestep, for each thread
    private bool initialCellIsZero = true, hasFinalCell;
    private double[] finalCell = [];

    /// <summary>‖∂L/∂c_t‖_F of an LSTM at [t − 1]; empty for other cells. Written by the pass.</summary>
    public Span<double> CellGradientNorms => cellNorms;

    /// <summary>c_0 of an LSTM, H×B.</summary>
    /// <exception cref="InvalidOperationException">The cell has no such state.</exception>
    public ReadOnlySpan<double> InitialCell => RowsOf(h.All.Whole(0, version), CellRow());

    /// <summary>Sets the initial state c_0 of an LSTM.</summary>
    /// <param name="state">c_0, H×B, or empty for zero.</param>
    /// <exception cref="InvalidOperationException">The cell has no such state.</exception>
    public void SetInitialCell(ReadOnlySpan<double> state)
    {
        bool isZero = !state.ContainsAnyExcept(0.0);
        SetInitial(CellRow(), state, isZero, initialCellIsZero);
        initialCellIsZero = isZero;
    }

    /// <summary>c_t of an LSTM, H×B; t runs from 0, the initial state, to T.</summary>
    /// <exception cref="InvalidOperationException">The cell has no such state.</exception>
    public ReadOnlySpan<double> ComputeCell(int t)
    {
        RecomputeHidden();
        return RowsOf(h.All.Whole(t, version), CellRow());
    }

    /// <summary>∂L/∂c_t of an LSTM, H×B; t runs from 1 to T.</summary>
    /// <exception cref="InvalidOperationException">The cell has no such state.</exception>
    public ReadOnlySpan<double> ComputeCellGradient(int t)
    {
        RecomputeGradients();
        return RowsOf(g.All.Whole(t - 1, version), CellRow());
    }

    /// <summary>
    /// What reaches c_T of an LSTM from outside, past h_T, H×B: a part of ∂L/∂c_T. Empty where nothing does. Taken over by the pass.
    /// </summary>
    public ReadOnlySpan<double> FinalCellGradient => FinalCell;

    private double[]? FinalCell => hasFinalCell ? finalCell : null;

    /// <summary>A gate at t, H×B.</summary>
    /// <param name="gate">Its place in <see cref="CellGates"/>.</param>
    /// <param name="t">1 to T.</param>
    /// <exception cref="ArgumentOutOfRangeException">The cell has no such gate.</exception>
    public ReadOnlySpan<double> ComputeGate(int gate, int t)
    {
        int row = GateRow(gate);
        RecomputeHidden();
        return RowsOf(h.All.Whole(t, version), row);
    }

    /// <summary>One number of c_t; t runs from 0 to T. Computes at most the block of its sequence.</summary>
    /// <exception cref="InvalidOperationException">The cell has no such state.</exception>
    public double ComputeCellAt(int t, int unit, int sequence) => StateAt(t, CellRow() + unit, sequence);

    /// <summary>One number of a gate; t runs from 1 to T. Computes at most the block of its sequence.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The cell has no such gate.</exception>
    public double ComputeGateAt(int gate, int t, int unit, int sequence) => StateAt(t, GateRow(gate) + unit, sequence);

    /// <summary>One number of q_t = Whn h_{t−1} + bhn of a GRU, which r_t multiplies.</summary>
    internal double ComputeResetOperandAt(int t, int unit, int sequence) =>
        StateAt(t, rows.FirstOfGates + rows.Sums + unit, sequence);

    /// <summary>
    /// A gated cell's sums are read once, to compute its gates; added up beside the tape they stay in the cache. Tokens of few
    /// sequences write those of all timesteps at once, where the gates will be.
    /// </summary>
    private TapeTensor[] CreateSums()
    {
        var places = new TapeTensor[!rows.HasCarousel || B < PackedMatrix.Width ? 0 : Plan.Parts > 1 ? 2 : 1];
        for (int thread = 0; thread < places.Length; thread++)
        {
            places[thread] = new TapeTensor(Plan, rows.Deltas, timesteps: 1, isForOneBlock: true);
        }

        return places;
    }

    private void SetFinalCellGradient(ReadOnlySpan<double> gradient)
    {
        hasFinalCell = rows.HasCell && !gradient.IsEmpty;
        if (hasFinalCell)
        {
            finalCell = finalCell.Length == gradient.Length ? finalCell : new double[gradient.Length];
            gradient.CopyTo(finalCell);
        }
    }

    private double StateAt(int t, int row, int sequence)
    {
        RecomputeHidden(Plan.BlockOf(sequence));
        return h.All.At(t, row, sequence);
    }

    private int GateRow(int gate)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(gate);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(gate, Shape.Cell.Letters().Length);
        return rows.FirstOfGates + gate * Shape.H;
    }

    private ReadOnlySpan<double> RowsOf(ReadOnlySpan<double> matrix, int first) => matrix.Slice(first * B, Shape.H * B);

    private int CellRow() => Shape.Cell == Cell.Lstm
        ? rows.FirstOfCell
        : throw new InvalidOperationException($"The {Shape.Cell} cell has no state c; ask for h, or build the tape of an LSTM.");

    private void SetInitial(int row, ReadOnlySpan<double> state, bool isZero, bool wasZero)
    {
        version++;
        if (!isZero)
        {
            h.All.Set(0, state, row);
        }
        else if (!wasZero)
        {
            h.ClearFirst(row, Shape.H);
        }
    }
}
