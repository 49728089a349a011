using RnnViz.Numerics.Activations;
using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Equations;

/// <summary>
/// A whole batch through the plain equations, one sequence after another: losses are means over the batch, gradients their
/// derivatives. Matrices are as on a tape, one column a sequence: element [unit·B + sequence]. Meant to be compared with, not to be
/// fast.
/// </summary>
public sealed class BatchEquations
{
    private readonly NetworkParameters weights;
    private readonly SequenceBatch batch;
    private readonly IPlainCell[] cells;
    private readonly int? truncation;

    /// <summary>Prepares the pass; nothing is computed yet.</summary>
    /// <param name="weights">The weights; read at each <see cref="Run"/>.</param>
    /// <param name="activation">φ of the vanilla cell; gated cells do not look at it.</param>
    /// <param name="batch">Inputs, targets and loss mask. Token targets take softmax cross-entropy, others the half squared error.</param>
    /// <param name="truncation">k of truncated BPTT; null for none.</param>
    public BatchEquations(NetworkParameters weights, Activation activation, SequenceBatch batch, int? truncation = null)
    {
        (this.weights, this.batch, this.truncation) = (weights, batch, truncation);
        cells = [.. Enumerable.Range(0, batch.B).Select(_ => CellOf(weights, activation, batch.T))];
        Losses = new double[batch.T];
        Gradients = new NetworkParameters(weights.Shape);
        for (int t = 1; t <= batch.T; t++)
        {
            for (int b = 0; b < batch.B; b++)
            {
                cells[b].x[t] = InputOf(t, b);
            }
        }
    }

    /// <summary>ℓ_t at [t − 1]: the mean over the batch, 0 where t has no loss.</summary>
    public double[] Losses { get; }

    /// <summary>∂L/∂ all weights.</summary>
    public NetworkParameters Gradients { get; }

    /// <summary>Forward, losses and backward.</summary>
    /// <param name="initialHidden">h_0, H×B, or empty for zero.</param>
    /// <param name="initialCell">c_0 of an LSTM, H×B, or empty for zero.</param>
    public void Run(ReadOnlySpan<double> initialHidden, ReadOnlySpan<double> initialCell = default)
    {
        Array.Clear(Losses);
        Gradients.Clear();
        for (int b = 0; b < batch.B; b++)
        {
            if (!initialHidden.IsEmpty)
            {
                cells[b].h[0] = Column(initialHidden, b);
            }

            if (!initialCell.IsEmpty)
            {
                cells[b].c[0] = Column(initialCell, b);
            }

            cells[b].Forward();
            MeasureLosses(cells[b], b);
            Backward(cells[b], Gradients);
        }
    }

    /// <summary>h_t, H×B; t from 0.</summary>
    public double[] Hidden(int t) => Together(cell => cell.h[t]);

    /// <summary>c_t of an LSTM, H×B; t from 0.</summary>
    public double[] CellState(int t) => Together(cell => cell.c[t]);

    /// <summary>A gate at t, H×B.</summary>
    /// <param name="gate">Its place in <see cref="CellGates"/>.</param>
    /// <param name="t">1 to T.</param>
    public double[] Gate(int gate, int t) => Together(cell => cell.Gate(gate)[t]);

    /// <summary>Why h_t + by, O×B.</summary>
    public double[] Output(int t) => Together(cell => cell.Output[t]);

    /// <summary>∂L/∂h_t, H×B.</summary>
    public double[] HiddenGradient(int t) => Together(cell => cell.γh[t]);

    /// <summary>∂L/∂c_t of an LSTM, H×B.</summary>
    public double[] CellGradient(int t) => Together(cell => cell.γc[t]);

    /// <summary>δ_t = ∂L/∂(Wx x_t), G·H×B.</summary>
    public double[] Delta(int t) => Together(cell => cell.δ[t]);

    /// <summary>What timestep t contributes to ∂L/∂Whh, summed over the batch, G·H×H.</summary>
    public double[] Term(int t)
    {
        var term = new double[weights.Whh.Length];
        foreach (IPlainCell cell in cells)
        {
            Matrices.AddOuterProduct(cell.δh[t], cell.h[t - 1], term);
        }

        return term;
    }

    /// <summary>∂ℓ_k/∂h_t for t = 1 … T, H×B each: a backward pass in which only k has a loss. All else stays as it is.</summary>
    public double[][] FlowOf(int k) => FlowOf(k, HiddenGradient);

    /// <summary>∂ℓ_k/∂c_t of an LSTM for t = 1 … T, likewise.</summary>
    public double[][] CellFlowOf(int k) => FlowOf(k, CellGradient);

    private static IPlainCell CellOf(NetworkParameters weights, Activation activation, int T) => weights.Shape.Cell switch
    {
        Cell.Lstm => new LstmCell(weights, T),
        Cell.Gru => new GruCell(weights, T),
        _ => new VanillaCell(weights, activation, T),
    };

    private double[][] FlowOf(int k, Func<int, double[]> gradient)
    {
        var unused = new NetworkParameters(weights.Shape);
        double[][][] errors = [.. cells.Select(cell => cell.e.ToArray())];
        foreach (IPlainCell cell in cells)
        {
            for (int t = 1; t <= batch.T; t++)
            {
                cell.e[t] = t == k ? cell.e[t] : new double[batch.O];
            }

            Backward(cell, unused);
        }

        double[][] flow = [.. Enumerable.Range(1, batch.T).Select(gradient)];
        for (int b = 0; b < batch.B; b++)
        {
            errors[b].CopyTo(cells[b].e, 0);
            Backward(cells[b], unused);
        }

        return flow;
    }

    private void Backward(IPlainCell cell, NetworkParameters gradients)
    {
        if (truncation is { } k)
        {
            cell.BackwardTruncated(k, gradients);
        }
        else
        {
            cell.Backward(gradients);
        }
    }

    private void MeasureLosses(IPlainCell cell, int b)
    {
        for (int t = 1; t <= batch.T; t++)
        {
            cell.e[t] = new double[batch.O];                                      // e_t = 0 for t ∉ M
            if (batch.HasLoss(t))
            {
                double loss = batch.HasTokenTargets
                    ? PlainLoss.SoftmaxCrossEntropy(cell.Output[t], batch.TargetTokens(t)[b], cell.e[t])
                    : PlainLoss.HalfSquaredError(cell.Output[t], Column(batch.Target(t), b), cell.e[t]);
                Losses[t - 1] += loss / batch.B;                                  // ℓ_t = mean_b
                cell.e[t] = [.. cell.e[t].Select(error => error / batch.B)];      // e_t = (ŷ_t − y_t)/B
            }
        }
    }

    private double[] InputOf(int t, int b)
    {
        if (!batch.HasTokenInputs)
        {
            return Column(batch.Input(t), b);
        }

        var x = new double[batch.D];
        x[batch.InputTokens(t)[b]] = 1;
        return x;
    }

    private double[] Column(ReadOnlySpan<double> matrix, int b)
    {
        var column = new double[matrix.Length / batch.B];
        for (int i = 0; i < column.Length; i++)
        {
            column[i] = matrix[i * batch.B + b];
        }

        return column;
    }

    private double[] Together(Func<IPlainCell, double[]> vector)
    {
        double[][] columns = [.. cells.Select(vector)];
        return [.. Enumerable.Range(0, columns[0].Length).SelectMany(i => columns.Select(column => column[i]))];
    }
}
