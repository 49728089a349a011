using RnnViz.Lessons.Quantities;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Step;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Panels.Bptt;

/// <summary>Says what the slopes of the units make of a gradient that arrives there.</summary>
/// <param name="training">Whose step it is.</param>
internal sealed class SlopeFacts(ShownTraining training)
{
    private PreparedStep Step => training.Step;

    /// <summary>Writes φ' in the mean over units and sequences and, for tanh, which share of them is saturated.</summary>
    public void Write(BpttPage page, Quantity slope, int t)
    {
        page.BeginLine();
        page.Word("mean slope");
        page.Symbol(slope.Symbol, t, Step.Operands.MeanSlope(t));
        if (training.Saturation > 0)
        {
            page.Word("saturated", SaturatedShare(t), NumberForm.Percent);
        }
    }

    /// <summary>In words: which part of the gradient the slopes let through, against the largest slope that the activation has.</summary>
    public string Passing(double factor)
    {
        if (!double.IsFinite(factor))
        {
            return "No gradient arrives here that could be passed on.";
        }

        HiddenActivation activation = training.Session.Lesson.Model.Activation;
        if (activation == HiddenActivation.Identity)
        {
            return "Linear units pass the gradient on unchanged.";
        }

        if (activation == HiddenActivation.Relu)
        {
            return factor > 0.7 ? "Most of the gradient is at active units, which pass it on."
                : factor > 0.3 ? "Part of the gradient is at units that are off: it stops there."
                : "Most of the gradient is at units that are off: it stops there.";
        }

        double share = factor / (activation == HiddenActivation.Sigmoid ? 0.25 : 1);
        return share > 0.7 ? "Far from saturation: most of the gradient is passed on."
            : share > 0.3 ? "Partly saturated: part of the gradient is passed on."
            : "Saturated: little of the gradient is passed on.";
    }

    /// <summary>The share of units with |h| from <see cref="ShownTraining.Saturation"/> on, over all sequences, 0 to 1.</summary>
    private double SaturatedShare(int t)
    {
        ReadOnlySpan<double> hidden = Step.Hidden(t);
        int saturated = 0;
        foreach (double h in hidden)
        {
            saturated += Math.Abs(h) >= training.Saturation ? 1 : 0;
        }

        return (double)saturated / hidden.Length;
    }
}
