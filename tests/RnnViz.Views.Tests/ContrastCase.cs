using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Files;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Tests;

/// <summary>Lessons of two and three runs, of each kind of task.</summary>
internal static class ContrastCase
{
    public const string Vanilla = "vanilla", Lstm = "LSTM, forget bias 4", Gru = "GRU";

    private const string Gaussian = """{ "kind": "gaussian", "gain": 0.35, "outputGain": 0.1 }""";

    private static readonly Dictionary<string, string> Tasks = new()
    {
        ["recall"] = """{ "kind": "recall", "length": 40, "symbols": 4, "distractors": 2, "batchSize": 8 }""",
        ["text"] = """{ "kind": "text", "text": "to be or not to be, that is the question: ", "sequenceLength": 12 }""",
        ["series"] = """{ "kind": "series", "generator": "chaotic", "points": 400, "window": 10, "output": "last-step" }""",
        ["adding"] = """{ "kind": "adding", "length": 20, "batchSize": 8 }""",
    };

    /// <summary>The names of the tasks.</summary>
    public static IEnumerable<string> All => Tasks.Keys;

    /// <summary>A vanilla network, an LSTM, and where there are three a GRU.</summary>
    /// <param name="task">One of <see cref="All"/>.</param>
    /// <param name="runs">2 or 3.</param>
    public static Lesson Of(string task, int runs)
    {
        string variants = Variant(Lstm, "lstm") + (runs > 2 ? ", " + Variant(Gru, "gru") : "");
        string path = Path.Combine(Path.GetTempPath(), $"rnnviz-{Guid.NewGuid():N}.json");
        File.WriteAllText(path, $$"""
            {
              "title": "Contrast", "summary": "Runs beside each other.", "seed": 1, "run": "{{Vanilla}}",
              "task": {{Tasks[task]}},
              "model": { "hidden": 12, "activation": "tanh", "bias": true, "initial": {{Gaussian}} },
              "training": { "optimizer": { "kind": "adam", "learningRate": 0.005 }, "clip": { "kind": "none" }, "batchesPerFrame": 1 },
              "view": { "lowestDecade": -20, "highestDecade": 2 },
              "variants": [ {{variants}} ]
            }
            """);
        try
        {
            return LessonCatalog.Load(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Such runs on the screen, after some iterations, paused; what changes the runs makes the scene anew.</summary>
    public static Stage Paused(string task, int runs, int frames = 12, int width = 1280, int height = 720, int front = 0)
    {
        var stage = new Stage(Of(task, runs), new Extent(width, height));
        stage.Playback.IsRunning = true;
        stage.Frames(frames);
        stage.Playback.IsRunning = false;
        for (int i = 0; i < front; i++)
        {
            stage.Do(Actions.NextRun);
            stage.Frames(1);
        }

        stage.Frames(400); // until the message has gone
        return stage;
    }

    private static string Variant(string name, string cell) => $$"""
        { "name": "{{name}}", "patch": { "model": { "cell": "{{cell}}", "initial": { "forgetBias": 4 } } } }
        """;
}
