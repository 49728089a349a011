using RnnViz.Engine.Text;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Stepping;

namespace RnnViz.Output.Pages;

/// <summary>A sentence about what is computed at a place of the walk, with the number that matters there.</summary>
internal static class StepWords
{
    /// <summary>The sentence of the place at which a walk stands.</summary>
    /// <param name="walk">The walk.</param>
    /// <param name="isTerm">Whether a step is a term, and not a whole timestep or phase.</param>
    public static string Of(Walk walk, bool isTerm)
    {
        var line = new TextLine(stackalloc char[256]);
        Term term = walk.Cursor.Term;
        switch (walk.Cursor.Phase)
        {
            case Phase.Forward:
                AddForward(ref line, walk, term);
                break;
            case Phase.Loss:
                Add(ref line, "The loss is ", walk.Session.Step.LossPerOutput);
                line.Add(" ");
                line.Add(walk.Session.Task.LossUnit);
                break;
            case Phase.Backward:
                AddBackward(ref line, walk, isTerm ? term : Term.HiddenGradient);
                break;
            default:
                AddUpdate(ref line, walk, term);
                break;
        }

        line.Add(".");
        return line.Span.ToString();
    }

    private static void AddForward(ref TextLine line, Walk walk, Term term)
    {
        (PreparedStep step, int t) = (walk.Session.Step, walk.Cursor.Timestep);
        switch (term)
        {
            case Term.Gates:
                int keeps = step.KeepingGate;
                Add(ref line, "The gates of t = ", t, $": the mean of {step.Gates[keeps]} is ", step.GateMean(keeps, t));
                break;
            case Term.CellState:
                Add(ref line, "The cell state of t = ", t, ": ‖c‖ is ", PreparedStep.NormOf(step.CellState(t)));
                break;
            default:
                Add(ref line, "The hidden state of t = ", t, ": ‖h‖ is ", PreparedStep.NormOf(step.Hidden(t)));
                break;
        }
    }

    private static void AddBackward(ref TextLine line, Walk walk, Term term)
    {
        (PreparedStep step, GradientSoFar soFar, int t) = (walk.Session.Step, walk.SoFar, walk.Cursor.Timestep);
        switch (term)
        {
            case Term.OutputError:
                Add(ref line, "The error of the output at t = ", t, ": ‖∂L/∂o‖ is ", PreparedStep.NormOf(step.OutputError(t)));
                break;
            case Term.CellGradient:
                Add(ref line, "The gradient of the cell state of t = ", t, ": ‖∂L/∂c‖ is ", step.CellGradientNorms[t - 1]);
                break;
            case Term.Delta:
                Add(ref line, "Back through the nonlinearity at t = ", t, ": ‖δ‖ is ", step.DeltaNorm(t));
                break;
            case Term.RecurrentTerm:
                Add(ref line, "With what t = ", t, " adds, the gradient of the recurrent weights has the norm ", soFar.RecurrentNorm);
                break;
            case Term.InputTerm:
                Add(ref line, "With what t = ", t, " adds, the gradient of the input weights has the norm ", PreparedStep.NormOf(soFar.Input));
                break;
            case Term.OutputTerm:
                Add(ref line, "With what t = ", t, " adds, the gradient of the output weights has the norm ", PreparedStep.NormOf(soFar.Output));
                break;
            case Term.BackpropagateCell:
                Add(ref line, "From t = ", t, " the gate that keeps the state hands the gradient on to the timestep before");
                break;
            case Term.BackpropagateHidden when !step.IsGated:
                Add(ref line, "From t = ", t, " the recurrent weights hand on to the timestep before: the norm is ",
                    PreparedStep.NormOf(step.Operands.FromLater(t - 1)));
                break;
            case Term.BackpropagateHidden:
                Add(ref line, "From t = ", t, " the recurrent weights hand the gradient on to the timestep before");
                break;
            default:
                Add(ref line, "The gradient of the hidden state of t = ", t, ": ‖∂L/∂h‖ is ", step.HiddenGradientNorms[t - 1]);
                if (t < step.Timesteps && double.IsFinite(step.Gain(t)))
                {
                    Add(ref line, ", ", step.Gain(t));
                    Add(ref line, " times that of t = ", t + 1, "");
                }

                break;
        }
    }

    private static void AddUpdate(ref TextLine line, Walk walk, Term term)
    {
        UpdatePreview update = walk.Update;
        switch (term)
        {
            case Term.GradientNorm:
                Add(ref line, "The norm of all gradients is ", update.GradientNorm);
                break;
            case Term.Clip when update.IsClipped:
                Add(ref line, "Clipping takes the norm of all gradients from ", update.GradientNorm);
                Add(ref line, " to ", update.ClippedNorm);
                break;
            case Term.Clip:
                line.Add("Nothing is clipped");
                break;
            default:
                Add(ref line, "The optimizer makes new weights: the change of the recurrent ones has the norm ", update[ParameterKind.Recurrent].Change);
                break;
        }
    }

    private static void Add(ref TextLine line, string before, int t, string after, double? number = null)
    {
        line.Add(before);
        line.Add(t);
        line.Add(after);
        if (number is { } value)
        {
            line.Add3(value);
        }
    }

    private static void Add(ref TextLine line, string before, double number)
    {
        line.Add(before);
        line.Add3(number);
    }
}
