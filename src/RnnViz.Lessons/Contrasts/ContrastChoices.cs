using System.Globalization;
using System.Text.Json.Nodes;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;

namespace RnnViz.Lessons.Contrasts;

/// <summary>
/// What can be asked of a run without a file: another cell, clipping, seed, φ, learning rate, window, start, optimizer. Each choice
/// changes one thing; everything else stays as it is set now.
/// </summary>
public static class ContrastChoices
{
    private const double OpenGates = 4;

    /// <summary>The choices for a run, those first that are asked most; at most nine.</summary>
    /// <param name="session">The run.</param>
    public static IReadOnlyList<ContrastChoice> Of(TrainingSession session) =>
    [
        .. Cells(session), Clip(session), Seed(session), .. Activation(session), .. Rates(session), .. Truncation(session),
        .. Start(session), Optimizer(session),
    ];

    /// <summary>The run of a choice from its beginning, with the controls as they are set in the run beside it.</summary>
    /// <param name="session">The run beside it.</param>
    /// <param name="choice">One of <see cref="Of"/>.</param>
    /// <exception cref="LessonException">The changed network cannot be, for its size or for a file of weights.</exception>
    public static TrainingSession Begin(TrainingSession session, ContrastChoice choice) =>
        session.Beside(LessonVariants.Apply(session.Lesson, choice.Name, choice.Patch), keepsSettings: true);

    private static IEnumerable<ContrastChoice> Cells(TrainingSession session)
    {
        const string Question = "another cell";
        ModelSettings model = session.Lesson.Model;
        if (model.Cell != CellKind.Lstm)
        {
            yield return Gated(Question, "LSTM, forget bias 4", "lstm", model);
        }

        if (model.Cell != CellKind.Gru)
        {
            yield return Gated(Question, "GRU, update bias 4", "gru", model);
        }

        if (model.Cell != CellKind.Vanilla)
        {
            JsonObject patch = Model(("cell", "vanilla"));
            ((JsonObject)patch["model"]!)["initial"] = new JsonObject { ["forgetBias"] = null };
            yield return new ContrastChoice(Question, "vanilla", patch);
        }
    }

    // what a gated cell does not have is taken away: φ, one Whh whose size is set, a file of another cell's weights
    private static ContrastChoice Gated(string question, string name, string cell, ModelSettings model)
    {
        var initial = new JsonObject
        {
            ["spectralRadius"] = null,
            ["largestSingularValue"] = null,
            ["forgetBias"] = OpenGates,
        };
        if (model.Initial.Kind == InitialKind.File)
        {
            initial["kind"] = "uniform";
            initial["file"] = null;
        }

        JsonObject patch = Model(("cell", cell), ("activation", null), ("bias", true));
        ((JsonObject)patch["model"]!)["initial"] = initial;
        return new ContrastChoice(question, name, patch);
    }

    private static ContrastChoice Clip(TrainingSession session)
    {
        bool isClipped = session.ClipKind != ClipKind.None;
        // at the threshold that the control shows, or at 1 where nobody has chosen one
        double threshold = session.Lesson.Training.Clip.Kind != ClipKind.None ? session.Lesson.Training.Clip.Threshold : 1;
        return new ContrastChoice(
            isClipped ? "without clipping" : "with clipping", isClipped ? "not clipped" : $"clipped at {Text(threshold)}",
            Training("clip", isClipped
                ? new JsonObject { ["kind"] = "none" } : new JsonObject { ["kind"] = "norm", ["threshold"] = threshold }));
    }

    private static ContrastChoice Seed(TrainingSession session)
    {
        int seed = session.Lesson.Seed == int.MaxValue ? 0 : session.Lesson.Seed + 1;
        return new ContrastChoice(
            "another seed", $"seed {session.Seed + seed - session.Lesson.Seed}, other batches", new JsonObject { ["seed"] = seed });
    }

    private static IEnumerable<ContrastChoice> Activation(TrainingSession session)
    {
        ModelSettings model = session.Lesson.Model;
        if (model.Cell == CellKind.Vanilla)
        {
            bool isTanh = model.Activation == HiddenActivation.Tanh;
            yield return new ContrastChoice("another φ", isTanh ? "ReLU" : "tanh", Model(("activation", isTanh ? "relu" : "tanh")));
        }
    }

    private static IEnumerable<ContrastChoice> Rates(TrainingSession session)
    {
        double rate = session.LearningRate;
        if (rate is > 0 and <= 100)
        {
            yield return Rate("10 × the learning rate", rate * 10);
            yield return Rate("a tenth of the learning rate", rate / 10);
        }

        static ContrastChoice Rate(string question, double rate)
        {
            // 0.01 × 10 is 0.1, and not one more digit
            double rounded = double.Parse(rate.ToString("g12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            return new ContrastChoice(question, "lr " + Text(rounded), Training("optimizer", new JsonObject { ["learningRate"] = rounded }));
        }
    }

    private static IEnumerable<ContrastChoice> Truncation(TrainingSession session)
    {
        int timesteps = session.Step.Timesteps;
        if (session.Truncation is not null)
        {
            yield return new ContrastChoice("no truncation", "full window", Training("window", null));
        }
        else if (timesteps > 1)
        {
            int window = Math.Max(1, timesteps / 4);
            yield return new ContrastChoice("truncated", $"window {window}", Training("window", window));
        }
    }

    private static IEnumerable<ContrastChoice> Start(TrainingSession session)
    {
        if (session.Lesson.Model.Cell == CellKind.Vanilla)
        {
            InitialKind kind = session.Lesson.Model.Initial.Kind;
            string other = kind == InitialKind.Orthogonal ? "gaussian" : "orthogonal";
            JsonObject patch = Model();
            ((JsonObject)patch["model"]!)["initial"] = new JsonObject
            {
                ["kind"] = other,
                ["file"] = null,
                ["gain"] = 1,
                ["spectralRadius"] = null,
                ["largestSingularValue"] = null,
            };
            yield return new ContrastChoice("another start", other + " start", patch);
        }
    }

    private static ContrastChoice Optimizer(TrainingSession session)
    {
        bool isAdam = session.OptimizerKind == OptimizerKind.Adam;
        var optimizer = new JsonObject { ["kind"] = isAdam ? "sgd" : "adam", ["learningRate"] = session.LearningRate };
        JsonObject patch = Training("optimizer", optimizer);
        // what only the optimizer before has goes with it
        foreach (string key in (string[])["momentum", "decay", "beta1", "beta2", "epsilon"])
        {
            optimizer[key] = null;
        }

        return new ContrastChoice("another optimizer", isAdam ? "SGD" : "Adam", patch);
    }

    private static JsonObject Model(params ReadOnlySpan<(string Key, JsonNode? Value)> keys)
    {
        var model = new JsonObject();
        foreach ((string key, JsonNode? value) in keys)
        {
            model[key] = value;
        }

        return new JsonObject { ["model"] = model };
    }

    private static JsonObject Training(string key, JsonNode? value) => new() { ["training"] = new JsonObject { [key] = value } };

    private static string Text(double value) => value.ToString("g6", CultureInfo.InvariantCulture);
}
