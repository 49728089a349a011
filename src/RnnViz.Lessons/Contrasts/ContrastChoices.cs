using System.Globalization;
using System.Text.Json.Nodes;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Tasks;

namespace RnnViz.Lessons.Contrasts;

/// <summary>
/// What can be asked of a run without a file: another cell, clipping, seed, learning rate, optimizer, φ, start, window. Each choice
/// changes one thing, and what that one needs; everything else stays as it is set now. Of recorded steps nothing can be changed: beside
/// them are the recordings that lie beside theirs.
/// </summary>
public static class ContrastChoices
{
    /// <summary>The most choices that there are for a run: one for each digit key.</summary>
    public const int Most = 10;

    private const double OpenGates = 4;

    /// <summary>The choices for a run, those first that are asked most; at most <see cref="Most"/>.</summary>
    /// <param name="session">The run.</param>
    public static IReadOnlyList<ContrastChoice> Of(TrainingSession session) => session.IsRecorded ? RecordedChoices.Of(session) :
    [
        .. Cells(session), Clip(session), Seed(session), .. Rates(session), Optimizer(session), .. Activation(session),
        .. Start(session), .. Truncation(session),
    ];

    /// <summary>The run of a choice from its beginning, with the controls as they are set in the run beside it.</summary>
    /// <param name="session">The run beside it.</param>
    /// <param name="choice">One of <see cref="Of"/>.</param>
    /// <param name="beside">The lessons of all runs that train already; null for that of the session alone.</param>
    /// <returns>The run; its lesson has no name of its own: it is called by what it differs in, whatever is changed later.</returns>
    /// <exception cref="LessonException">The changed network cannot be, for its size or for a file of weights.</exception>
    public static TrainingSession Begin(TrainingSession session, ContrastChoice choice, IReadOnlyList<Lesson>? beside = null)
    {
        Lesson variant = LessonVariants.Apply(session.Lesson, choice.Name, choice.Patch, beside ?? [session.Lesson]) with { Run = "" };
        TrainingSession begun = session.Beside(variant, keepsSettings: true);
        // what is asked for holds also where the lesson says the same and a control has been set otherwise since
        TrainingSettings asked = variant.Training;
        if (choice.Patch["training"] is JsonObject training)
        {
            begun.ClipKind = training.ContainsKey("clip") ? asked.Clip.Kind : begun.ClipKind;
            begun.Truncation = training.ContainsKey("window") ? asked.Truncation : begun.Truncation;
            begun.OptimizerKind = training["optimizer"]?["kind"] is null ? begun.OptimizerKind : asked.Optimizer.Kind;
            begun.LearningRate = training["optimizer"]?["learningRate"] is null ? begun.LearningRate : asked.Optimizer.LearningRate;
        }

        return begun;
    }

    private static IEnumerable<ContrastChoice> Cells(TrainingSession session)
    {
        ModelSettings model = session.Lesson.Model;
        if (session.Lesson.Task is InlineTaskSettings { InitialCell: not null })
        {
            yield break; // the task begins with a state that only an LSTM has
        }

        foreach (CellKind cell in (CellKind[])[CellKind.Lstm, CellKind.Gru, CellKind.Vanilla])
        {
            if (cell != model.Cell)
            {
                yield return Cell(cell, model);
            }
        }
    }

    // what the other cell does not have is taken away: φ, one Whh whose size is set, a bias of gates, a file of other weights
    private static ContrastChoice Cell(CellKind cell, ModelSettings model)
    {
        var initial = new JsonObject { ["spectralRadius"] = null, ["largestSingularValue"] = null };
        if (model.Initial.Kind == InitialKind.File)
        {
            initial["kind"] = "uniform";
            initial["file"] = null;
        }

        string name = cell switch { CellKind.Lstm => "LSTM", CellKind.Gru => "GRU", _ => "vanilla" };
        var changes = new JsonObject { ["cell"] = name.ToLowerInvariant(), ["activation"] = null, ["initial"] = initial };
        if (cell == CellKind.Vanilla)
        {
            initial["forgetBias"] = null;
        }
        else if (model.Cell == CellKind.Vanilla)
        {
            initial["forgetBias"] = OpenGates;
            changes["bias"] = true;
            name += ", forget bias " + Text(OpenGates);
        }

        return new ContrastChoice("another cell", name, new JsonObject { ["model"] = changes });
    }

