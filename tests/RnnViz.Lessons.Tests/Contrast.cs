using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;

namespace RnnViz.Lessons.Tests;

/// <summary>Small lessons with variants, as files: recall over a few timesteps, a vanilla cell of three units.</summary>
internal static class Contrast
{
    /// <summary>The lesson of a file with these variants.</summary>
    /// <param name="variants">What stands in the brackets of <c>variants</c>.</param>
    /// <param name="model">The keys of the model.</param>
    /// <param name="training">The keys of the training.</param>
    /// <param name="rest">More keys of the lesson.</param>
    public static string Json(string variants, string model = Vanilla, string training = Sgd, string rest = "") => $$"""
        {
          "title": "t", "run": "vanilla", {{(rest.Length > 0 ? rest + "," : "")}}
          "task": { "kind": "recall", "length": 5, "batchSize": 3 },
          "model": { {{model}} },
          "training": { {{training}} },
          "variants": [ {{variants}} ]
        }
        """;

    /// <summary>The lesson of a file.</summary>
    public static Lesson Read(string json) => LessonReader.Read(json, "test", Path.GetTempPath());

    /// <summary>Its mistakes, each as path and finding.</summary>
    public static string[] Mistakes(string json) => [.. Errors(json).Select(error => $"{error.Path}: {error.Finding}")];

    /// <summary>Its mistakes.</summary>
    public static IReadOnlyList<LessonError> Errors(string json)
    {
        try
        {
            Read(json);
            return [];
        }
        catch (LessonException e)
        {
            return e.Errors;
        }
    }

    /// <summary>A variant that is an LSTM.</summary>
    public const string Lstm = """
        { "name": "LSTM, forget bias 4", "patch": { "model": { "cell": "lstm", "initial": { "forgetBias": 4 } } } }
        """;

    /// <summary>A variant that is a GRU.</summary>
    public const string Gru = """{ "name": "GRU", "patch": { "model": { "cell": "gru" } } }""";

    /// <summary>The model of the lesson's own run.</summary>
    public const string Vanilla = "\"hidden\": 3, \"initial\": { \"gain\": 0.5 }";

    /// <summary>How the lesson's own run is trained.</summary>
    public const string Sgd = "\"optimizer\": { \"kind\": \"sgd\", \"learningRate\": 0.1 }";
}
