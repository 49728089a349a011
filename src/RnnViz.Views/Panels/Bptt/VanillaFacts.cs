using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Quantities;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Panels.Bptt;

/// <summary>Writes the lines of facts beside the terms of the vanilla cell: norms, and what they say.</summary>
/// <param name="training">Whose walk it is.</param>
/// <param name="table">The cell's table.</param>
internal sealed class VanillaFacts(ShownTraining training, VanillaTable table)
{
    private readonly string backpropagatedNorm = $"‖{VanillaQuantities.Backpropagated}‖";

    private readonly SlopeFacts slope = new(training);

    private PreparedStep Step => training.Step;

    private VanillaQuantities Cell => table.Cell;

    private GradientSoFar SoFar => training.Walk.SoFar;

    /// <summary>Writes the facts of a place before the update.</summary>
    public void Write(BpttPage page, Cursor place)
    {
        switch (place.Phase)
        {
            case Phase.Forward: WriteForward(page, place.Timestep); break;
            case Phase.Loss: WriteLoss(page); break;
            default: WriteBackward(page, place.Timestep, place.Term); break;
        }
    }

    private void WriteForward(BpttPage page, int t)
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

    private void WriteLoss(BpttPage page)
    {
        int worst = 1, count = 0;
        for (int t = 1; t <= Step.Timesteps; t++)
        {
            if (!Step.HasLoss(t))
            {
                continue;
            }

            count++;
            if (!Step.HasLoss(worst) || Step.LossAt(t) > Step.LossAt(worst))
            {
                worst = t;
            }
        }

        page.BeginLine();
        page.Value(Cell.TotalLoss, 0, isStrong: true);
        if (count == 1)
        {
            page.Word("one timestep has a loss");
        }
        else
        {
            page.Word("the sum of", count, NumberForm.Whole);
            page.Word("losses");
        }

        if (count > 1)
        {
            page.BeginLine();
            page.Word("the largest");
            page.Value(Cell.Loss, worst);
        }

        if (Step.BatchSize > 1)
        {
            page.BeginLine();
            page.Word("each a mean over", Step.BatchSize, NumberForm.Whole);
            page.Word("sequences");
        }
    }

    private void WriteBackward(BpttPage page, int t, Term now)
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
                page.BeginLine();
                page.Norm(Cell.OutputError, t, isStrong: true);
                page.Value(Cell.Loss, t);
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

    /// <summary>The norms of the addends of g_t that there are.</summary>
    private void WriteAddends(BpttPage page, int t)
    {
        page.BeginLine();
        if (Cell.FromOutput.OccursAt(t))
        {
            page.Norm(Cell.FromOutput, t);
        }

        if (Cell.FromLater.OccursAt(t))
        {
            page.Symbol(Step.Truncation is null ? Cell.FromLater.NormSymbol : "‖\"later\"‖", t, Cell.FromLater.NormAt(t));
        }
    }

    private static void WriteSum(BpttPage page, Quantity factor, int t, Quantity gradient)
    {
        page.BeginLine();
        page.Norm(factor, t);
        page.Norm(gradient, 0, isStrong: true);
        page.Word("so far");
    }

    /// <summary>What one timestep back makes of the gradient.</summary>
    private void WriteFlow(BpttPage page, int t)
    {
        page.BeginLine();
        if (t < Step.Timesteps)
        {
            page.Symbol(Cell.HiddenGradient.NextNormSymbol, t, Cell.HiddenGradient.NormAt(t + 1));
            page.Factor(Step.Gain(t));
        }
        else
        {
            page.Norm(Cell.OutputError, t);
        }

        page.Symbol("→");
        page.Norm(Cell.HiddenGradient, t, isStrong: true);
    }

    private void WriteSlope(BpttPage page, int t) => slope.Write(page, Cell.Slope, t);

    private void WriteSoFar(BpttPage page)
    {
        page.BeginLine();
        page.Norm(table.Sum.Gradient, 0);
        page.Word("so far:", SoFar.TermsSummed, NumberForm.Whole);
        page.Word("of", SoFar.TermsInAll, NumberForm.Whole);
        page.Word("terms");
    }
}
