using RnnViz.Lessons.Phases;
using RnnViz.Numerics.Analysis;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Step;

// what gated cells have besides
public sealed partial class PreparedStep
{
    private Carousel? carousel;
    private (int Version, int Sequence) carouselOf = (-1, 0);
    private int? carouselTruncation;

    /// <summary>What is repeated at every timestep.</summary>
    public Cell Cell => parts.Network.Shape.Cell;

    /// <summary>What a walk through the step evaluates.</summary>
    internal TermSchedule Terms => TermSchedule.Of(Cell, HasReadout);

    /// <summary>Whether there is a c_t beside h_t: in an LSTM.</summary>
    public bool HasCell => parts.HasCell;

    /// <summary>Whether the cell has gates: LSTM and GRU.</summary>
    public bool IsGated => Cell != Cell.Vanilla;

    /// <summary>The place in <see cref="Gates"/> of the gate that keeps the state: f of the LSTM, z of the GRU.</summary>
    /// <exception cref="ArgumentException">The cell is vanilla.</exception>
    public int KeepingGate => Cell.KeepingGate();

    /// <summary>A letter for each gate, "ifgo" or "rzn", in the order of the weights; empty for the vanilla cell.</summary>
    public string Gates => Cell.Letters();

    /// <summary>c_t of an LSTM, H×B, t = 0..T.</summary>
    /// <exception cref="InvalidOperationException">The cell has no such state.</exception>
    public ReadOnlySpan<double> CellState(int t) => parts.Tape.ComputeCell(t);

    /// <summary>One number of c_t, t = 0..T; units and sequences count from 0.</summary>
    /// <exception cref="InvalidOperationException">The cell has no such state.</exception>
    public double CellStateAt(int t, int unit, int sequence) => parts.Tape.ComputeCellAt(t, unit, sequence);

    /// <summary>∂L/∂c_t of an LSTM, H×B, t = 1..T.</summary>
    /// <exception cref="InvalidOperationException">The cell has no such state.</exception>
    public ReadOnlySpan<double> CellGradient(int t) => parts.Tape.ComputeCellGradient(t);

    /// <summary>What of ∂L/∂c_T is handed over by the rest of a model, past h_T, H×B; empty where nothing is.</summary>
    public ReadOnlySpan<double> FinalCellGradient => parts.Tape.FinalCellGradient;

    /// <summary>One number of ∂L/∂c_t; t = 1..T.</summary>
    /// <exception cref="InvalidOperationException">The cell has no such state.</exception>
    public double CellGradientAt(int t, int unit, int sequence) => CellGradient(t)[unit * BatchSize + sequence];

    /// <summary>‖∂L/∂c_t‖_F over units and sequences at [t − 1], t = 1..T; empty where the cell has no c.</summary>
    public ReadOnlySpan<double> CellGradientNorms => parts.Tape.CellGradientNorms;

    /// <summary>‖∂L/∂c_t‖/‖∂L/∂c_{t+1}‖; t = 1..T − 1. NaN where both are zero, ∞ where only the later is.</summary>
    public double CellGain(int t) => CellGradientNorms[t - 1] / CellGradientNorms[t];

    /// <summary>A gate at t, H×B, t = 1..T.</summary>
    /// <param name="gate">Its place in <see cref="Gates"/>.</param>
    /// <param name="t">The timestep.</param>
    public ReadOnlySpan<double> Gate(int gate, int t) => parts.Tape.ComputeGate(gate, t);

    /// <summary>bhn of a GRU, H: the bias that r_t multiplies with Whn h_{t−1}. Empty in all other networks.</summary>
    public ReadOnlySpan<double> CandidateBias => parts.Network.Parameters.bhn;

    /// <summary>One number of a gate; t = 1..T.</summary>
    public double GateAt(int gate, int t, int unit, int sequence) => parts.Tape.ComputeGateAt(gate, t, unit, sequence);

    /// <summary>The mean of a gate over units and sequences; t = 1..T.</summary>
    public double GateMean(int gate, int t)
    {
        double sum = 0;
        ReadOnlySpan<double> values = Gate(gate, t);
        foreach (double value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }

    /// <summary>The mean of a gate over the units of one sequence; t = 1..T.</summary>
    public double GateMean(int gate, int t, int sequence)
    {
        double sum = 0;
        for (int unit = 0; unit < HiddenUnits; unit++)
        {
            sum += GateAt(gate, t, unit, sequence);
        }

        return sum / HiddenUnits;
    }

    /// <summary>Π_{s=t+1..T} of the gate that keeps, for the units of a sequence, H; 1 at t = T. To be read before the next call.</summary>
    /// <param name="t">1 to T.</param>
    /// <param name="sequence">0 to B − 1.</param>
    /// <exception cref="ArgumentException">The cell is vanilla.</exception>
    public ReadOnlySpan<double> CarouselProducts(int t, int sequence) => Carousel(sequence).Products(t);

    /// <summary>
    /// ‖(Π_{s=t+1..T} f_s) ⊙ ∂L/∂c_T‖_F over units and sequences at [t − 1]: of ∂L/∂c_t of an LSTM what comes from the last timestep past
    /// all weights; of a GRU with z and h. 0 beyond the window.
    /// </summary>
    /// <exception cref="ArgumentException">The cell is vanilla.</exception>
    public ReadOnlySpan<double> CarouselNorms => Carousel(carouselOf.Sequence).PartNorms;

    /// <summary>‖∂L/∂c_t less that part‖_F at [t − 1]: what comes through the gates, and from other losses.</summary>
    /// <exception cref="ArgumentException">The cell is vanilla.</exception>
    public ReadOnlySpan<double> BesideCarouselNorms => Carousel(carouselOf.Sequence).RestNorms;

    /// <summary>
    /// The way back past all weights, of this step: products of f or z, and the parts of the norms of the state's gradient. Computed
    /// when it is asked for, for one sequence at a time; to be read before the next call.
    /// </summary>
    /// <param name="sequence">Whose products are wanted, 0 to B − 1.</param>
    /// <exception cref="ArgumentException">The cell is vanilla.</exception>
    public Carousel Carousel(int sequence)
    {
        if (carousel is null || carouselOf != (Version, sequence) || carouselTruncation != Truncation)
        {
            if (carousel is null || carouselTruncation != Truncation)
            {
                carouselTruncation = Truncation;
                carousel = new Carousel(parts.Network.Shape, Timesteps, BatchSize, Truncation);
            }

            carousel.Compute(parts.Tape, sequence);
            carouselOf = (Version, sequence);
        }

        return carousel;
    }
}
