using RnnViz.Lessons.Step;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Panels.Bptt;

/// <summary>
/// Writes what of a gradient came past all weights, by the gate that keeps alone, and what through gates and weights.
/// </summary>
/// <param name="training">Whose step it is: of a gated cell.</param>
internal sealed class CarouselFacts(ShownTraining training)
{
    private readonly int gate = training.Step.Gates.IndexOf(training.Step.HasCell ? 'f' : 'z');
    private readonly string symbol = training.Step.HasCell ? "f_{@}" : "z_{@}";

    private PreparedStep Step => training.Step;

    /// <summary>The norms of both parts of what arrives at timestep t.</summary>
    public void WriteParts(BpttPage page, int t)
    {
        page.BeginLine();
        page.Word("at", 0, NumberForm.None);
        page.Symbol("t = @", t);
        page.Word(Step.HasCell ? "by f alone" : "by z alone", Step.CarouselNorms[t - 1], NumberForm.Significant, isStrong: true);
        page.Word("the rest", Step.BesideCarouselNorms[t - 1], NumberForm.Significant);
    }

    /// <summary>The mean of the gate that keeps, over units and sequences.</summary>
    public void WriteGate(BpttPage page, int t)
    {
        page.Word("mean over units");
        page.Symbol(symbol, t, Step.GateMean(gate, t));
    }
}
