using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Quantities;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Panels.Bptt;

/// <summary>Writes the lines of facts beside the terms before the update: norms, and what they say. One class for each cell.</summary>
/// <param name="training">Whose walk it is.</param>
/// <param name="table">The cell's table.</param>
internal abstract class StepFacts(ShownTraining training, StepTable table)
{
    /// <summary>What was computed.</summary>
    protected PreparedStep Step => training.Step;

    /// <summary>The sums as far as the walk has come.</summary>
    protected GradientSoFar SoFar => training.Walk.SoFar;

    /// <summary>The facts of the cell of a table.</summary>
    public static StepFacts Of(ShownTraining training, StepTable table) => table switch
    {
        LstmTable lstm => new LstmFacts(training, lstm),
        GruTable gru => new GruFacts(training, gru),
        _ => new VanillaFacts(training, (VanillaTable)table),
    };

    /// <summary>Writes the facts of a place before the update.</summary>
    public void Write(BpttPage page, Cursor place)
    {
        switch (place.Phase)
        {
            case Phase.Forward: WriteForward(page, place.Timestep, place.Term); break;
            case Phase.Loss: WriteLoss(page); break;
            default: WriteBackward(page, place.Timestep, place.Term); break;
        }
    }

    /// <summary>Writes the facts of a term of the forward pass.</summary>
    protected abstract void WriteForward(BpttPage page, int t, Term now);

    /// <summary>Writes the facts of a term of the backward pass.</summary>
    protected abstract void WriteBackward(BpttPage page, int t, Term now);

    private void WriteLoss(BpttPage page)
    {
        if (!Step.HasReadout)
        {
            page.BeginLine();
            if (!training.Session.IsLossKnown)
            {
                page.Word("the training script gave no loss");
                return;
            }

            page.Value(table.Cell.TotalLoss, 0, isStrong: true);
            page.Word("as the training script gave it");
            return;
        }

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
        page.Value(table.Cell.TotalLoss, 0, isStrong: true);
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
            page.Value(table.Cell.Loss, worst);
        }

        if (Step.BatchSize > 1)
        {
            page.BeginLine();
            page.Word("each a mean over", Step.BatchSize, NumberForm.Whole);
            page.Word("sequences");
        }
    }

    /// <summary>The norm of e_t, and the loss that it is of.</summary>
    protected void WriteOutputError(BpttPage page, int t)
    {
        page.BeginLine();
        page.Norm(table.Cell.OutputError, t, isStrong: true);
        if (Step.HasReadout)
        {
            page.Value(table.Cell.Loss, t);
        }
    }

    /// <summary>The norms of the addends of ∂L/∂h_t that there are.</summary>
    protected void WriteAddends(BpttPage page, int t)
    {
        page.BeginLine();
        if (table.Cell.FromOutput.OccursAt(t))
        {
            page.Norm(table.Cell.FromOutput, t);
        }

        if (table.Cell.FromLater.OccursAt(t))
        {
            WriteLater(page, t);
        }
    }

    /// <summary>The norm of what comes to ∂L/∂h_t from later losses.</summary>
    protected virtual void WriteLater(BpttPage page, int t) => page.Symbol(
        Step.Truncation is null ? table.Cell.FromLater.NormSymbol : "‖\"later\"‖", t, table.Cell.FromLater.NormAt(t));

    /// <summary>The norm of a factor, and that of the sum to which its products are added.</summary>
    protected static void WriteSum(BpttPage page, Quantity factor, int t, Quantity gradient)
    {
        page.BeginLine();
        page.Norm(factor, t);
        page.Norm(gradient, 0, isStrong: true);
        page.Word("so far");
    }

    /// <summary>What one timestep back makes of the gradient of the hidden state.</summary>
    protected void WriteFlow(BpttPage page, int t)
    {
        page.BeginLine();
        if (t < Step.Timesteps)
        {
            page.Symbol(table.Cell.HiddenGradient.NextNormSymbol, t, table.Cell.HiddenGradient.NormAt(t + 1));
            page.Factor(Step.Gain(t));
        }
        else
        {
            page.Norm(table.Cell.OutputError, t);
        }

        page.Symbol("→");
        page.Norm(table.Cell.HiddenGradient, t, isStrong: true);
    }

    /// <summary>How many terms of the recurrent gradient are summed, and the norm of the sum.</summary>
    protected void WriteSoFar(BpttPage page)
    {
        page.BeginLine();
        page.Norm(table.Sum.Gradient, 0);
        page.Word("so far:", SoFar.TermsSummed, NumberForm.Whole);
        page.Word("of", SoFar.TermsInAll, NumberForm.Whole);
        page.Word("terms");
    }
}
