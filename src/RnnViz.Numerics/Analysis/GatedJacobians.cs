using RnnViz.Numerics.Network;
using RnnViz.Numerics.Passes;

namespace RnnViz.Numerics.Analysis;

/// <summary>
/// The Jacobians of the whole state of a gated cell, for one sequence and every t: of the LSTM ∂(h_t, c_t)/∂(h_{t−1}, c_{t−1}),
/// 2H×2H, of the GRU ∂h_t/∂h_{t−1}, H×H, and σ_max of each. No power of a σ_max of Wh bounds their product. Costly: some (2H)³
/// operations a timestep. Allocates nothing once built.
/// </summary>
public sealed class GatedJacobians
{
    private readonly NetworkShape shape;
    private readonly double[] norms, J;
    private readonly LargestSingularValue largestSingularValue;

    /// <summary>Jacobians of T timesteps.</summary>
    /// <exception cref="ArgumentException">The cell is vanilla.</exception>
    public GatedJacobians(NetworkShape shape, int timesteps)
    {
        this.shape = shape;
        Size = SizeOf(shape);
        norms = new double[timesteps];
        J = new double[Size * Size];
        largestSingularValue = new LargestSingularValue(Size);
    }

    /// <summary>Rows and columns: 2H of the LSTM, H of the GRU.</summary>
    public int Size { get; }

    /// <summary>σ_max(J_t) at [t − 1]; NaN where the network's numbers are not finite.</summary>
    public ReadOnlySpan<double> Norms => norms;

    /// <summary>Computes the Jacobians of one sequence of a pass that is on the tape.</summary>
    public void Compute(RecurrentNetwork network, Tape tape, int sequence)
    {
        for (int t = 1; t <= tape.T; t++)
        {
            Write(network, tape, t, sequence, J);
            norms[t - 1] = largestSingularValue.Of(J, CancellationToken.None);
        }
    }

    /// <summary>Writes J_t row by row; h before c.</summary>
    internal void Write(RecurrentNetwork network, Tape tape, int t, int sequence, Span<double> J)
    {
        J.Clear();
        for (int unit = 0; unit < shape.H; unit++)
        {
            if (shape.Cell == Cell.Lstm)
            {
                WriteLstm(network, tape, t, sequence, unit, J);
            }
            else
            {
                WriteGru(network, tape, t, sequence, unit, J);
            }
        }
    }

    private static int SizeOf(NetworkShape shape) => shape.Cell switch
    {
        Cell.Lstm => 2 * shape.H,
        Cell.Gru => shape.H,
        _ => throw new ArgumentException("The cell is vanilla, expected a gated one; use Jacobians.", nameof(shape)),
    };

    /// <summary>The rows of h and of c of one unit.</summary>
    private void WriteLstm(RecurrentNetwork network, Tape tape, int t, int sequence, int unit, Span<double> J)
    {
        int H = shape.H;
        double i = Gate(0), f = Gate(1), g = Gate(2), o = Gate(3), shown = Math.Tanh(tape.ComputeCellAt(t, unit, sequence));
        double before = tape.ComputeCellAt(t - 1, unit, sequence), slope = o * (1 - shown * shown); // ∂h_t/∂c_t
        Span<double> hidden = J.Slice(unit * Size, Size), cell = J.Slice((H + unit) * Size, Size);
        AddRow(network, 0, unit, g * i * (1 - i), cell);                     // ∂c_t/∂h_{t−1} = g ⊙ i(1 − i) ⊙ Whi
        AddRow(network, 1, unit, before * f * (1 - f), cell);                //     + c_{t−1} ⊙ f(1 − f) ⊙ Whf
        AddRow(network, 2, unit, i * (1 - g * g), cell);                     //     + i ⊙ (1 − g²) ⊙ Whg
        AddRow(network, 3, unit, shown * o * (1 - o), hidden);               // ∂h_t/∂h_{t−1} = tanh(c_t) ⊙ o(1 − o) ⊙ Who
        for (int j = 0; j < H; j++)
        {
            hidden[j] += slope * cell[j];                                    //     + o ⊙ (1 − tanh² c_t) ⊙ ∂c_t/∂h_{t−1}
        }

        cell[H + unit] = f;                                                  // ∂c_t/∂c_{t−1} = f: the carousel
        hidden[H + unit] = slope * f;                                        // ∂h_t/∂c_{t−1}

        double Gate(int gate) => tape.ComputeGateAt(gate, t, unit, sequence);
    }

    /// <summary>The row of h of one unit.</summary>
    private void WriteGru(RecurrentNetwork network, Tape tape, int t, int sequence, int unit, Span<double> J)
    {
        double r = Gate(0), z = Gate(1), n = Gate(2), q = tape.ComputeResetOperandAt(t, unit, sequence);
        double before = tape.ComputeHiddenAt(t - 1, unit, sequence), dn = (1 - z) * (1 - n * n);
        Span<double> row = J.Slice(unit * Size, Size);
        AddRow(network, 0, unit, dn * q * r * (1 - r), row);                 // ∂h_t/∂h_{t−1} = (1 − z) ⊙ (1 − n²) ⊙ (q ⊙ r(1 − r) ⊙ Whr
        AddRow(network, 2, unit, dn * r, row);                               //     + r ⊙ Whn)
        AddRow(network, 1, unit, (before - n) * z * (1 - z), row);           //     + (h_{t−1} − n) ⊙ z(1 − z) ⊙ Whz
        row[unit] += z;                                                      //     + z: the carousel

        double Gate(int gate) => tape.ComputeGateAt(gate, t, unit, sequence);
    }

    // a row of a gate's Wh, times a number
    private void AddRow(RecurrentNetwork network, int gate, int unit, double factor, Span<double> row)
    {
        ReadOnlySpan<double> weights = network.Parameters.WhhOf(gate).Slice(unit * shape.H, shape.H);
        for (int j = 0; j < weights.Length; j++)
        {
            row[j] += factor * weights[j];
        }
    }
}
