using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using RnnViz.Numerics.Network;

namespace RnnViz.Benchmarks.Training;

/// <summary>The size of a training step that is timed.</summary>
/// <param name="Name">What the tables call it.</param>
/// <param name="Kind">
/// Which steps have a loss, and which: reg, half squared error at the last step; m2m, the same at every step; lm, softmax
/// over one-hot targets at every step, inputs one-hot too; recall, the same at the last step.
/// </param>
/// <param name="T">Timesteps.</param>
/// <param name="D">Inputs.</param>
/// <param name="H">Hidden units.</param>
/// <param name="O">Outputs.</param>
/// <param name="B">Sequences.</param>
/// <param name="Cell">What is repeated at every timestep.</param>
public sealed record StepShape(string Name, string Kind, int T, int D, int H, int O, int B, Cell Cell = Cell.Vanilla)
{
    private static readonly string[] Kinds = ["reg", "m2m", "lm", "recall"];
    private static readonly JsonSerializerOptions Options =
        new(JsonSerializerOptions.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>The shapes of shapes.json, by which versions are compared.</summary>
    public static IReadOnlyList<StepShape> All { get; } = Load();

    /// <summary>Whether inputs and targets are tokens.</summary>
    public bool HasTokens => Kind is "lm" or "recall";

    /// <summary>Whether every step has a loss; else the last alone.</summary>
    public bool HasLossAtEveryStep => Kind is "m2m" or "lm";

    /// <summary>A shape by its name, or one described as kind:T,D,H,O,B or, of a gated cell, as cell:kind:T,D,H,O,B.</summary>
    /// <exception cref="ArgumentException">It is neither.</exception>
    public static StepShape Parse(string text)
    {
        if (All.FirstOrDefault(s => s.Name == text) is { } known)
        {
            return known;
        }

        Cell cell = Cell.Vanilla;
        string[] parts = text.Split(':', ',');
        if (parts.Length == 7 && Enum.TryParse(parts[0], ignoreCase: true, out cell))
        {
            parts = parts[1..];
        }

        var sizes = new int[5];
        bool isDescribed = parts.Length == 6 && Kinds.Contains(parts[0]);
        for (int i = 0; isDescribed && i < sizes.Length; i++)
        {
            isDescribed = int.TryParse(parts[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out sizes[i]) && sizes[i] > 0;
        }

        return isDescribed
            ? new StepShape(text, parts[0], sizes[0], sizes[1], sizes[2], sizes[3], sizes[4], cell)
            : throw new ArgumentException(
                $"\"{text}\" is not a shape; use one of {string.Join(", ", All.Select(s => s.Name))}, "
                + $"or kind:T,D,H,O,B with kind one of {string.Join(", ", Kinds)}, after lstm: or gru: for a gated cell.");
    }

    /// <summary>
    /// 10⁶ multiplications and additions of the products that a step needs: h_0 is zero, one-hot columns are picked, and only
    /// steps that have a loss have an output error.
    /// </summary>
    public double MegaFlops
    {
        get
        {
            int G = new NetworkShape(D, H, O, bias: true, Cell).G;
            double recurrent = 3.0 * (T - 1) * G * H * H, inputs = HasTokens ? 0 : 2.0 * T * G * H * D;
            double outputs = 3.0 * (HasLossAtEveryStep ? T : 1) * H * O;
            return 2e-6 * B * (recurrent + inputs + outputs);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static StepShape[] Load()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Training", "shapes.json");
        return JsonSerializer.Deserialize<StepShape[]>(File.ReadAllText(path), Options)!;
    }
}
