using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Quantities;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Panels.Bptt;

/// <summary>Writes the lines of facts beside the terms of the vanilla cell: norms, and what they say.</summary>
/// <param name="training">Whose walk it is.</param>
/// <param name="table">The cell's table.</param>
internal sealed class VanillaFacts(ShownTraining training, VanillaTable table) : StepFacts(training, table)
{
    private readonly string backpropagatedNorm = $"‖{VanillaQuantities.Backpropagated}‖";

    private readonly SlopeFacts slope = new(training);

    private VanillaQuantities Cell => table.Cell;

    /// <inheritdoc/>
    protected override void WriteForward(BpttPage page, int t, Term now)
    {
        page.BeginLine();
        page.Norm(Cell.PreActivation, t);
        page.Norm(Cell.Hidden, t, isStrong: true);
        if (Cell.Output.OccursAt(t))
        {
            page.Norm(Cell.Output, t);
        }

        WriteSlope(page, t);
        page.BeginLine();
        page.NormBefore(Cell.Hidden, t);
    }

    /// <inheritdoc/>
    protected override void WriteBackward(BpttPage page, int t, Term now)
    {
        WriteTerm(page, t, now);
        if (now > Term.HiddenGradient)
        {
            WriteFlow(page, t);
        }

        if (now != Term.Delta)
        {
            WriteSlope(page, t);
        }

        if (now != Term.RecurrentTerm)
        {
            WriteSoFar(page);
        }
    }

    private void WriteTerm(BpttPage page, int t, Term now)
    {
        switch (now)
        {
            case Term.OutputError:
                WriteOutputError(page, t);
                break;
            case Term.HiddenGradient:
                WriteFlow(page, t);
                WriteAddends(page, t);
                break;
            case Term.Delta:
                double factor = Cell.Delta.NormAt(t) / Cell.HiddenGradient.NormAt(t);
                page.BeginLine();
                page.Norm(Cell.HiddenGradient, t);
                page.Factor(factor);
                page.Symbol("→");
                page.Norm(Cell.Delta, t, isStrong: true);
                WriteSlope(page, t);
                page.BeginLine();
                page.Word(slope.Passing(factor));
                break;
            case Term.RecurrentTerm:
                page.BeginLine();
                page.Norm(Cell.RecurrentTerm, t, isStrong: true);
                page.Norm(Cell.Delta, t);
                page.NormBefore(Cell.Hidden, t);
                WriteSoFar(page);
                break;
            case Term.InputTerm:
                WriteSum(page, Cell.Delta, t, table.Parameters.InputGradient);
                break;
            case Term.OutputTerm:
                WriteSum(page, Cell.OutputError, t, table.Parameters.OutputGradient);
                break;
            default:
                double before = Cell.Delta.NormAt(t), after = Cell.FromLater.NormAt(t - 1);
                page.BeginLine();
                page.Symbol(Cell.Delta.NormSymbol, t, before);
                page.Factor(after / before);
                page.Symbol("→");
                page.Symbol(Step.Truncation is null ? backpropagatedNorm : "‖\"within the window\"‖", t, after, isStrong: true);
                break;
        }
    }

    private void WriteSlope(BpttPage page, int t) => slope.Write(page, Cell.Slope, t);
}
