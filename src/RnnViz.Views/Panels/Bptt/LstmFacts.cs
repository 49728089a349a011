using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Quantities;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Panels.Bptt;

/// <summary>Writes the lines of facts beside the terms of the LSTM.</summary>
/// <param name="training">Whose walk it is.</param>
/// <param name="table">The cell's table.</param>
internal sealed class LstmFacts(ShownTraining training, LstmTable table) : GatedFacts(training, table)
{
    private readonly string kept = $"‖{table.Cell.ForgetGate.Value.Symbol} ⊙ {table.Cell.CellGradient.Symbol}‖";

    private LstmQuantities Cell => table.Cell;

    /// <inheritdoc/>
    protected override void WriteForward(BpttPage page, int t, Term now)
    {
        switch (now)
        {
            case Term.Gates:
                WriteGates(page, t);
                page.NormBefore(Cell.Cell, t);
                break;
            case Term.CellState:
                page.BeginLine();
                page.NormBefore(Cell.Cell, t);
                page.Symbol("→");
                page.Norm(Cell.Cell, t, isStrong: true);
                page.BeginLine();
                page.Symbol("‖f_{@} ⊙ c_{@-}‖", t, ProductNorm(Cell.ForgetGate.Value.ValuesAt(t), Cell.Cell.ValuesAt(t - 1)));
                page.Symbol("‖i_{@} ⊙ g_{@}‖", t, ProductNorm(Cell.InputGate.Value.ValuesAt(t), Cell.Candidate.Value.ValuesAt(t)));
                break;
            default:
                page.BeginLine();
                page.Norm(Cell.CellTanh, t);
                page.Symbol("→");
                page.Norm(Cell.Hidden, t, isStrong: true);
                page.BeginLine();
                page.Word("mean over units");
                page.Symbol(Cell.OutputGate.Value.Symbol, t, Step.GateMean(3, t));
                page.Norm(Cell.Cell, t);
                break;
        }
    }

    /// <inheritdoc/>
    protected override void WriteBackward(BpttPage page, int t, Term now)
    {
        switch (now)
        {
            case Term.CellGradient:
                WriteCellFlow(page, t);
                page.BeginLine();
                page.Word("through h", Cell.CellFromHidden.NormAt(t), NumberForm.Significant);
                if (Cell.CellFromLater.OccursAt(t))
                {
                    page.Word("from later", Cell.CellFromLater.NormAt(t), NumberForm.Significant);
                }

                break;
            case Term.BackpropagateCell:
                string way = Step.Truncation is null ? kept : "‖\"within the window\"‖";
                WriteWay(page, Cell.CellGradient, t, way, Cell.CellFromLater.NormAt(t - 1));
                page.BeginLine();
                Carousel.WriteGate(page, t);
                break;
            default:
                WriteTerm(page, t, now);
                break;
        }

        if (now >= Term.CellGradient)
        {
            Carousel.WriteParts(page, t);
        }

        if (now is Term.HiddenGradient or > Term.CellGradient)
        {
            WriteFlow(page, t);
        }

        if (now > Term.CellGradient)
        {
            WriteCellFlow(page, t);
        }

        if (now != Term.RecurrentTerm)
        {
            WriteSoFar(page);
        }
    }

    /// <inheritdoc/>
    protected override double FromGates(int t) => Cell.FromLater.NormAt(t);

    /// <summary>What one timestep back makes of the gradient of the cell state.</summary>
    private void WriteCellFlow(BpttPage page, int t)
    {
        page.BeginLine();
        if (t < Step.Timesteps)
        {
            page.Symbol(Cell.CellGradient.NextNormSymbol, t, Cell.CellGradient.NormAt(t + 1));
            page.Factor(Step.CellGain(t));
        }
        else
        {
            page.Norm(Cell.HiddenGradient, t);
        }

        page.Symbol("→");
        page.Norm(Cell.CellGradient, t, isStrong: true);
    }
}
