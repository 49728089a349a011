using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Settings;

namespace RnnViz.Lessons.Tests.Files;

public sealed class LessonReaderTests
{
    private const string Good = """
        {
          "title": "t", "seed": 3,
          "task": { "kind": "text", "text": "hello", "sequenceLength": 4 },
          "model": { "hidden": 8 },
          "training": { "optimizer": { "kind": "adagrad", "learningRate": 0.1 } }
        }
        """;

    [Fact]
    public void A_small_lesson_takes_defaults_for_the_rest()
    {
        Lesson lesson = LessonReader.Read(Good, "small", "");
        Assert.Equal("small", lesson.Name);
        Assert.Equal(3, lesson.Seed);
        Assert.Equal(1, lesson.BatchesPerFrame);
        Assert.Null(lesson.Theme);
        Assert.Equal(new AdagradSettings { LearningRate = 0.1 }, lesson.Training.Optimizer);
        Assert.Equal(ClipKind.None, lesson.Training.Clip.Kind);
    }

    [Fact]
    public void A_misspelt_optimizer_is_answered_with_the_nearest_name()
    {
        LessonError error = Assert.Single(Errors(Good.Replace("adagrad", "adagard")));
        Assert.StartsWith(
            "training.optimizer.kind: \"adagard\" is not an optimizer; did you mean \"adagrad\"?",
            error.ToString(), StringComparison.Ordinal);
        Assert.Contains("sgd, momentum, adagrad, rmsprop, adam", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_panel_that_does_not_exist_is_answered_with_those_that_do()
    {
        string bad = Good.TrimEnd()[..^1] + """, "view": { "focus": "spectrums" } }""";
        LessonError error = Assert.Single(Errors(bad));
        Assert.StartsWith(
            "view.focus: \"spectrums\" is not a focus; did you mean \"spectrum\"?", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            "unrolled, hidden, gradient, flow, equations, training, loss, spectrum, task, gates, text, verdict, surface, phase, carousel, "
            + "bifurcation", error.Allowed);
        Assert.Equal("flow", LessonReader.Read(bad.Replace("spectrums", "flow"), "test", "").View.Focus);
    }

    [Fact]
    public void Eight_different_mistakes_are_answered_with_eight_errors_each_with_its_path()
    {
        const string bad = """
            {
              "title": 5,
              "sede": 1,
              "task": { "kind": "text", "text": "hello", "vocabulary": "letters", "sequenceLength": 0 },
              "model": { "hidden": 2.5, "activation": "thanh" },
              "training": { "optimizer": { "kind": "adagard", "learningRate": 0.1 }, "clip": { "kind": "norm", "threshold": "five" } },
              "view": { "theme": "lihgt" }
            }
            """;
        string[] paths = [.. Errors(bad).Select(e => e.Path)];
        Assert.Equal(
            [
                "title", "sede", "task.vocabulary", "task.sequenceLength", "model.hidden", "model.activation",
                "training.optimizer.kind", "training.clip.threshold", "view.theme",
            ],
            paths);
    }

    [Theory]
    [InlineData("name")]
    [InlineData("directory")]
    [InlineData("theme")]
    [InlineData("batchesPerFrame")]
    public void Members_of_a_lesson_that_are_not_in_the_file_are_unknown_keys(string key)
    {
        LessonError error = Assert.Single(Errors(Good.Replace("\"seed\": 3", $"\"{key}\": 3")));
        Assert.Equal((key, "unknown key"), (error.Path, error.Finding));
        Assert.DoesNotContain("directory", error.Allowed!, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_across_keys_are_checked_even_where_other_keys_are_wrong()
    {
        string bad = Good.Replace("\"sequenceLength\": 4", "\"sequenceLength\": 40").Replace("\"seed\"", "\"sede\"");
        Assert.Equal(["sede", "task.text"], Errors(bad).Select(e => e.Path));
    }

    [Theory]
    [InlineData("", "lesson")]
    [InlineData("{", "lesson")]
    [InlineData("[]", "lesson")]
    [InlineData("null", "lesson")]
    [InlineData("""{ "title": "t", "\ud800": 1 }""", "lesson: not JSON: a key has half a surrogate pair")]
    [InlineData("""{ "variants": [ { "patch": { "\ud800": 1 } } ] }""", "lesson: not JSON: a key has half a surrogate pair")]
    public void What_is_no_lesson_at_all_is_an_error_too(string json, string start) =>
        Assert.StartsWith(start, Errors(json)[0].ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_doubled_key_a_missing_key_and_a_missing_file_are_errors()
    {
        Assert.Equal("seed", Assert.Single(Errors(Good.Replace("\"title\": \"t\"", "\"title\": \"t\", \"seed\": 1"))).Path);
        Assert.Equal("title", Assert.Single(Errors(Good.Replace("\"title\": \"t\",", ""))).Path);
        Assert.Equal("task.file", Assert.Single(Errors(Good.Replace("\"text\": \"hello\"", "\"file\": \"none.txt\""))).Path);
    }

    [Fact]
    public void A_lesson_that_does_not_exist_is_answered_with_the_nearest_one()
    {
        var e = Assert.Throws<LessonException>(() => LessonCatalog.Load("helo"));
        Assert.Contains("did you mean \"hello\"?", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"phase\": \"backward\", \"timestep\": 5", "stops[0].timestep", "5 is after the last timestep")]
    [InlineData("\"phase\": \"backward\", \"term\": \"delta\"", "stops[0].term", "\"delta\" does not occur there")]
    [InlineData(
        "\"phase\": \"backward\", \"timestep\": 1, \"term\": \"backpropagate-hidden\"", "stops[0].term",
        "\"backpropagate-hidden\" does not occur there")]
    [InlineData("\"phase\": \"loss\", \"term\": \"clip\"", "stops[0].term", "\"clip\" does not occur there")]
    [InlineData("\"phase\": \"update\", \"term\": \"delta\"", "stops[0].term", "\"delta\" does not occur there")]
    [InlineData("\"term\": \"state\"", "stops[0].term", "\"state\" does not occur there")]
    [InlineData("\"phase\": \"backward\", \"timestep\": 2, \"term\": \"detla\"", "stops[0].term", "\"detla\" is not a term")]
    public void A_stop_where_an_iteration_has_none_is_an_error(string stop, string path, string finding)
    {
        LessonError error = Assert.Single(Errors(WithStop(stop)));
        Assert.Equal((path, finding), (error.Path, error.Finding));
    }

    [Theory]
    [InlineData(
        "vanilla", "\"phase\": \"forward\", \"timestep\": 1, \"term\": \"gates\"",
        "stops[0].term: a vanilla cell has no \"gates\"; allowed: state")]
    [InlineData(
        "vanilla", "\"phase\": \"backward\", \"timestep\": 2, \"term\": \"backpropagate-cell\"",
        "stops[0].term: a vanilla cell has no \"backpropagate-cell\"; did you mean \"backpropagate-hidden\"? Allowed: output-error, "
        + "hidden-gradient, delta, recurrent-term, input-term, output-term, backpropagate-hidden")]
    [InlineData(
        "gru", "\"phase\": \"forward\", \"timestep\": 1, \"term\": \"cell-state\"",
        "stops[0].term: a GRU has no \"cell-state\"; allowed: gates, state")]
    [InlineData(
        "lstm", "\"phase\": \"forward\", \"term\": \"cell-state\"",
        "stops[0].term: \"cell-state\" does not occur there; allowed: gates, cell-state, state, with a timestep")]
    [InlineData(
        "lstm", "\"phase\": \"backward\", \"timestep\": 1, \"term\": \"backpropagate-cell\"",
        "stops[0].term: \"backpropagate-cell\" does not occur there; allowed: a timestep from 2 on: nothing comes before the first")]
    public void A_term_that_the_cell_has_not_or_not_there_is_an_error_with_those_that_it_has(string cell, string stop, string message)
    {
        string lesson = WithStop(stop).Replace("\"hidden\":", $"\"cell\": \"{cell}\", \"hidden\":");
        Assert.Equal(message, Assert.Single(Errors(lesson)).ToString());
    }

    [Theory]
    [InlineData("lstm", "\"phase\": \"forward\", \"timestep\": 1, \"term\": \"cell-state\"")]
    [InlineData("lstm", "\"phase\": \"backward\", \"timestep\": 2, \"term\": \"cell-gradient\"")]
    [InlineData("gru", "\"phase\": \"backward\", \"timestep\": 2, \"term\": \"backpropagate-cell\"")]
    [InlineData("gru", "\"phase\": \"forward\", \"timestep\": 4, \"term\": \"gates\"")]
    public void A_stop_may_name_any_term_of_a_gated_cell(string cell, string stop)
    {
        string lesson = WithStop(stop).Replace("\"hidden\":", $"\"cell\": \"{cell}\", \"hidden\":");
        Assert.NotNull(Assert.Single(LessonReader.Read(lesson, "test", "").Stops).Term);
    }

    [Theory]
    [InlineData("\"phase\": \"backward\", \"timestep\": 1, \"term\": \"output-term\"")]
    [InlineData("\"phase\": \"update\", \"term\": \"clip\"")]
    [InlineData("\"phase\": \"forward\", \"timestep\": 4, \"term\": \"state\"")]
    [InlineData("\"phase\": \"loss\"")]
    public void A_stop_may_name_any_place_that_an_iteration_has(string stop) =>
        Assert.Single(LessonReader.Read(WithStop(stop), "test", "").Stops);

    [Fact]
    public void A_stop_at_the_error_of_a_timestep_without_a_loss_is_an_error()
    {
        Lesson lesson = LessonCatalog.Load("vanishing");
        var stop = new StopSettings { Iteration = 0, Phase = Phase.Backward, Timestep = 3, Term = Term.OutputError };
        lesson = lesson with { Stops = [stop] };
        var refused = Assert.Throws<LessonException>(() => LessonRules.Checked(lesson, new LessonMistakes()));
        Assert.Equal("stops[0].term: timestep 3 has no loss", refused.Errors[0].ToString().Split(';')[0]);
    }

    private static string WithStop(string stop) => Good.TrimEnd()[..^1] + ", \"stops\": [{ \"iteration\": 0, " + stop + " }] }";

    [Fact]
    public void Every_built_in_lesson_can_be_read() => Assert.Contains(LessonCatalog.BuiltIn, l => l.Name == "hello" && l.Title.Length > 0);

    private static IReadOnlyList<LessonError> Errors(string json) =>
        Assert.Throws<LessonException>(() => LessonReader.Read(json, "test", "")).Errors;
}
