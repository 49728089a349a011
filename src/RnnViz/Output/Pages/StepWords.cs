using RnnViz.Engine.Text;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Stepping;

namespace RnnViz.Output.Pages;

/// <summary>A sentence about what is computed at a place of the walk, with the number that matters there.</summary>
internal static class StepWords
{
    /// <summary>The sentence of the place at which a walk stands.</summary>
    public static string Of(Walk walk)
    {
        (PreparedStep step, Cursor now) = (walk.Session.Step, walk.Cursor);
        int t = now.Timestep;
        var line = new TextLine(stackalloc char[256]);
        switch (now.Term)
        {
            case Term.Gates:
                Add(ref line, "The gates of t = ", t, " are computed.");
                break;
            case Term.CellState:
                Add(ref line, "The cell state of t = ", t, ": ‖c‖ is ", PreparedStep.NormOf(step.CellState(t)));
                break;
            case Term.State:
                Add(ref line, "The hidden state of t = ", t, ": ‖h‖ is ", PreparedStep.NormOf(step.Hidden(t)));
                break;
            case Term.Losses:
                Add(ref line, "The loss is ", step.LossPerOutput);
                break;
            case Term.OutputError:
                Add(ref line, "The error of the output at t = ", t, ": ‖∂L/∂o‖ is ", PreparedStep.NormOf(step.OutputError(t)));
                break;
            case Term.HiddenGradient:
                Add(ref line, "The gradient of the hidden state of t = ", t, ": ‖∂L/∂h‖ is ", step.HiddenGradientNorms[t - 1]);
                break;
            case Term.CellGradient:
                Add(ref line, "The gradient of the cell state of t = ", t, ": ‖∂L/∂c‖ is ", step.CellGradientNorms[t - 1]);
                break;
            case Term.Delta:
                Add(ref line, "Back through the nonlinearity at t = ", t, ": ‖δ‖ is ", step.DeltaNorm(t));
                break;
            case Term.RecurrentTerm:
                Add(ref line, "What t = ", t, " adds to the gradient of the recurrent weights.");
                break;
            case Term.InputTerm:
                Add(ref line, "What t = ", t, " adds to the gradients of the input weights and biases.");
                break;
            case Term.OutputTerm:
                Add(ref line, "What t = ", t, " adds to the gradients of the output weights and biases.");
                break;
            case Term.BackpropagateCell or Term.BackpropagateHidden:
                Add(ref line, "What t = ", t, " hands on to the timestep before.");
                break;
            case Term.GradientNorm:
                Add(ref line, "The norm of all gradients is ", step.GradientNorm);
                break;
            case Term.Clip:
                Add(ref line, "After clipping the norm of all gradients is ", step.ClippedGradientNorm);
                break;
            default:
                line.Add("The optimizer has made new weights of the gradients.");
                break;
        }

        return line.Span.ToString();
    }

    private static void Add(ref TextLine line, string before, int t, string after, double? number = null)
    {
        line.Add(before);
        line.Add(t);
        line.Add(after);
        if (number is { } value)
        {
            line.Add3(value);
            line.Add(".");
        }
    }

    private static void Add(ref TextLine line, string before, double number)
    {
        line.Add(before);
        line.Add3(number);
        line.Add(".");
    }
}
