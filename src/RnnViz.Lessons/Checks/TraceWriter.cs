using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using RnnViz.Lessons.Step;

namespace RnnViz.Lessons.Checks;

/// <summary>
/// Writes what each iteration computed, every number with all its digits: loss (the mean over the timesteps that have one), its sum
/// L, the loss of each timestep, gradient norm before and after clipping, ‖∂L/∂h_t‖ for every t, growth rate, ρ and σ_max; of an LSTM
/// ‖∂L/∂c_t‖, and of gated cells the mean of each gate over units and sequences, for every t.
/// </summary>
public sealed class TraceWriter
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private readonly TextWriter writer;
    private readonly TraceFormat format;

    /// <summary>Writes to a text; CSV begins with a line of names.</summary>
    /// <param name="writer">The text.</param>
    /// <param name="format">How.</param>
    /// <param name="step">The step that is written again and again: its sizes and its cell.</param>
    public TraceWriter(TextWriter writer, TraceFormat format, PreparedStep step)
    {
        (this.writer, this.format) = (writer, format);
        if (format == TraceFormat.Csv)
        {
            IEnumerable<int> steps = Enumerable.Range(1, step.Timesteps);
            string[] names =
            [
                "iteration", "loss", "lossSum", "gradientNorm", "clippedGradientNorm", "growthRate", "spectralRadius",
                "largestSingularValue", .. steps.Select(t => $"loss{t}"), .. steps.Select(t => $"hiddenGradientNorm{t}"),
                .. step.HasCell ? steps.Select(t => $"cellGradientNorm{t}") : [],
                .. step.Gates.SelectMany(gate => steps.Select(t => $"{gate}Mean{t}")),
            ];
            writer.Write(string.Join(',', names) + "\n");
        }
    }

    /// <summary>Adds an iteration, as one line.</summary>
    /// <param name="step">What it computed.</param>
    /// <param name="spectralRadius">ρ of the Whh that made the step; NaN in gated cells.</param>
    /// <param name="largestSingularValue">σ_max of it; NaN likewise.</param>
    public void Write(PreparedStep step, double spectralRadius, double largestSingularValue)
    {
        double[] losses = [.. Enumerable.Range(1, step.Timesteps).Select(step.LossAt)];
        double[] norms = step.HiddenGradientNorms.ToArray(), cellNorms = step.CellGradientNorms.ToArray();
        double[][] means =
            [.. step.Gates.Select((_, gate) => Enumerable.Range(1, step.Timesteps).Select(t => step.GateMean(gate, t)).ToArray())];
        if (format == TraceFormat.Csv)
        {
            double[] numbers =
            [
                step.LossPerOutput, step.LossSum, step.GradientNorm, step.ClippedGradientNorm, step.GrowthRate, spectralRadius,
                largestSingularValue, .. losses, .. norms, .. cellNorms, .. means.SelectMany(mean => mean),
            ];
            IEnumerable<string> cells = numbers.Select(n => n.ToString("R", CultureInfo.InvariantCulture));
            writer.Write(step.Iteration + "," + string.Join(',', cells) + "\n");
            return;
        }

        var line = new TraceLine(
            step.Iteration, step.LossPerOutput, step.LossSum, losses, step.GradientNorm, step.ClippedGradientNorm, norms, step.GrowthRate,
            spectralRadius, largestSingularValue)
        {
            CellGradientNorm = step.HasCell ? cellNorms : null,
            GateMeans = step.Gates.Length == 0 ? null
                : step.Gates.Zip(means).ToDictionary(pair => pair.First.ToString(), pair => pair.Second),
        };
        writer.Write(JsonSerializer.Serialize(line, Json) + "\n");
    }

    private sealed record TraceLine(
        int Iteration, double Loss, double LossSum, double[] LossPerStep, double GradientNorm, double ClippedGradientNorm,
        double[] HiddenGradientNorm, double GrowthRate, double SpectralRadius, double LargestSingularValue)
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public double[]? CellGradientNorm { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public Dictionary<string, double[]>? GateMeans { get; init; }
    }
}
