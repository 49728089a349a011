using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Quantities;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Panels.Bptt;

/// <summary>Writes the lines of facts beside the terms of the GRU.</summary>
/// <param name="training">Whose walk it is.</param>
/// <param name="table">The cell's table.</param>
internal sealed class GruFacts(ShownTraining training, GruTable table) : GatedFacts(training, table)
{
    private readonly string kept = $"‖{table.Cell.UpdateGate.Value.Symbol} ⊙ {table.Cell.HiddenGradient.Symbol}‖";

    private GruQuantities Cell => table.Cell;

    /// <inheritdoc/>
    protected override void WriteForward(BpttPage page, int t, Term now)
    {
        if (now == Term.Gates)
        {
            WriteGates(page, t);
            return;
        }

        page.BeginLine();
        page.NormBefore(Cell.Hidden, t);
        page.Symbol("→");
        page.Norm(Cell.Hidden, t, isStrong: true);
        page.BeginLine();
        page.Symbol("‖z_{@} ⊙ h_{@-}‖", t, ProductNorm(Cell.UpdateGate.Value.ValuesAt(t), Cell.Hidden.ValuesAt(t - 1)));
        page.Symbol("‖(1 − z_{@}) ⊙ n_{@}‖", t, ProductNorm(Cell.Renewed.ValuesAt(t), Cell.Candidate.Value.ValuesAt(t)));
    }

    /// <inheritdoc/>
    protected override void WriteBackward(BpttPage page, int t, Term now)
    {
        if (now == Term.BackpropagateCell)
        {
            WriteWay(page, Cell.HiddenGradient, t, Step.Truncation is null ? kept : "‖\"within the window\"‖", Cell.Kept.NormAt(t - 1));
            page.BeginLine();
            Carousel.WriteGate(page, t);
        }
        else
        {
            WriteTerm(page, t, now);
        }

        if (now >= Term.HiddenGradient)
        {
            Carousel.WriteParts(page, t);
        }

        if (now > Term.HiddenGradient)
        {
            WriteFlow(page, t);
        }

        if (now != Term.RecurrentTerm)
        {
            WriteSoFar(page);
        }
    }

    /// <inheritdoc/>
    protected override void WriteLater(BpttPage page, int t)
    {
        page.Norm(Cell.Kept, t);
        base.WriteLater(page, t);
    }

    /// <inheritdoc/>
    protected override double FromGates(int t) => Cell.FromGates.NormAt(t);
}
