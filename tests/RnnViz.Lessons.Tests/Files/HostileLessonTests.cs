using System.Text;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Tasks;

namespace RnnViz.Lessons.Tests.Files;

/// <summary>Lessons that somebody has broken on purpose: refused in sentences, with bounded memory.</summary>
public sealed class HostileLessonTests : IDisposable
{
    private const string Rest = """
        "model": { "hidden": 4 }, "training": { "optimizer": { "kind": "sgd", "learningRate": 0.1 } }
        """;

    private const string Task = """ "title": "t", "task": { "kind": "text", "text": "abcabcabc", "sequenceLength": 3 }, """;
    private readonly string folder = Directory.CreateTempSubdirectory("rnnviz-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("""{ "title": "\ud800", TASK }""", "title: the text has half a surrogate pair")]
    [InlineData("""{ TASK, "\udc00": 1 }""", "lesson: not JSON: a key has half a surrogate pair")]
    [InlineData("""{ TASK, "view": { "\ud83d": {} } }""", "lesson: not JSON: a key has half a surrogate pair")]
    [InlineData("""{ "title": "t", "task": { "kind": "\ud800" }, REST }""", "task.kind: \"\\ud800\" is not a task")]
    [InlineData("""{ TASK, "training": { "optimizer": { "kind": "\udfff" } } }""", "optimizer.kind: \"\\udfff\" is not an optimizer")]
    [InlineData("""{ TASK, "view": { "theme": "\ud800x" } }""", "view.theme: the text has half a surrogate pair")]
    [InlineData("""{ TASK, "view": { "panels": ["\ud800"] } }""", "view.panels[0]: \"\\ud800\" is not a")]
    [InlineData("""{ TASK, "stops": [{ "iteration": 0, "phase": "\ud800" }] }""", "stops[0].phase: \"\\ud800\" is not a")]
    [InlineData("""{ TASK, "stops": [{ "iteration": 0, "callout": "\ud800" }] }""", "stops[0].callout: the text has half a surrogate pair")]
    [InlineData("""{ TASK, "stops": [{ "iteration": 0, "holds": "\ud800 < 1" }] }""", "stops[0].holds: the text has half a surrogate pair")]
    [InlineData("""{ TASK, "model": { "hidden": 4, "cell": "\ud800" } }""", "model.cell: \"\\ud800\" is not a")]
    [InlineData("""{ TASK, "variants": [{ "name": "\ud800", "patch": {} }] }""", "variants[0].name: the text has half a surrogate pair")]
    [InlineData("""{ TASK, "variants": [{ "name": "v", "patch": { "model": { "cell": "\ud800" } } }] }""", "the text has half a surr")]
    [InlineData("""{ "title": "t", "task": { "kind": "text", "text": "\ud800b", "sequenceLength": 1 }, REST }""", "task.text: the text")]
    public void Half_a_surrogate_pair_is_said_wherever_it_stands(string json, string sentence) =>
        Assert.Contains(sentence, Refusal(Whole(json)), StringComparison.Ordinal);

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("  \n\t ", "the file is empty")]
    [InlineData("[]", "a list is not an object")]
    [InlineData("null", "null is not an object")]
    [InlineData("42", "42 is not an object")]
    [InlineData("\"lesson\"", "\"lesson\" is not an object")]
    [InlineData("{", "not JSON: line 1, column 2")]
    [InlineData("{} {}", "not JSON: line 1, column 4")]
    [InlineData("not json", "not JSON: line 1, column 2")]
    [InlineData("{'title': 1}", "not JSON: line 1, column 2")]
    [InlineData("{\"title\": NaN}", "not JSON: line 1, column 11")]
    [InlineData("{\"title\": 01}", "not JSON: line 1, column 12")]
    [InlineData("{\"title\": \"a\nb\"}", "not JSON: line 1, column 13")]
    [InlineData("/* a comment without end", "not JSON: line 1")]
    public void What_is_no_object_of_JSON_is_refused_with_its_place(string json, string sentence) =>
        Assert.Contains(sentence, Refusal(json), StringComparison.Ordinal);

    [Fact]
    public void Objects_within_one_another_without_end_are_refused()
    {
        string deep = string.Concat(Enumerable.Repeat("{\"a\":", 100_000));
        Assert.Contains("more than 64 objects and lists within one another", Refusal(deep), StringComparison.Ordinal);
        Assert.Contains("more than 64", Refusal(new string('[', 100_000)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1e400", "1e400 is too large for a number")]
    [InlineData("-1e400", "-1e400 is too large for a number")]
    [InlineData("-0.1", "-0.1 is out of range")]
    [InlineData("-1e-310", "-1e-310 is out of range")]
    [InlineData("\"1\"", "\"1\" is not a number")]
    [InlineData("true", "true is not a number")]
    [InlineData("[1]", "a list is not a number")]
    public void A_number_that_is_none_or_out_of_range_is_refused(string gain, string sentence) => Assert.Contains(
        $"model.initial.gain: {sentence}", Refusal(WithGain(gain)), StringComparison.Ordinal);

    [Theory]
    [InlineData("1e-310", 1e-310)]
    [InlineData("5e-324", 5e-324)]
    [InlineData("1e-400", 0)]
    [InlineData("-0", 0)]
    [InlineData("0.1e1", 1)]
    public void The_smallest_numbers_are_read(string gain, double value) =>
        Assert.Equal(value, LessonReader.Read(WithGain(gain), "test", folder).Model.Initial.Gain);

    [Theory]
    [InlineData("2147483648", "out of range")]
    [InlineData("-1", "out of range")]
    [InlineData("1.5", "not a whole number")]
    [InlineData("1e99", "out of range")]
    [InlineData("99999999999999999999999999999999", "out of range")]
    public void A_seed_out_of_range_is_refused(string seed, string sentence) =>
        Assert.Contains($"seed: {seed} is {sentence}", Refusal(Whole($"{{ TASK, \"seed\": {seed} }}")), StringComparison.Ordinal);

    [Fact]
    public void A_million_unknown_keys_are_counted_and_twenty_are_said()
    {
        var json = new StringBuilder("{" + Task + Rest);
        for (int i = 0; i < 500_000; i++)
        {
            json.Append(",\"k").Append(i).Append("\":0");
        }

        LessonException e = Assert.Throws<LessonException>(() => LessonReader.Read(json.Append('}').ToString(), "test", folder));
        Assert.Equal(500_000, e.Count);
        Assert.Equal(LessonMistakes.Most, e.Errors.Count);
        Assert.Equal(22, e.Message.Split('\n').Length);
        Assert.StartsWith("test: 500,000 mistakes\n", e.Message, StringComparison.Ordinal);
        Assert.EndsWith("\n  and 499,980 more", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stops")]
    [InlineData("variants")]
    public void A_list_of_more_than_anybody_shows_is_refused_as_a_whole(string key)
    {
        string items = string.Join(',', Enumerable.Repeat("0", 1_000_000));
        Assert.Contains($"{key}: 1000000 items", Refusal(Whole($"{{ TASK, \"{key}\": [{items}] }}")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_million_wrong_numbers_in_a_task_are_counted_with_little_memory()
    {
        string items = string.Join(',', Enumerable.Repeat("[[\"\"]]", 300_000));
        string json = $$"""{ "title": "t", "task": { "kind": "inline", "inputs": [{{items}}], "targets": [[[1]]] }, {{Rest}} }""";
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(300_000, Assert.Throws<LessonException>(() => LessonReader.Read(json, "test", folder)).Count);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 600 << 20);
    }

    [Theory]
    [InlineData("\"points\": 3, \"window\": 12, \"window\": 0.5", "task.window")]
    [InlineData("\"points\": 3, \"window\": 12.5", "task.window")]
    [InlineData("\"points\": 3, \"window\": 2, \"batchSize\": \"x\"", "task.batchSize")]
    public void A_window_that_cannot_be_read_builds_no_series_that_is_shorter(string keys, string path)
    {
        string json = $$"""{ "title": "t", "task": { "kind": "series", "generator": "sine", {{keys}} }, {{Rest}} }""";
        Assert.Contains(
            Assert.Throws<LessonException>(() => LessonReader.Read(json, "test", folder)).Errors,
            error => error.Path.StartsWith(path, StringComparison.Ordinal));
    }

    [Fact]
    public void More_inputs_than_a_lesson_may_have_are_refused_before_there_are_weights_for_them()
    {
        string inputs = string.Join(',', Enumerable.Repeat('1', (1 << 16) + 1));
        string json = $$"""{ "title": "t", "task": { "kind": "inline", "inputs": [[[{{inputs}}]]], "targets": [[[1]]] }, {{Rest}} }""";
        LessonError error = Assert.Single(Assert.Throws<LessonException>(() => LessonReader.Read(json, "test", folder)).Errors);
        Assert.Equal("task.inputs[0][0]: 65537 inputs; allowed: at most 65536", error.ToString());
    }

    [Fact]
    public void A_patch_of_ten_thousand_keys_is_refused_as_a_whole()
    {
        string keys = string.Join(',', Enumerable.Range(0, 20_000).Select(i => $"\"k{i}\":0"));
        Assert.Contains("variants[0].patch: more than 10000 keys and values",
            Refusal(Whole($"{{ TASK, \"variants\": [{{ \"name\": \"v\", \"patch\": {{ {keys} }} }}] }}")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("title", 201)]
    [InlineData("summary", 4001)]
    public void A_text_that_no_screen_has_room_for_is_refused(string key, int length)
    {
        string json = Whole("{ TASK }").Replace("\"title\": \"t\"", $"\"title\": \"t\", \"summary\": \"s\"", StringComparison.Ordinal);
        json = json.Replace($"\"{key}\": \"{key[0]}\"", $"\"{key}\": \"{new string('x', length)}\"", StringComparison.Ordinal);
        Assert.Contains($"{key}: the text has {length} characters", Refusal(json), StringComparison.Ordinal);
    }

    [Fact]
    public void A_title_that_would_move_the_cursor_of_a_terminal_is_refused() => Assert.Contains(
        "title: the text has a character that does not print",
        Refusal(Whole("{ TASK }").Replace("\"title\": \"t\"", "\"title\": \"\\u001b[2J\"", StringComparison.Ordinal)),
        StringComparison.Ordinal);

    [Fact]
    public void Comments_trailing_commas_and_the_mark_of_UTF_8_are_allowed()
    {
        string path = Path.Combine(folder, "a.json");
        File.WriteAllText(path, "// a lesson\n" + Whole("{ TASK, }"), new UTF8Encoding(true));
        Assert.Equal("t", LessonCatalog.Load(path).Title);
    }

    [Theory]
    [InlineData("utf-16", "is UTF-16, not UTF-8")]
    [InlineData("utf-32", "is UTF-32, not UTF-8")]
    [InlineData("latin1", "is not UTF-8: line 1, byte 13 is 0xFC (in Latin-1 it is \"ü\")")]
    public void A_lesson_in_another_encoding_is_said_to_be_so(string encoding, string sentence)
    {
        string path = Path.Combine(folder, "a.json");
        File.WriteAllText(path, "{ \"title\": \"ü\" }", Encoding.GetEncoding(encoding));
        Assert.Contains(sentence, Assert.Throws<LessonException>(() => LessonCatalog.Load(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_occurs_twice_is_a_mistake_wherever_it_stands()
    {
        Assert.Contains("seed: the key occurs twice", Refusal(Whole("{ TASK, \"seed\": 1, \"seed\": 2 }")), StringComparison.Ordinal);
        Assert.Contains("model.hidden: the key occurs twice",
            Refusal(Whole("{ TASK }").Replace("\"hidden\": 4", "\"hidden\": 4, \"hidden\": 5", StringComparison.Ordinal)),
            StringComparison.Ordinal);
        Assert.Contains("task.kind: the key occurs twice",
            Refusal(Whole("{ TASK }").Replace("\"kind\": \"text\"", "\"kind\": \"text\", \"kind\": \"copy\"", StringComparison.Ordinal)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_lesson_that_needs_more_memory_than_the_machine_has_is_refused_with_the_sum()
    {
        Lesson lesson = LessonReader.Read(Whole("{ TASK }"), "test", folder);
        var large = new TaskSizes { Timesteps = 1000, BatchSize = 500, InputSize = 3, OutputSize = 3 };
        Assert.Equal(
            "task: 1000 timesteps of 500 sequences with 4 units need 0.5 GB, and this machine has 0.1 GB; allowed: at most 0.1 GB here: "
            + "a smaller batch, fewer timesteps or fewer units",
            Assert.Single(MemoryMistakes(lesson, large, 100_000_000)).ToString());
        Assert.Empty(MemoryMistakes(lesson, large, 1L << 30));
        var variant = new VariantSettings { Name = "a", Patch = [] };
        LessonError three = Assert.Single(MemoryMistakes(lesson with { Variants = [variant, variant] }, large, 1_500_000_000));
        Assert.Contains("4 units, 3 runs need 1.3 GB", three.Finding, StringComparison.Ordinal);
        Assert.Contains("fewer runs", three.Allowed, StringComparison.Ordinal);
        var vocabulary = new TaskSizes { Timesteps = 1, BatchSize = 1, InputSize = 60_000, OutputSize = 60_000 };
        Assert.Contains("fewer than 60000 different tokens",
            Assert.Single(MemoryMistakes(lesson, vocabulary, 10_000_000)).Allowed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1000, 4096, 1024, "100.9 GB")]
    [InlineData(1000, 1_000_000, 1, "64.0 GB")]
    public void Sizes_whose_sum_is_beyond_whole_numbers_of_32_bits_are_counted_rightly(int steps, int batch, int hidden, string sum)
    {
        Lesson lesson = LessonReader.Read(
            Whole("{ TASK }").Replace("\"hidden\": 4", $"\"hidden\": {hidden}", StringComparison.Ordinal), "test", folder);
        var sizes = new TaskSizes { Timesteps = steps, BatchSize = batch, InputSize = 2, OutputSize = 1 };
        Assert.Contains(sum, Assert.Single(MemoryMistakes(lesson, sizes, null)).Finding, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_weights_that_are_denormal_loads()
    {
        using var session = new TrainingSession(LessonReader.Read(WithGain("1e-310"), "test", folder));
        Assert.All(session.Parts.Network.Parameters.Whh.ToArray(), weight => Assert.True(Math.Abs(weight) < 1e-308));
    }

    private static IReadOnlyList<LessonError> MemoryMistakes(Lesson lesson, TaskSizes sizes, long? available)
    {
        var mistakes = new LessonMistakes();
        LessonMemory.Check(lesson, sizes, mistakes, available);
        return mistakes.Errors;
    }

    private static string WithGain(string gain) => Whole("{ TASK }").Replace(
        "\"hidden\": 4", $"\"hidden\": 4, \"initial\": {{ \"gain\": {gain} }}", StringComparison.Ordinal);

    // what a row gives itself is left out of the rest
    private static string Whole(string json)
    {
        string rest = json.Contains("\"model\"", StringComparison.Ordinal) ? Rest[Rest.IndexOf("\"training\"", StringComparison.Ordinal)..]
            : json.Contains("\"training\"", StringComparison.Ordinal) ? Rest[..Rest.IndexOf(", \"training\"", StringComparison.Ordinal)]
            : Rest;
        if (json.Contains("\"patch\"", StringComparison.Ordinal))
        {
            rest = Rest;
        }

        string task = json.Contains("\"title\"", StringComparison.Ordinal)
            ? Task[(Task.IndexOf("\"t\",", StringComparison.Ordinal) + 4)..] : Task;
        return json.Replace("TASK", task + rest, StringComparison.Ordinal).Replace("REST", rest, StringComparison.Ordinal);
    }

    private string Refusal(string json)
    {
        string message = Assert.Throws<LessonException>(() => LessonReader.Read(json, "test", folder)).Message;
        Assert.DoesNotContain("Parameter", message, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", message, StringComparison.Ordinal);
        return message;
    }
}
