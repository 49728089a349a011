using RnnViz.Lessons.Step;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Panels.Unrolled;

/// <summary>What the tip says about the parts of the unrolled network.</summary>
internal static class UnrolledTip
{
    /// <summary>The way between timestep t and t + 1: the gain, and the two norms that it is of.</summary>
    public static void Link(PreparedStep step, int t, ref HoverText text)
    {
        text.Topic = Topic.Gain;
        text.Name.Add("gain ‖∂L/∂h");
        text.Name.AddIndex(t);
        text.Name.Add("‖ / ‖∂L/∂h");
        text.Name.AddIndex(t + 1);
        text.Name.Add("‖");
        text.Value.Add3(step.HiddenGradientNorms[t - 1]);
        text.Value.Add(" / ");
        text.Value.Add3(step.HiddenGradientNorms[t]);
        if (double.IsFinite(step.Gain(t)))
        {
            text.Value.Add(" = ×");
            text.Value.Add3(step.Gain(t));
        }

        text.Place.AddPart("from timestep", t + 1);
        text.Place.AddPart("to", t);
        text.Place.AddPart("iteration", step.ShownIteration);
    }

    /// <summary>x_t: the token, or up to three numbers.</summary>
    public static void Input(ShownTraining training, int t, ref HoverText text)
    {
        PreparedStep step = training.Step;
        text.Topic = Topic.Input;
        text.Name.Add("input x");
        text.Name.AddIndex(t);
        if (step.HasTokenInputs)
        {
            int token = step.InputToken(t, training.Sequence);
            if (training.Session.Task.InputSymbols is { } symbols && token < symbols.Count)
            {
                text.Value.Add(symbols[token]);
            }

            text.Value.Add(", one-hot ");
            text.Value.Add(token + 1);
            text.Value.Add(" of ");
            text.Value.Add(step.InputSize);
        }
        else
        {
            if (training.Session.Task.LabelOfInput(t, training.Sequence) is { } label)
            {
                text.Value.Add(Begun(label, 40));
                text.Value.Add(label.Length > 40 ? "…: " : ": ");
            }

            for (int i = 0; i < Math.Min(3, step.InputSize); i++)
            {
                if (i > 0)
                {
                    text.Value.Add(", ");
                }

                text.Value.Add3(step.Input(t)[i * step.BatchSize + training.Sequence]);
            }

            text.Value.Add(step.InputSize > 3 && !step.HasReadout ? ", …" : "");
        }

        Stand(training, t, ref text);
    }

    /// <summary>The beginning of a text, without half a sign at its end.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">How many characters at most.</param>
    public static ReadOnlySpan<char> Begun(string text, int most) =>
        text.Length <= most ? text : text.AsSpan(0, char.IsHighSurrogate(text[most - 1]) ? most - 1 : most);

    /// <summary>ŷ_t against y_t, and the loss; of a recurrent layer alone ‖d_t‖.</summary>
    public static void Output(ShownTraining training, int t, ref HoverText text)
    {
        PreparedStep step = training.Step;
        if (!step.HasReadout)
        {
            text.Topic = Topic.DirectGradient;
            text.Name.Add("direct gradient ‖d");
            text.Name.AddIndex(t);
            text.Name.Add("‖");
            text.Value.Add3(PreparedStep.NormOf(step.OutputError(t)));
            Stand(training, t, ref text);
            return;
        }

        text.Topic = Topic.Prediction;
        text.Name.Add("output ŷ");
        text.Name.AddIndex(t);
        if (step.HasTokenTargets)
        {
            int target = step.TargetToken(t, training.Sequence), predicted = step.PredictedToken(t, training.Sequence);
            IReadOnlyList<string>? symbols = training.Session.Task.OutputSymbols;
            text.Value.Add(target == predicted ? "right, p(" : "wrong, p(");
            if (symbols is not null && target < symbols.Count)
            {
                text.Value.Add(symbols[target]);
            }
            else
            {
                text.Value.Add(target);
            }

            text.Value.Add(") = ");
            text.Value.Add3(step.Prediction(t)[target * step.BatchSize + training.Sequence]);
        }
        else
        {
            text.Value.Add3(step.Prediction(t)[training.Sequence]);
            text.Value.Add(", target ");
            text.Value.Add3(step.Target(t)[training.Sequence]);
        }

        text.Value.Add(", loss ");
        text.Value.Add3(step.LossAt(t));
        if (step.BatchSize > 1)
        {
            text.Value.Add(" in the mean of the batch");
        }

        Stand(training, t, ref text);
    }

    /// <summary>Where a number of timestep t stands.</summary>
    public static void Stand(ShownTraining training, int t, ref HoverText text)
    {
        text.Place.AddPart("timestep", t);
        if (training.Step.BatchSize > 1)
        {
            text.Place.AddPart("sequence", training.Sequence + 1);
        }

        text.Place.AddPart("iteration", training.Step.ShownIteration);
    }
}
