using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Quantities;
using RnnViz.Lessons.Settings;
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
        page.Norm(Cell.Output, t);
        WriteSaturation(page, t);
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
            page.Word("one timestep bears a loss");
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
            page.Word("each a mean over sequences:", Step.BatchSize, NumberForm.Whole);
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
            WriteSaturation(page, t);
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
                page.Number(factor, NumberForm.Factor);
                page.Symbol("→");
                page.Norm(Cell.Delta, t, isStrong: true);
                WriteSaturation(page, t);
                page.BeginLine();
                page.Word(Passing(factor));
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
                page.Number(after / before, NumberForm.Factor);
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
            page.Number(Step.Gain(t), NumberForm.Factor);
        }
        else
        {
            page.Norm(Cell.OutputError, t);
        }

        page.Symbol("→");
        page.Norm(Cell.HiddenGradient, t, isStrong: true);
    }

    private void WriteSaturation(BpttPage page, int t)
    {
        page.BeginLine();
        page.Word("saturation: mean of");
        page.Symbol(Cell.Slope.Symbol, t, Step.Operands.MeanSlope(t));
    }

    private void WriteSoFar(BpttPage page)
    {
        page.BeginLine();
        page.Norm(table.Sum.Gradient, 0);
        page.Word("so far:", SoFar.TermsSummed, NumberForm.Whole);
        page.Word("of", SoFar.TermsInAll, NumberForm.Whole);
        page.Word("terms");
    }

    /// <summary>In words: which part of the gradient the slopes let through, against the largest slope that the activation has.</summary>
    private string Passing(double factor)
    {
        HiddenActivation activation = training.Session.Lesson.Model.Activation;
        if (activation == HiddenActivation.Identity)
        {
            return "Linear units pass the gradient on as it is.";
        }

        if (activation == HiddenActivation.Relu)
        {
            return factor > 0.7 ? "Most of the gradient is at active units, which pass it on."
                : factor > 0.3 ? "Part of the gradient is at units that are off, and is lost."
                : "Most of the gradient is at units that are off, and is lost.";
        }

        double share = factor / (activation == HiddenActivation.Sigmoid ? 0.25 : 1);
        return share > 0.7 ? "Far from saturation: little of the gradient is lost here."
            : share > 0.3 ? "Partly saturated: part of the gradient is lost here."
            : "Saturated: most of the gradient is lost here.";
    }
}
