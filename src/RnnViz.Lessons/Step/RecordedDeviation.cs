using RnnViz.Lessons.Recordings;
using RnnViz.Numerics.Analysis;
using RnnViz.Numerics.Passes;

namespace RnnViz.Lessons.Step;

/// <summary>
/// How far what is computed of a recorded step is from what was recorded of it besides: ‖computed − recorded‖/‖recorded‖ of each. NaN
/// where something was not recorded, or is not finite.
/// </summary>
/// <param name="Hidden">Of h_t, all timesteps together.</param>
/// <param name="LastCell">Of c_T, in an LSTM.</param>
/// <param name="InputGradient">Of ∂L/∂Wx, where that is of the recorded sequences alone.</param>
/// <param name="RecurrentGradient">Of ∂L/∂Wh, likewise.</param>
public readonly record struct RecordedDeviation(double Hidden, double LastCell, double InputGradient, double RecurrentGradient)
{
    /// <summary>Above this, what is drawn is not what was trained: dropout between steps, say, or another cell.</summary>
    public const double Warning = 1e-3;

    /// <summary>The one that is furthest from what was recorded, with its name; NaN where there is none.</summary>
    public (string Quantity, double Value) Furthest => Further(
        Further(Further(Further(("", double.NaN), "h", Hidden), "c_T", LastCell), "∂L/∂Wx", InputGradient), "∂L/∂Wh", RecurrentGradient);

    private static (string Quantity, double Value) Further((string Quantity, double Value) one, string quantity, double value) =>
        double.IsNaN(value) || value <= one.Value ? one : (quantity, value);

    /// <summary>The largest deviation that the precision of a layer explains.</summary>
    /// <param name="numberType">What the layer computed in, as PyTorch calls it: float32, float64, float16 or bfloat16.</param>
    public static double Explained(string numberType) => numberType switch
    {
        "float16" => 1e-2,
        "bfloat16" => 5e-2,
        _ => Warning,
    };

    /// <summary>Nothing was recorded, or it cannot be read.</summary>
    public static RecordedDeviation None { get; } = new(double.NaN, double.NaN, double.NaN, double.NaN);

    /// <summary>Each of them with its name; those that were not recorded have NaN.</summary>
    public IReadOnlyList<(string Quantity, double Value)> All =>
        [("h", Hidden), ("c_T", LastCell), ("∂L/∂Wx", InputGradient), ("∂L/∂Wh", RecurrentGradient)];

    /// <summary>The largest; NaN where there is none.</summary>
    public double Largest => Furthest.Value;

    /// <summary>Compares the pass on a tape with what was recorded.</summary>
    internal static RecordedDeviation Of(SessionParts parts, StepArrays recorded)
    {
        Tape tape = parts.Tape;
        int units = tape.Shape.H, size = units * tape.B;
        var hidden = new double[recorded.Hidden.Length];
        for (int t = 1; t <= tape.T; t++)
        {
            Turn(tape.ComputeHidden(t), tape.B, units, hidden.AsSpan((t - 1) * size, size));
        }

        double cell = double.NaN;
        if (parts.HasCell)
        {
            var last = new double[size];
            Turn(tape.ComputeCell(tape.T), tape.B, units, last);
            cell = RelativeError.Of(last, recorded.LastCell);
        }

        return new RecordedDeviation(
            RelativeError.Of(hidden, recorded.Hidden), cell, Of(parts.Gradients.Wxh, recorded.InputGradient),
            Of(parts.Gradients.Whh, recorded.RecurrentGradient));
    }

    private static double Of(ReadOnlySpan<double> computed, double[] recorded) =>
        recorded.Length == 0 ? double.NaN : RelativeError.Of(computed, recorded);

    // from [unit·B + b] to [b][unit], as the recorder writes them
    private static void Turn(ReadOnlySpan<double> from, int batchSize, int units, Span<double> to)
    {
        for (int unit = 0; unit < units; unit++)
        {
            for (int b = 0; b < batchSize; b++)
            {
                to[b * units + unit] = from[unit * batchSize + b];
            }
        }
    }
}
