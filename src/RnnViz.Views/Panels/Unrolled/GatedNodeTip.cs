using RnnViz.Lessons.Step;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Panels.Unrolled;

/// <summary>What the tip says about the nodes of a gated cell: what comes out of them, and what of that was kept or is new.</summary>
internal static class GatedNodeTip
{
    /// <summary>Says what a node computes at timestep t, by its norms over the units of the sequence that is drawn.</summary>
    public static void Describe(ShownTraining training, CellPart part, int t, ref HoverText text)
    {
        text.Topic = TopicOf(part);
        switch (part)
        {
            case CellPart.Forget:
                Add(ref text, "f", t, " ⊙ c", t - 1);
                break;
            case CellPart.Candidate:
                Add(ref text, "i", t, " ⊙ g", t);
                break;
            case CellPart.CellSum:
                Add(ref text, "c", t, " = f", t);
                Add(ref text, " ⊙ c", t - 1, " + i", t);
                Add(ref text, " ⊙ g", t);
                break;
            case CellPart.CellTanh:
                Add(ref text, "tanh(c", t);
                text.Name.Add(")");
                break;
            case CellPart.Expose:
                Add(ref text, "h", t, " = o", t);
                Add(ref text, " ⊙ tanh(c", t);
                text.Name.Add(")");
                break;
            case CellPart.Keep:
                Add(ref text, "z", t, " ⊙ h", t - 1);
                break;
            case CellPart.New:
                Add(ref text, "(1 − z", t, ") ⊙ n", t);
                break;
            case CellPart.HiddenSum:
                Add(ref text, "h", t, " = (1 − z", t);
                Add(ref text, ") ⊙ n", t, " + z", t);
                Add(ref text, " ⊙ h", t - 1);
                break;
            default:
                Add(ref text, "r", t, " ⊙ (Whn h", t - 1);
                text.Name.Add(" + bhn)");
                break;
        }

        WriteNorms(training, part, t, ref text);
        UnrolledTip.Stand(training, t, ref text);
    }

    private static void WriteNorms(ShownTraining training, CellPart part, int t, ref HoverText text)
    {
        if (part == CellPart.Reset)
        {
            int gate = training.Step.Gates.IndexOf('r');
            text.Value.Add("r in the mean ");
            text.Value.Add3(training.Step.GateMean(gate, t, training.Sequence));
            return;
        }

        text.Value.Add("norm ");
        text.Value.Add3(NormOf(training, part, t));
        switch (part)
        {
            case CellPart.Forget:
                text.Value.Add(", of ");
                text.Value.Add3(StateNorm(training, t - 1));
                break;
            case CellPart.Keep:
                text.Value.Add(", of ");
                text.Value.Add3(StateNorm(training, t - 1));
                break;
            case CellPart.CellSum or CellPart.HiddenSum:
                text.Value.Add(": kept ");
                text.Value.Add3(NormOf(training, part == CellPart.CellSum ? CellPart.Forget : CellPart.Keep, t));
                text.Value.Add(", new ");
                text.Value.Add3(NormOf(training, part == CellPart.CellSum ? CellPart.Candidate : CellPart.New, t));
                break;
        }
    }

    /// <summary>‖c_t‖ of the LSTM, ‖h_t‖ of the GRU, over the units of the sequence that is drawn; t = 0..T.</summary>
    private static double StateNorm(ShownTraining training, int t)
    {
        var norm = new UnitNorm();
        for (int unit = 0; unit < training.Step.HiddenUnits; unit++)
        {
            norm.Add(StateAt(training, t, unit));
        }

        return norm.Value;
    }

    /// <summary>The norm of what comes out of a node, over the units of the sequence that is drawn.</summary>
    private static double NormOf(ShownTraining training, CellPart part, int t)
    {
        var norm = new UnitNorm();
        for (int unit = 0; unit < training.Step.HiddenUnits; unit++)
        {
            norm.Add(ValueAt(training, part, t, unit));
        }

        return norm.Value;
    }

    private static double ValueAt(ShownTraining training, CellPart part, int t, int unit) => part switch
    {
        CellPart.Forget => Gate(training, 'f', t, unit) * StateAt(training, t - 1, unit),
        CellPart.Candidate => Gate(training, 'i', t, unit) * Gate(training, 'g', t, unit),
        CellPart.Keep => Gate(training, 'z', t, unit) * StateAt(training, t - 1, unit),
        CellPart.New => (1 - Gate(training, 'z', t, unit)) * Gate(training, 'n', t, unit),
        CellPart.CellTanh => Math.Tanh(StateAt(training, t, unit)),
        CellPart.Expose => training.Step.HiddenAt(t, unit, training.Sequence),
        _ => StateAt(training, t, unit),
    };

    private static double Gate(ShownTraining training, char letter, int t, int unit) =>
        training.Step.GateAt(training.Step.Gates.IndexOf(letter), t, unit, training.Sequence);

    private static double StateAt(ShownTraining training, int t, int unit)
    {
        PreparedStep step = training.Step;
        return step.HasCell ? step.CellStateAt(t, unit, training.Sequence) : step.HiddenAt(t, unit, training.Sequence);
    }

    private static Topic TopicOf(CellPart part) => part switch
    {
        CellPart.Forget => Topic.ForgetNode,
        CellPart.Candidate => Topic.CandidateNode,
        CellPart.CellSum => Topic.CellSumNode,
        CellPart.CellTanh => Topic.CellTanhNode,
        CellPart.Expose => Topic.ExposeNode,
        CellPart.Keep => Topic.KeepNode,
        CellPart.New => Topic.NewNode,
        CellPart.HiddenSum => Topic.HiddenSumNode,
        _ => Topic.ResetNode,
    };

    private static void Add(ref HoverText text, ReadOnlySpan<char> symbol, int index)
    {
        text.Name.Add(symbol);
        text.Name.AddIndex(index);
    }

    private static void Add(ref HoverText text, ReadOnlySpan<char> first, int index, ReadOnlySpan<char> second, int other)
    {
        Add(ref text, first, index);
        Add(ref text, second, other);
    }
}