    private static ContrastChoice Clip(TrainingSession session)
    {
        if (session.ClipKind != ClipKind.None)
        {
            return new ContrastChoice("without clipping", "clip none", Training("clip", new JsonObject { ["kind"] = "none" }));
        }

        double threshold = session.SettingsAt(session.Iteration).ClipThreshold;
        return new ContrastChoice(
            "with clipping", "clip " + Text(threshold), Training("clip", new JsonObject { ["kind"] = "norm", ["threshold"] = threshold }));
    }

    private static ContrastChoice Seed(TrainingSession session)
    {
        int seed = session.Lesson.Seed == int.MaxValue ? 0 : session.Lesson.Seed + 1;
        int shown = session.Lesson.SeedOf(session.Lesson with { Seed = seed }, session.Seed);
        return new ContrastChoice("other random weights, other batches", $"seed {shown}", new JsonObject { ["seed"] = seed });
    }

    private static IEnumerable<ContrastChoice> Rates(TrainingSession session)
    {
        double rate = session.LearningRate;
        if (rate is > 0 and <= 100)
        {
            yield return Rate("ten times the learning rate", rate * 10);
            yield return Rate("a tenth of the learning rate", rate / 10);
        }

        static ContrastChoice Rate(string question, double rate)
        {
            // 0.01 × 10 is 0.1, and not one more digit
            double rounded = double.Parse(rate.ToString("g12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            var optimizer = new JsonObject { ["learningRate"] = rounded };
            return new ContrastChoice(question, "lr " + Text(rounded), Training("optimizer", optimizer));
        }
    }

    private static ContrastChoice Optimizer(TrainingSession session)
    {
        string other = session.OptimizerKind == OptimizerKind.Adam ? "sgd" : "adam";
        var optimizer = new JsonObject { ["kind"] = other, ["learningRate"] = session.LearningRate };
        // what only the optimizer before has goes with it
        foreach (string key in (string[])["momentum", "decay", "beta1", "beta2", "epsilon"])
        {
            optimizer[key] = null;
        }

        return new ContrastChoice("another optimizer, the same learning rate", other, Training("optimizer", optimizer));
    }

    private static IEnumerable<ContrastChoice> Activation(TrainingSession session)
    {
        ModelSettings model = session.Lesson.Model;
        if (model.Cell == CellKind.Vanilla)
        {
            string other = model.Activation == HiddenActivation.Tanh ? "ReLU" : "tanh";
            var changes = new JsonObject { ["activation"] = other.ToLowerInvariant() };
            yield return new ContrastChoice("another φ", other, new JsonObject { ["model"] = changes });
        }
    }

    private static IEnumerable<ContrastChoice> Start(TrainingSession session)
    {
        ModelSettings model = session.Lesson.Model;
        if (model.Cell == CellKind.Vanilla)
        {
            string other = model.Initial.Kind == InitialKind.Orthogonal ? "gaussian" : "orthogonal";
            yield return new ContrastChoice("another start of Whh, with gain 1", other + " start", Initial(new JsonObject
            {
                ["kind"] = other,
                ["file"] = null,
                ["gain"] = 1,
                ["spectralRadius"] = null,
                ["largestSingularValue"] = null,
            }));
        }
        else if (model.Bias)
        {
            double now = model.Initial.ForgetBias ?? 0, other = now < 1 ? OpenGates : 0;
            yield return new ContrastChoice(
                other > 0 ? "gates that keep at the start" : "gates half open at the start", "forget bias " + Text(other),
                Initial(new JsonObject { ["forgetBias"] = other }));
        }
    }

    private static IEnumerable<ContrastChoice> Truncation(TrainingSession session)
    {
        int timesteps = session.Step.Timesteps;
        if (session.Truncation is { } set && set < timesteps)
        {
            yield return new ContrastChoice("gradients all the way back", "window full", Training("window", null));
        }
        else if (timesteps > 1)
        {
            int window = Math.Max(1, timesteps / 4);
            yield return new ContrastChoice("truncated: gradients reach back so far", $"window {window}", Training("window", window));
        }
    }

    private static JsonObject Initial(JsonObject changes) => new() { ["model"] = new JsonObject { ["initial"] = changes } };

    private static JsonObject Training(string key, JsonNode? value) => new() { ["training"] = new JsonObject { [key] = value } };

    private static string Text(double value) => SettingText.Of(value);
}
