using RnnViz.Lessons.Session;
using RnnViz.Lessons.Step;
using RnnViz.Numerics.Files;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Checks;

/// <summary>
/// Writes everything that one iteration computed as NumPy arrays of float64, in PyTorch's shapes and under its names where it has
/// one, so that torch.nn.RNN, LSTM or GRU and torch.nn.Linear can be held against it. Time comes first, then the batch: input is
/// (T, B, D). In a gated cell g and o are gates. A recorded layer has neither
/// linear nor losses.
/// </summary>
public static class StepTensors
{
    /// <summary>Writes the step that is prepared in a session, and what the update will make of its weights.</summary>
    /// <param name="file">The .npz file, closed then.</param>
    /// <param name="session">Left as it was.</param>
    /// <exception cref="InvalidOperationException">No step is prepared.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(Stream file, TrainingSession session)
    {
        if (!session.IsPrepared)
        {
            throw new InvalidOperationException($"No step is prepared after iteration {session.Iteration}; call Prepare first.");
        }

        SessionParts parts = session.Parts;
        using var npz = new NpzWriter(file);
        SavePass(npz, session.Step);
        NetworkShape shape = parts.Network.Shape;
        SaveParameters(npz, "", parts.Network.Parameters);
        SaveParameters(npz, ".grad", parts.Gradients);
        var after = new NetworkParameters(shape);
        parts.PreviewUpdate(
            after, new NetworkParameters(shape), new double[Math.Max(1, parts.Optimizer.State.Length)], session.Step.GradientNorm);
        SaveParameters(npz, ".updated", after);
    }

    private static void SavePass(NpzWriter npz, PreparedStep step)
    {
        (int T, int H, int O) = (step.Timesteps, step.HiddenUnits, step.OutputSize);
        bool isGated = step.Cell != Cell.Vanilla;
        int rows = H * Math.Max(1, step.Gates.Length);
        Add(npz, step, "input", step.InputSize, (t, i, b) =>
            !step.HasTokenInputs ? step.Input(t)[i * step.BatchSize + b] : step.InputToken(t, b) == i ? 1 : 0);
        Add(npz, step, "target", O, (t, i, b) => !step.HasLoss(t) ? 0
            : !step.HasTokenTargets ? step.Target(t)[i * step.BatchSize + b] : step.TargetToken(t, b) == i ? 1 : 0);
        npz.Add("has_loss", [T], [.. Enumerable.Range(1, T).Select(t => step.HasLoss(t) ? 1.0 : 0)]);
        npz.Add("h_0", [1, step.BatchSize, H], Transposed(step.Hidden(0), step.BatchSize));
        Add(npz, step, "a", rows, step.Operands.PreActivation);
        Add(npz, step, "h", H, step.Hidden);
        Add(npz, step, isGated ? "output" : "o", O, step.Output);
        Add(npz, step, "y_hat", O, step.Prediction);
        Add(npz, step, "e", O, step.OutputError);
        Add(npz, step, isGated ? "grad_h" : "g", H, step.HiddenGradient);
        Add(npz, step, "delta", rows, step.Delta);
        SaveGates(npz, step);
        if (step.HasLossOfEachStep)
        {
            npz.Add("losses", [T], [.. Enumerable.Range(1, T).Select(step.LossAt)]);
        }

        npz.Add("loss_sum", [], [step.LossSum]);
        npz.Add("loss", [], [step.LossPerOutput]);
        npz.Add("gradient_norm", [], [step.GradientNorm]);
    }

    private static void SaveGates(NpzWriter npz, PreparedStep step)
    {
        for (int gate = 0; gate < step.Gates.Length; gate++)
        {
            int which = gate;
            Add(npz, step, step.Gates[gate].ToString(), step.HiddenUnits, t => step.Gate(which, t));
        }

        if (step.HasCell)
        {
            npz.Add("c_0", [1, step.BatchSize, step.HiddenUnits], Transposed(step.CellState(0), step.BatchSize));
            Add(npz, step, "c", step.HiddenUnits, step.CellState);
            Add(npz, step, "grad_c", step.HiddenUnits, step.CellGradient);
        }
    }

    private static void SaveParameters(NpzWriter npz, string suffix, NetworkParameters p)
    {
        (int D, int H, int O, int rows) = (p.Shape.D, p.Shape.H, p.Shape.O, p.Shape.G * p.Shape.H);
        npz.Add("weight_ih_l0" + suffix, [rows, D], p.Wxh);
        npz.Add("weight_hh_l0" + suffix, [rows, H], p.Whh);
        if (p.Shape.HasReadout)
        {
            npz.Add("linear.weight" + suffix, [O, H], p.Why);
        }

        if (!p.Shape.Bias)
        {
            return;
        }

        npz.Add("bias_ih_l0" + suffix, [rows], p.bh);
        if (p.Shape.HasReadout)
        {
            npz.Add("linear.bias" + suffix, [O], p.by);
        }

        if (suffix.Length == 0 || p.Shape.HasBhn)
        {
            // PyTorch adds two biases where we have one; of a GRU's candidate the second is bhn
            var second = new double[rows];
            p.bhn.CopyTo(second.AsSpan(rows - p.bhn.Length));
            npz.Add("bias_hh_l0" + suffix, [rows], second);
        }
    }

    private delegate ReadOnlySpan<double> Matrix(int t);

    private static void Add(NpzWriter npz, PreparedStep step, string name, int rows, Matrix matrix) => npz.Add(
        name, [step.Timesteps, step.BatchSize, rows], (part, numbers) => Transpose(matrix(part + 1), step.BatchSize, numbers));

    private static void Add(NpzWriter npz, PreparedStep step, string name, int rows, Func<int, int, int, double> at) => npz.Add(
        name, [step.Timesteps, step.BatchSize, rows], (part, numbers) =>
        {
            for (int k = 0; k < numbers.Length; k++)
            {
                numbers[k] = at(part + 1, k % rows, k / rows);
            }
        });

    private static double[] Transposed(ReadOnlySpan<double> matrix, int sequences)
    {
        var result = new double[matrix.Length];
        Transpose(matrix, sequences, result);
        return result;
    }

    /// <summary>From feature-major, units × sequences, to sequences × units.</summary>
    private static void Transpose(ReadOnlySpan<double> matrix, int sequences, Span<double> result)
    {
        int rows = matrix.Length / sequences;
        for (int i = 0; i < rows; i++)
        {
            for (int b = 0; b < sequences; b++)
            {
                result[b * rows + i] = matrix[i * sequences + b];
            }
        }
    }
}
