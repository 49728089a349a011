using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using RnnViz.Lessons.Step;

namespace RnnViz.Lessons.Checks;

/// <summary>
/// Writes what each iteration computed, every number with all its digits: loss (the mean over the timesteps that have one), its sum
/// L, the loss of each timestep, gradient norm before and after clipping, ‖g_t‖ for every t, growth rate, ρ and σ_max.
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
    public TraceWriter(TextWriter writer, TraceFormat format, int timesteps)
    {
        (this.writer, this.format) = (writer, format);
        if (format == TraceFormat.Csv)
        {
            IEnumerable<int> steps = Enumerable.Range(1, timesteps);
            string[] names =
            [
                "iteration", "loss", "lossSum", "gradientNorm", "clippedGradientNorm", "growthRate", "spectralRadius",
                "largestSingularValue", .. steps.Select(t => $"loss{t}"), .. steps.Select(t => $"hiddenGradientNorm{t}"),
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
        double[] norms = step.HiddenGradientNorms.ToArray();
        if (format == TraceFormat.Csv)
        {
            double[] numbers =
            [
                step.LossPerOutput, step.LossSum, step.GradientNorm, step.ClippedGradientNorm, step.GrowthRate, spectralRadius,
                largestSingularValue, .. losses, .. norms,
            ];
            IEnumerable<string> cells = numbers.Select(n => n.ToString("R", CultureInfo.InvariantCulture));
            writer.Write(step.Iteration + "," + string.Join(',', cells) + "\n");
            return;
        }

        var line = new TraceLine(
            step.Iteration, step.LossPerOutput, step.LossSum, losses, step.GradientNorm, step.ClippedGradientNorm, norms, step.GrowthRate,
            spectralRadius, largestSingularValue);
        writer.Write(JsonSerializer.Serialize(line, Json) + "\n");
    }

    private sealed record TraceLine(
        int Iteration, double Loss, double LossSum, double[] LossPerStep, double GradientNorm, double ClippedGradientNorm,
        double[] HiddenGradientNorm, double GrowthRate, double SpectralRadius, double LargestSingularValue);
}
