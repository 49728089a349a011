using RnnViz.Lessons.Contrasts;
using RnnViz.Lessons.Settings;

namespace RnnViz.Views.Screen;

/// <summary>Says in a few words by what one run differs from another: "lr 1.0", "clip none", "tanh", "seed 2".</summary>
public static class RunDifference
{
    /// <summary>What is said of runs that do not differ.</summary>
    internal const string Same = "the same settings";

    private const int MostNamed = 2;

    /// <summary>
    /// What the run has that the other has not, the most telling first: at most two, then "…". A run of another task is called by
    /// its lesson's title.
    /// </summary>
    public static string Of(in RunSetup run, in RunSetup other)
    {
        if (run.Lesson.Name != other.Lesson.Name && !run.Lesson.Task.Equals(other.Lesson.Task))
        {
            return run.Lesson.Title;
        }

        List<string> parts = [];
        Model(parts, run, other);
        Training(parts, run, other);
        Start(parts, run, other);
        if (run.ChangedAt is int both && both == other.ChangedAt)
        {
            parts.Insert(Math.Min(1, parts.Count), $"changed at {both}"); // names are cut at a comma: what differs comes first
        }

        return parts.Count switch
        {
            0 => other.ChangedAt is null ? Same : "unchanged",
            <= MostNamed => string.Join(", ", parts),
            _ => string.Join(", ", parts.Take(MostNamed)) + ", …",
        };
    }

    private static string Text(double value) => SettingText.Of(value);

    private static void Model(List<string> parts, in RunSetup run, in RunSetup other)
    {
        ModelSettings own = run.Lesson.Model, others = other.Lesson.Model;
        if (own.Cell != others.Cell)
        {
            parts.Add(own.Cell switch { CellKind.Lstm => "LSTM", CellKind.Gru => "GRU", _ => "vanilla" });
        }

        // of gated cells the activations are given
        if (own.Activation != others.Activation && (own.Cell, others.Cell) == (CellKind.Vanilla, CellKind.Vanilla))
        {
            parts.Add(own.Activation switch
            {
                HiddenActivation.Relu => "ReLU",
                HiddenActivation.Identity => "linear",
                _ => own.Activation.ToString().ToLowerInvariant(),
            });
        }

        if (own.Hidden != others.Hidden)
        {
            parts.Add(own.Hidden == 1 ? "1 unit" : $"{own.Hidden} units");
        }
    }

    private static void Training(List<string> parts, in RunSetup run, in RunSetup other)
    {
        LiveSettings own = run.Settings, others = other.Settings;
        // what held from an iteration on is not what the run was trained with: that comes before all numbers
        if (run.ChangedAt is int changed && changed != other.ChangedAt)
        {
            parts.Add($"changed at {changed}");
        }

        if (own.Optimizer != others.Optimizer)
        {
            parts.Add(own.Optimizer.ToString().ToLowerInvariant());
        }

        if (own.LearningRate != others.LearningRate)
        {
            parts.Add("lr " + Text(own.LearningRate));
        }

        if (own.Clip != others.Clip || own.Clip != ClipKind.None && own.ClipThreshold != others.ClipThreshold)
        {
            string kind = own.Clip == ClipKind.Value || others.Clip == ClipKind.Value ? own.Clip.ToString().ToLowerInvariant() + " " : "";
            parts.Add(own.Clip == ClipKind.None ? "clip none" : $"clip {kind}{Text(own.ClipThreshold)}");
        }

        if (own.Truncation != others.Truncation)
        {
            parts.Add(own.Truncation is int k ? $"window {k}" : "window full");
        }
    }

    private static void Start(List<string> parts, in RunSetup run, in RunSetup other)
    {
        InitialSettings own = run.Lesson.Model.Initial, others = other.Lesson.Model.Initial;
        bool isGated = run.Lesson.Model.Cell != CellKind.Vanilla;
        if ((own.ForgetBias ?? 0) != (others.ForgetBias ?? 0) && isGated)
        {
            parts.Add("forget bias " + Text(own.ForgetBias ?? 0));
        }

        if (run.InitialFactor != other.InitialFactor)
        {
            parts.Add(run.InitialFactor == 1 ? "Whh as drawn" : "Whh × " + Text(Math.Round(run.InitialFactor, 2)));
        }

        if (isGated && (own.SpectralRadius, own.LargestSingularValue) != (others.SpectralRadius, others.LargestSingularValue))
        {
            // what the radius of a stack of matrices is says nothing
            parts.Add("another start");
        }
        else if (own.SpectralRadius != others.SpectralRadius && own.SpectralRadius is double radius)
        {
            parts.Add("ρ " + Text(radius));
        }
        else if (own.LargestSingularValue != others.LargestSingularValue && own.LargestSingularValue is double sigma)
        {
            parts.Add("σ_max " + Text(sigma));
        }
        else if (own.Kind != others.Kind)
        {
            parts.Add(own.Kind.ToString().ToLowerInvariant() + " start");
        }
        else if (own.Gain != others.Gain)
        {
            parts.Add("gain " + Text(own.Gain));
        }
        else if (own with { ForgetBias = null } != others with { ForgetBias = null })
        {
            parts.Add("another start");
        }

        if (run.Lesson.Model.Bias != other.Lesson.Model.Bias)
        {
            parts.Add(run.Lesson.Model.Bias ? "biases" : "no biases");
        }

        if (run.Seed != other.Seed)
        {
            parts.Add($"seed {run.Seed}");
        }
    }
}
