using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Step;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Panels.Unrolled;

/// <summary>
/// What the tip says about the parts of a gated cell, with the numbers of the timestep and of the sequence that is drawn.
/// </summary>
internal static class GatedTip
{
    /// <summary>Says what is at a point of a cell.</summary>
    /// <param name="training">What is shown.</param>
    /// <param name="plan">Where the parts of the cell stand.</param>
    /// <param name="point">x from the middle of the column, y from the canvas' top.</param>
    /// <param name="t">1..T.</param>
    /// <param name="text">What is said.</param>
    /// <returns>Whether there is something.</returns>
    public static bool TryDescribe(ShownTraining training, CellPlan plan, Point point, int t, ref HoverText text)
    {
        GatedRows rows = plan.Rows;
        float reach = plan.Radius + plan.Look.Px(2.5f);
        for (int i = 0; i < plan.Nodes.Count; i++)
        {
            CellNode node = plan.Nodes[i];
            bool isHere = node.Part == CellPart.CellTanh ? plan.Tanh!.Value.Contains(point) : (node.At - point).Length <= reach;
            if (isHere)
            {
                GatedNodeTip.Describe(training, node.Part, t, ref text);
                return true;
            }
        }

        float half = MathF.Max(plan.BarWidth, plan.Pitch - plan.Look.Px(1)) / 2;
        for (int i = 0; i < plan.Bars.Count; i++)
        {
            if (MathF.Abs(plan.Bars[i].X - point.X) <= half && point.Y >= plan.BarTop && point.Y <= rows.FrameBottom(plan.Look))
            {
                Gate(training, plan.Bars[i], t, ref text);
                return true;
            }
        }

        float near = plan.Look.Px(5);
        if (MathF.Abs(point.Y - rows.State) <= near)
        {
            State(training, training.Step.HasCell ? 'c' : 'h', t, ref text);
            return true;
        }

        if (training.Step.HasCell && MathF.Abs(point.Y - rows.Foot) <= near)
        {
            State(training, 'h', t, ref text);
            return true;
        }

        return false;
    }

    /// <summary>The way back along c from t + 1 to t, or along h where that is the straight line.</summary>
    public static void StateLink(PreparedStep step, int t, ref HoverText text)
    {
        if (!step.HasCell)
        {
            UnrolledTip.Link(step, t, ref text);
            return;
        }

        text.Topic = Topic.CellGain;
        text.Name.Add("gain ‖∂L/∂c");
        text.Name.AddIndex(t);
        text.Name.Add("‖ / ‖∂L/∂c");
        text.Name.AddIndex(t + 1);
        text.Name.Add("‖");
        text.Value.Add3(step.CellGradientNorms[t - 1]);
        text.Value.Add(" / ");
        text.Value.Add3(step.CellGradientNorms[t]);
        if (double.IsFinite(step.CellGain(t)))
        {
            text.Value.Add(" = ×");
            text.Value.Add3(step.CellGain(t));
        }

        text.Place.AddPart("from timestep", t + 1);
        text.Place.AddPart("to", t);
        text.Place.AddPart("iteration", step.ShownIteration);
    }

    /// <summary>The bar of a gate: its mean over the units, and between which numbers they are.</summary>
    private static void Gate(ShownTraining training, CellBar bar, int t, ref HoverText text)
    {
        PreparedStep step = training.Step;
        text.Topic = GateTopics.Of(bar.Letter);
        ReadOnlySpan<char> letter = [bar.Letter];
        text.Name.Add(letter);
        text.Name.AddIndex(t);
        text.Name.Add(step.HiddenUnits == 1 ? ", one unit" : ", mean over ");
        if (step.HiddenUnits > 1)
        {
            text.Name.Add(step.HiddenUnits);
            text.Name.Add(" units");
        }

        double least = double.PositiveInfinity, most = double.NegativeInfinity;
        for (int unit = 0; unit < step.HiddenUnits; unit++)
        {
            double value = step.GateAt(bar.Gate, t, unit, training.Sequence);
            (least, most) = (Math.Min(least, value), Math.Max(most, value));
        }

        text.Value.Add3(step.GateMean(bar.Gate, t, training.Sequence));
        if (step.HiddenUnits > 1)
        {
            text.Value.Add(", units from ");
            text.Value.Add3(least);
            text.Value.Add(" to ");
            text.Value.Add3(most);
        }

        UnrolledTip.Stand(training, t, ref text);
    }

    /// <summary>A line: the state that goes along it.</summary>
    private static void State(ShownTraining training, char letter, int t, ref HoverText text)
    {
        PreparedStep step = training.Step;
        text.Topic = letter == 'c' ? Topic.CellState : Topic.HiddenState;
        text.Name.Add(letter == 'c' ? "cell state c" : "hidden state h");
        text.Name.AddIndex(t);
        double least = double.PositiveInfinity, most = double.NegativeInfinity;
        var norm = new UnitNorm();
        for (int unit = 0; unit < step.HiddenUnits; unit++)
        {
            double value = letter == 'c'
                ? step.CellStateAt(t, unit, training.Sequence) : step.HiddenAt(t, unit, training.Sequence);
            norm.Add(value);
            (least, most) = (Math.Min(least, value), Math.Max(most, value));
        }

        text.Value.Add("norm ");
        text.Value.Add3(norm.Value);
        text.Value.Add(step.HiddenUnits > 1 ? ", units from " : ", unit ");
        text.Value.Add3(least);
        if (step.HiddenUnits > 1)
        {
            text.Value.Add(" to ");
            text.Value.Add3(most);
        }

        UnrolledTip.Stand(training, t, ref text);
    }
}
