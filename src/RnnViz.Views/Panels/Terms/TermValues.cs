namespace RnnViz.Views.Panels.Terms;

/// <summary>The vectors and matrices in the equations of a small network.</summary>
public enum Operand
{
#pragma warning disable CS1591 // the symbols of the equations by their names
    Input, Hidden, PreActivation, Output, Prediction, Target, OutputError, HiddenGradient, Slope, Delta,
    InputWeights, RecurrentWeights, OutputWeights, HiddenBias, OutputBias,
    FromOutput, FromLater, RecurrentTerm, InputTerm, OutputTerm, RecurrentGradient, ClippedRecurrentGradient, RecurrentWeightsAfter, RecurrentStep,
#pragma warning restore CS1591
}

/// <summary>A matrix to read: element (i, j) is at [i·columns + j].</summary>
public readonly ref struct Numbers(ReadOnlySpan<double> values, int rows, int columns)
{
    /// <summary>All numbers, row by row.</summary>
    public ReadOnlySpan<double> Values { get; } = values;

    /// <summary>How many rows.</summary>
    public int Rows { get; } = rows;

    /// <summary>How many columns.</summary>
    public int Columns { get; } = columns;
}

/// <summary>Finds the numbers of an operand in the prepared step and the walk, for a batch of one sequence.</summary>
public sealed class TermValues(ShownTraining training)
{
    private readonly double[] scratch = new double[TermLayout.Most * TermLayout.Most];

    private PreparedStep Step => training.Step;

    /// <summary>The numbers of an operand at timestep t; to be read before the next call.</summary>
    public Numbers Of(Operand what, int t)
    {
        (int D, int H, int O) = (Step.InputSize, Step.HiddenUnits, Step.OutputSize);
        GradientSoFar sum = training.Walk.SoFar;
        return what switch
        {
            Operand.Input => new(Step.HasTokenInputs ? OneHot(Step.InputToken(t, 0), D) : Step.Input(t), D, 1),
            Operand.Hidden => new(Step.Hidden(t), H, 1),
            Operand.PreActivation => new(Step.Operands.PreActivation(t), H, 1),
            Operand.Output => new(Step.Output(t), O, 1),
            Operand.Prediction => new(Step.Prediction(t), O, 1),
            Operand.Target => new(Step.HasTokenTargets ? OneHot(Step.TargetToken(t, 0), O) : Step.Target(t), O, 1),
            Operand.OutputError => new(Step.OutputError(t), O, 1),
            Operand.HiddenGradient => new(Step.HiddenGradient(t), H, 1),
            Operand.Slope => new(Step.Operands.Slope(t), H, 1),
            Operand.Delta => new(Step.Delta(t), H, 1),
            Operand.InputWeights => new(Step.InputWeights, H, D),
            Operand.RecurrentWeights => new(Step.RecurrentWeights, H, H),
            Operand.OutputWeights => new(Step.OutputWeights, O, H),
            Operand.HiddenBias => new(Step.HiddenBias, Step.HiddenBias.Length, 1),
            Operand.OutputBias => new(Step.OutputBias, Step.OutputBias.Length, 1),
            Operand.FromOutput => new(Step.Operands.FromOutput(t), H, 1),
            Operand.FromLater => new(Step.Operands.FromLater(t), H, 1),
            Operand.RecurrentTerm => Term(t, H),
            Operand.InputTerm => Product(Step.Delta(t), Of(Operand.Input, t).Values, H, D),
            Operand.OutputTerm => Product(Step.OutputError(t), Step.Hidden(t), O, H),
            Operand.RecurrentGradient => new(sum.Recurrent, H, H),
            Operand.ClippedRecurrentGradient => new(training.Walk.Update.ClippedRecurrent, H, H),
            Operand.RecurrentWeightsAfter => new(training.Walk.Update.RecurrentAfter, H, H),
            Operand.RecurrentStep => RecurrentStep(H),
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, "There are no numbers for this operand; add them here."),
        };
    }

    /// <summary>How an operand's numbers become colours: states to ±1, gradients and weights to ±2, all locked.</summary>
    public static ValueScale ScaleOf(Operand what) => what switch
    {
        Operand.Input or Operand.Hidden or Operand.PreActivation or Operand.Output or Operand.Prediction or Operand.Target or Operand.Slope => ValueScale.Linear(1),
        _ => ValueScale.Linear(2),
    };

    /// <summary>What the optimizer takes from Whh.</summary>
    private Numbers RecurrentStep(int H)
    {
        ReadOnlySpan<double> before = Step.RecurrentWeights, after = training.Walk.Update.RecurrentAfter;
        for (int i = 0; i < H * H; i++)
        {
            scratch[i] = before[i] - after[i];
        }

        return new Numbers(scratch.AsSpan(0, H * H), H, H);
    }

    private Numbers Term(int t, int H)
    {
        training.Walk.SoFar.OuterProduct(t, 0, scratch.AsSpan(0, H * H));
        return new Numbers(scratch.AsSpan(0, H * H), H, H);
    }

    private Numbers Product(ReadOnlySpan<double> left, ReadOnlySpan<double> right, int rows, int columns)
    {
        // right may lie in the buffer that is written
        Span<double> copy = stackalloc double[TermLayout.Most];
        right.CopyTo(copy);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                scratch[i * columns + j] = left[i] * copy[j];
            }
        }

        return new Numbers(scratch.AsSpan(0, rows * columns), rows, columns);
    }

    private ReadOnlySpan<double> OneHot(int token, int size)
    {
        Span<double> column = scratch.AsSpan(0, size);
        column.Clear();
        column[token] = 1;
        return column;
    }
}
