using RnnViz.Lessons.Quantities;
using RnnViz.Lessons.Step;

namespace RnnViz.Views.Panels.Bptt;

/// <summary>Writes what becomes of the gradient through time, over all of an iteration.</summary>
/// <param name="step">Whose gradients they are.</param>
/// <param name="hiddenGradient">∂L/∂h_t.</param>
internal sealed class ThroughTimeFacts(PreparedStep step, Quantity hiddenGradient)
{
    /// <summary>
    /// A gradient that grows or shrinks over the whole sequence by less than the first factor is steady, by more than the
    /// second vanishes or explodes.
    /// </summary>
    private const double Steady = 5, Extreme = 100;

    /// <summary>Writes the lines of facts.</summary>
    public void Write(BpttPage page)
    {
        double last = hiddenGradient.NormAt(step.Timesteps), first = hiddenGradient.NormAt(1);
        page.BeginLine();
        page.Symbol(hiddenGradient.NormSymbol, step.Timesteps, last);
        page.Symbol("→");
        page.Symbol(hiddenGradient.NormSymbol, 1, first);
        page.Factor(first / last, isStrong: true);
        page.BeginLine();
        bool isVerdict = step.FlowBoundApplies;
        page.Word(isVerdict ? Verdict(first, last) : "all losses together:", isStrong: isVerdict);
        if (double.IsNaN(step.GrowthRate))
        {
            return; // a norm is zero or not finite: there is no rate
        }

        page.Factor(Math.Pow(10, step.GrowthRate));
        page.Word("per step");
        page.Word("in decades", step.GrowthRate, NumberForm.Significant);
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
