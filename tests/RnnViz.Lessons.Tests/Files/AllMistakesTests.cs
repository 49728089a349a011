using System.Text.Json.Nodes;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;

namespace RnnViz.Lessons.Tests.Files;

/// <summary>Two mistakes in one lesson are both reported, wherever they are: neither hides the other, and no third is made up.</summary>
public sealed class AllMistakesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rnnviz-test-").FullName;

    public AllMistakesTests()
    {
        File.WriteAllText(Path.Combine(folder, "table.csv"), "day,price,name\n1,5,a\n2,3,b\n3,6,c\n4,2,d\n5,7,e\n6,1,f\n");
        File.WriteAllText(Path.Combine(folder, "a.txt"), "to be or not to be");
    }

    [Theory]
    [InlineData("text", 500)]
    [InlineData("series", 300)]
    [InlineData("inline", 400)]
    [InlineData("recall", 200)]
    public void Of_any_two_independent_mistakes_both_are_reported_and_nothing_else(string kind, int leastPairs)
    {
        (string good, Mistake[] mistakes) = kind switch
        {
            "text" => (TextLesson, [.. Common, .. InTask(kind, "task.sequenceLength"), .. InText]),
            "series" => (SeriesLesson, [.. Common, .. InTask(kind, "task.window"), .. InSeries]),
            "inline" => (InlineLesson, [.. Common, .. InTask(kind, "task.inputs"), .. InInline]),
            _ => (RecallLesson, (Mistake[])[.. Common, .. InTask(kind, "task.length"), .. InRecall]),
        };
        Assert.Empty(ErrorsIn(good));
        int pairs = 0;
        for (int i = 0; i < mistakes.Length; i++)
        {
            AssertReported(good, [mistakes[i]]);
            for (int j = 0; j < mistakes.Length; j++)
            {
                if (i != j && mistakes[i].IsIndependentOf(mistakes[j]))
                {
                    AssertReported(good, [mistakes[i], mistakes[j]]);
                    pairs++;
                }
            }
        }

        Assert.True(pairs > leastPairs, $"only {pairs} pairs were tried");
    }

    [Fact]
    public void There_are_at_least_25_different_mistakes() =>
        Assert.InRange(
            Common.Concat(InText).Concat(InSeries).Concat(InInline).Concat(InRecall).DistinctBy(m => (m.Path, m.Finding)).Count(), 25, 99);

    [Fact]
    public void A_wrong_number_of_units_hides_no_wrong_length_of_sequences()
    {
        string[] paths = [.. ErrorsIn(Broken(
            TextLesson, [Mistake.Set("model.hidden", "-3", ""), Mistake.Set("task.sequenceLength", "40", "")])).Select(e => e.Path)];
        Assert.Equal(["model.hidden", "task.text"], paths);
    }

    [Fact]
    public void What_a_kind_that_does_not_exist_has_wrong_in_every_kind_is_reported_with_it()
    {
        const string optimizer = """{ "kind": "newton", "learningRate": -1, "beta1": 2, "eta": 1 }""";
        string json = Broken(TextLesson, [Mistake.Set("training.optimizer", optimizer, "")]);
        Assert.Equal(
            ["training.optimizer.kind", "training.optimizer.learningRate", "training.optimizer.beta1", "training.optimizer.eta"],
            ErrorsIn(json).Select(e => e.Path));
    }

    [Fact]
    public void A_misspelt_kind_hides_no_rule_of_the_kind_that_it_means()
    {
        string json = Broken(TextLesson, [Mistake.Set("task.kind", "\"texxt\"", ""), Mistake.Set("task.sequenceLength", "40", "")]);
        Assert.Equal(["task.kind", "task.text"], ErrorsIn(json).Select(e => e.Path));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void AssertReported(string good, Mistake[] mistakes)
    {
        IReadOnlyList<LessonError> errors = ErrorsIn(Broken(good, mistakes));
        string found = string.Join('\n', errors), wanted = string.Join('\n', mistakes.Select(m => $"{m.Path}: {m.Finding}"));
        Assert.True(
            errors.Count == mistakes.Length && mistakes.All(m =>
                errors.Any(e => e.Path == m.Path && e.Finding.StartsWith(m.Finding, StringComparison.Ordinal))),
            $"wanted:\n{wanted}\nfound:\n{found}");
    }

    private static string Broken(string good, Mistake[] mistakes)
    {
        JsonObject lesson = JsonNode.Parse(good)!.AsObject();
        foreach (Mistake mistake in mistakes)
        {
            mistake.Break(lesson);
        }

        return lesson.ToJsonString();
    }

    private IReadOnlyList<LessonError> ErrorsIn(string json)
    {
        try
        {
            LessonReader.Read(json, "test", folder);
            return [];
        }
        catch (LessonException e)
        {
            return e.Errors;
        }
    }

    private const string Rest = """
        "model": { "hidden": 2, "activation": "tanh", "bias": true, "initial": { "kind": "gaussian", "gain": 1.0 } },
        "training": { "optimizer": { "kind": "adam", "learningRate": 0.1 }, "clip": { "kind": "norm", "threshold": 5 }, "window": 3 },
        "view": { "theme": "light", "lowestDecade": -6 },
        "stops": [
          { "iteration": 0, "phase": "backward", "timestep": 2, "term": "delta", "callout": "a" },
          { "iteration": 1, "phase": "loss" },
          { "iteration": 2, "phase": "forward", "timestep": 1 }
        ]
        """;

    private const string TextLesson =
        """{ "title": "t", "seed": 1, "task": { "kind": "text", "text": "hello", "sequenceLength": 4 }, """ + Rest + "}";

    private const string SeriesLesson = """
        { "title": "t", "seed": 1, "task": { "kind": "series", "file": "table.csv", "column": "price", "window": 3, "batchSize": 2 },
        """ + Rest + "}";

    private const string InlineLesson = """
        { "title": "t", "seed": 1, "task": { "kind": "inline", "inputs": [[[1], [2]], [[3], [4]]], "targets": [[[1], [2]], [[1], [2]]],
          "initialHidden": [[0, 0], [0, 0]] },
        """ + Rest + "}";

    private const string RecallLesson = """{ "title": "t", "seed": 1, "task": { "kind": "recall", "length": 10 }, """ + Rest + "}";

    private static readonly Mistake[] Common =
    [
        Mistake.Remove("title"),
        Mistake.Set("seed", "-1", "-1 is out of range"),
        Mistake.Add("colour"),
        Mistake.Set("model.hidden", "-3", "-3 is out of range"),
        Mistake.Set("model.activation", "\"thanh\"", "\"thanh\" is not an activation"),
        Mistake.Set("model.bias", "1", "1 is neither true nor false"),
        Mistake.Set("model.cell", "\"lstn\"", "\"lstn\" is not a cell"),
        Mistake.Set("model.initial.forgetBias", "4", "given, but a vanilla cell has no gates", "model.cell", "model.bias"),
        Mistake.Set("model.initial.forgetBias", "\"four\"", "\"four\" is not a number"),
        new("model.activation", "given, but the functions of an LSTM are σ and tanh", lesson =>
        {
            Mistake.Put(lesson, "model.cell", "\"lstm\"");
            Mistake.Put(lesson, "model.activation", "\"relu\"");
        }, ["model.cell", "model.activation"]),
        new("model.initial.forgetBias", "given, but the network has no biases", lesson =>
        {
            Mistake.Put(lesson, "model.cell", "\"gru\"");
            Mistake.Put(lesson, "model.bias", "false");
            Mistake.Put(lesson, "model.initial.forgetBias", "1");
        }, ["model.cell", "model.bias", "model.initial.forgetBias"]),
        Mistake.Set("model.initial.gain", "\"one\"", "\"one\" is not a number"),
        new("model.initial", "both spectralRadius and largestSingularValue are given", lesson =>
        {
            Mistake.Put(lesson, "model.initial.spectralRadius", "1");
            Mistake.Put(lesson, "model.initial.largestSingularValue", "1");
        }, ["model.initial.spectralRadius", "model.initial.largestSingularValue"]),
        Mistake.Set("model.initial.file", "\"w.npz\"", "given, but kind is not file", "model.initial.kind"),
        new("model.initial.file", "there is no file", lesson =>
        {
            Mistake.Put(lesson, "model.initial.kind", "\"file\"");
            Mistake.Put(lesson, "model.initial.file", "\"none.npz\"");
        }, ["model.initial.kind", "model.initial.file"]),
        Mistake.Set("training.optimizer.kind", "\"adaam\"", "\"adaam\" is not an optimizer"),
        Mistake.Remove("training.optimizer.learningRate"),
        Mistake.Set("training.optimizer.beta1", "7", "7 is out of range"),
        Mistake.Set("training.clip.threshold", "\"five\"", "\"five\" is not a number"),
        Mistake.Set("training.window", "0.5", "0.5 is not a whole number"),
        Mistake.Set("view.theme", "\"lihgt\"", "\"lihgt\" is not a theme"),
        Mistake.Set("stops[0].phase", "\"backwards\"", "\"backwards\" is not a phase"),
        Mistake.Set("stops[0].term", "\"clip\"", "\"clip\" does not occur there", "stops[0].phase"),
        Mistake.Remove("stops[1].iteration"),
        Mistake.Set("stops[1].holds", "\"flow[\"", ""),
        Mistake.Set("stops[1].ask", "5", "5 is not text"),
        Mistake.Set("stops[1].target", """{ "panel": "flaw" }""", "") with { Path = "stops[1].target.panel" },
        Mistake.Set("view.panels", """["loss", "hiden"]""", "") with { Path = "view.panels[1]" },
        Mistake.Set("stops[1].term", "\"delta\"", "\"delta\" does not occur there", "stops[1].phase"),
        Mistake.Set("stops[2]", "3", "3 is not an object"),
    ];

    /// <summary>Mistakes that every task can have, and those that need to know how many timesteps there are.</summary>
    private static Mistake[] InTask(string kind, string timesteps) =>
    [
        Mistake.Set("task.kind", $"\"{kind}x\"", $"\"{kind}x\" is not a task"),
        Mistake.Add("task.clour"),
        Mistake.Set("stops[0].timestep", "70", "70 is after the last timestep", timesteps),
        Mistake.Set("stops[2].timestep", "71", "71 is after the last timestep", timesteps),
    ];

    private static readonly Mistake[] InText =
    [
        Mistake.Set("task.sequenceLength", "0", "0 is out of range"),
        Mistake.Set("task.batchSize", "\"all\"", "\"all\" is not a number"),
        Mistake.Set("task.vocabulary", "\"words\"", "\"words\" is not a vocabulary"),
        new("task.text", "the text has 2 tokens", lesson => Mistake.Put(lesson, "task.text", "\"he\""),
            ["task.text"], "task.sequenceLength", "task.vocabulary", "task.file"),
        new("task", "2 of text, file and builtIn are given", lesson => Mistake.Put(lesson, "task.file", "\"a.txt\""),
            ["task.file"], "task.text"),
    ];

    private static readonly Mistake[] InSeries =
    [
        Mistake.Set("task.window", "-2", "-2 is out of range"),
        Mistake.Set("task.window", "6", "6 points and one after them are 7, but the column has 6", "task.file"),
        Mistake.Set("task.batchSize", "true", "true is not a number"),
        Mistake.Set("task.batchSize", "4", "4 is more than the 3 windows there are", "task.window", "task.file"),
        Mistake.Set("task.column", "\"prize\"", "\"prize\" is not a column", "task.file"),
        new("task.file", "line 2 has \"a\" in column 3 (name)", lesson => Mistake.Put(lesson, "task.column", "\"name\""),
            ["task.column"], "task.file"),
        Mistake.Set("task.file", "\"none.csv\"", "the file cannot be read"),
        Mistake.Set("task.output", "\"first-step\"", "\"first-step\" is not an output"),
        new("task", "both of generator and file are given", lesson => Mistake.Put(lesson, "task.generator", "\"sine\""),
            ["task.generator"]),
    ];

    private static readonly Mistake[] InInline =
    [
        Mistake.Set("task.inputs[0][0][0]", "\"x\"", "\"x\" is not a number"),
        Mistake.Set("task.inputs[1]", "[[3]]", "1 sequence", "task.inputs[0]"),
        Mistake.Set("task.inputs[1][1]", "[3, 4]", "2 numbers", "task.inputs[0][0]"),
        new(
            "task.initialCell", "given, but only an LSTM has a cell state",
            lesson => Mistake.Put(lesson, "task.initialCell", "[[0, 0], [0, 0]]"), ["task.initialCell"], "model.cell"),
        Mistake.Set("task.targets[1]", "[[1]]", "1 sequence", "task.inputs[0]"),
        Mistake.Set("task.targets[0][1]", "[]", "0 numbers", "task.targets[0][0]"),
        new("task", "both of targets and targetClasses are given", lesson => Mistake.Put(lesson, "task.targetClasses", "[[1, 2], [1, 2]]"),
            ["task.targetClasses"]),
        Mistake.Set("task.initialHidden[1]", "[0]", "1 unit", "task.initialHidden[0]"),
        Mistake.Set("task.initialHidden[0]", "0", "0 is not a list"),
        new("task.initialHidden", "3 units", lesson => Mistake.Put(lesson, "task.initialHidden", "[[0, 0, 0], [0, 0, 0]]"),
            ["task.initialHidden"], "model.hidden"),
        Mistake.Set("task.output", "\"first-step\"", "\"first-step\" is not an output"),
    ];

    private static readonly Mistake[] InRecall =
    [
        Mistake.Set("task.length", "1", "1 is out of range"),
        Mistake.Set("task.symbols", "27", "27 is out of range"),
        Mistake.Set("task.distractors", "\"two\"", "\"two\" is not a number"),
        Mistake.Set("stops[0].term", "\"output-error\"", "timestep 2 has no loss", "stops[0].phase", "stops[0].timestep", "task.length"),
    ];
}
