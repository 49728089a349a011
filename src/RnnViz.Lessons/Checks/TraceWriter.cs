using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using RnnViz.Lessons.Step;

namespace RnnViz.Lessons.Checks;

/// <summary>
/// Writes what each iteration computed, every number with all its digits: loss (the mean over the timesteps that have one), its sum
/// L, the loss of each timestep, gradient norm before and after clipping, ‖∂L/∂h_t‖ for every t, growth rate, ρ and σ_max; of an LSTM
/// ‖∂L/∂c_t‖, and of gated cells the mean of each gate over units and sequences, for every t. With several runs each line says first
/// which run it is of; what its cell has not is left empty, and so is the loss of each timestep of a recording.
/// </summary>
public sealed class TraceWriter
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private const string GateLetters = "ifgorzn";

    private readonly TextWriter writer;
    private readonly TraceFormat format;
    private readonly bool hasRuns, hasCells;
    private readonly string gates;

    /// <summary>Writes to a text; CSV begins with a line of names.</summary>
    /// <param name="writer">The text.</param>
    /// <param name="format">How.</param>
    /// <param name="step">The step that is written again and again: its sizes and its cell.</param>
    public TraceWriter(TextWriter writer, TraceFormat format, PreparedStep step)
        : this(writer, format, [step], hasRuns: false)
    {
    }

    /// <summary>Writes the runs of a contrast to a text; CSV begins with a line of names, those of all runs.</summary>
    /// <param name="writer">The text.</param>
    /// <param name="format">How.</param>
    /// <param name="runs">The steps of the runs, all of the same number of timesteps.</param>
    public TraceWriter(TextWriter writer, TraceFormat format, IReadOnlyList<PreparedStep> runs)
        : this(writer, format, runs, hasRuns: true)
    {
    }

    private TraceWriter(TextWriter writer, TraceFormat format, IReadOnlyList<PreparedStep> runs, bool hasRuns)
    {
        (this.writer, this.format, this.hasRuns, hasCells) = (writer, format, hasRuns, runs.Any(step => step.HasCell));
        gates = string.Concat(GateLetters.Where(gate => runs.Any(step => step.Gates.Contains(gate))));
        if (format == TraceFormat.Csv)
        {
            IEnumerable<int> steps = Enumerable.Range(1, runs[0].Timesteps);
            string[] names =
            [
                .. hasRuns ? (string[])["run"] : [], "iteration", "loss", "lossSum", "gradientNorm", "clippedGradientNorm", "growthRate",
                "spectralRadius", "largestSingularValue", .. steps.Select(t => $"loss{t}"), .. steps.Select(t => $"hiddenGradientNorm{t}"),
                .. hasCells ? steps.Select(t => $"cellGradientNorm{t}") : [],
                .. gates.SelectMany(gate => steps.Select(t => $"{gate}Mean{t}")),
            ];
            writer.Write(string.Join(',', names) + "\n");
        }
    }

    /// <summary>Adds an iteration, as one line.</summary>
    /// <param name="step">What it computed.</param>
    /// <param name="spectralRadius">ρ of the Whh that made the step; NaN in gated cells.</param>
    /// <param name="largestSingularValue">σ_max of it; NaN likewise.</param>
    /// <param name="run">What the run is called; written where there are several.</param>
    public void Write(PreparedStep step, double spectralRadius, double largestSingularValue, string run = "")
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
                largestSingularValue,
            ];
            string[] none = [.. Enumerable.Repeat("", step.Timesteps)];
            IEnumerable<string> cells =
            [
                .. hasRuns ? (string[])[Quoted(run)] : [], step.ShownIteration.ToString(CultureInfo.InvariantCulture), .. Text(numbers),
                .. step.HasLossOfEachStep ? Text(losses) : none, .. Text(norms),
                .. !hasCells ? [] : step.HasCell ? Text(cellNorms) : none,
                .. gates.SelectMany(gate => step.Gates.IndexOf(gate) is var i and >= 0 ? Text(means[i]) : none),
            ];
            writer.Write(string.Join(',', cells) + "\n");
            return;
        }

        var line = new TraceLine(
            step.ShownIteration, step.LossPerOutput, step.LossSum, step.HasLossOfEachStep ? losses : null, step.GradientNorm,
            step.ClippedGradientNorm, norms, step.GrowthRate, spectralRadius, largestSingularValue)
        {
            Run = hasRuns ? run : null,
            CellGradientNorm = step.HasCell ? cellNorms : null,
            GateMeans = step.Gates.Length == 0 ? null
                : step.Gates.Zip(means).ToDictionary(pair => pair.First.ToString(), pair => pair.Second),
        };
        writer.Write(JsonSerializer.Serialize(line, Json) + "\n");
    }

    private static IEnumerable<string> Text(double[] numbers) => numbers.Select(n => n.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>A name in quotes where it has a comma or quotes itself (RFC 4180).</summary>
    private static string Quoted(string name) =>
        name.AsSpan().ContainsAny(",\"\r\n") ? $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : name;

    private sealed record TraceLine(
        int Iteration, double Loss, double LossSum,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double[]? LossPerStep,
        double GradientNorm, double ClippedGradientNorm, double[] HiddenGradientNorm, double GrowthRate, double SpectralRadius,
        double LargestSingularValue)
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        [JsonPropertyOrder(-1)]
        public string? Run { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public double[]? CellGradientNorm { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public Dictionary<string, double[]>? GateMeans { get; init; }
    }
}
