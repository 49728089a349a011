using RnnViz.Lessons.Quantities;
using RnnViz.Lessons.Step;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Panels.Bptt;

/// <summary>Writes what becomes of the gradient through time, over all of an iteration.</summary>
/// <param name="training">Whose gradients they are.</param>
/// <param name="table">What they are called.</param>
internal sealed class ThroughTimeFacts(ShownTraining training, StepTable table)
{
    /// <summary>
    /// A gradient that grows or shrinks over the whole sequence by less than the first factor is steady, by more than the
    /// second vanishes or explodes.
    /// </summary>
    private const double Steady = 5, Extreme = 100;

    private readonly CarouselFacts? carousel = table is GatedTable ? new CarouselFacts(training) : null;

    private PreparedStep Step => training.Step;

    /// <summary>Whether all of the gradient comes from the last timestep.</summary>
    private bool IsFromLast
    {
        get
        {
            for (int t = 1; t < Step.Timesteps; t++)
            {
                if (Step.HasLoss(t))
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Writes the lines of facts.</summary>
    public void Write(BpttPage page)
    {
        WriteEnds(page, table.Cell.HiddenGradient);
        if (table is LstmTable lstm)
        {
            WriteEnds(page, lstm.Cell.CellGradient);
        }

        // what an LSTM remembers by is c
        Quantity state = table is LstmTable withCell ? withCell.Cell.CellGradient : table.Cell.HiddenGradient;
        double last = state.NormAt(Step.Timesteps), first = state.NormAt(1);
        double rate = table is LstmTable ? (Math.Log10(first) - Math.Log10(last)) / (Step.Timesteps - 1) : Step.GrowthRate;
        if (IsFromLast || double.IsFinite(rate))
        {
            page.BeginLine();
            string together = Step.HasReadout ? "all losses together:" : "from all timesteps together:";
            page.Word(IsFromLast ? Verdict(first, last) : together, isStrong: IsFromLast);
        }

        if (double.IsFinite(rate)) // else a norm is zero or not finite: there is no rate
        {
            page.Factor(Math.Pow(10, rate));
            page.Word("per step");
            page.Word("in decades", rate, NumberForm.Significant);
        }

        carousel?.WriteParts(page, 1);
    }

    private void WriteEnds(BpttPage page, Quantity gradient)
    {
        double last = gradient.NormAt(Step.Timesteps), first = gradient.NormAt(1);
        page.BeginLine();
        page.Symbol(gradient.NormSymbol, Step.Timesteps, last);
        page.Symbol("→");
        page.Symbol(gradient.NormSymbol, 1, first);
        page.Factor(first / last, isStrong: true);
    }

    /// <summary>One word, where all of the gradient comes from the last timestep; a loss at every step adds to it on the way.</summary>
    private static string Verdict(double first, double last)
    {
        double ratio = first / last;
        if (double.IsNaN(ratio))
        {
            return last == 0 ? "zero at both ends" : "not a number";
        }

        if (first == 0)
        {
            return "exactly zero";
        }

        return ratio < 1 / Extreme ? "vanishing" : ratio < 1 / Steady ? "shrinking"
            : ratio > Extreme ? "exploding" : ratio > Steady ? "growing" : "steady";
    }
}
