using System.Text.Json.Nodes;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Records;
using RnnViz.Lessons.Session;

namespace RnnViz.Lessons.Tests.Records;

/// <summary>Records in figures that somebody has changed: each is a run again, or refused in sentences.</summary>
public sealed class HostileRecordTests
{
    private const string Signs = "{}[]\":,0-9eE.\\u \ud800\0x";
    private static readonly string Good = RecordJson.Write(Record());

    [Theory]
    [InlineData("forks", "[-1]", "forks: an iteration that the run has not come to")]
    [InlineData("forks", "[1000000]", "forks: an iteration that the run has not come to")]
    [InlineData("settings", "[]", "settings: not in order")]
    [InlineData("iterations", "-1", "iterations: -1 is out of range")]
    [InlineData("iterations", "99999999999", "iterations: 99999999999 is out of range")]
    [InlineData("seed", "-1", "seed: -1 is out of range")]
    [InlineData("state", "\"\\ud800\"", "state: the text has half a surrogate pair")]
    [InlineData("ghost", "{ \"from\": 9, \"iterations\": 3, \"settings\": [] }", "ghost.from: 9 is not an iteration of both futures")]
    public void A_run_with_one_thing_wrong_is_refused_with_that(string key, string value, string sentence)
    {
        JsonObject record = JsonNode.Parse(Good)!.AsObject();
        record[key] = "PLACE";
        string json = record.ToJsonString().Replace("\"PLACE\"", value, StringComparison.Ordinal);
        Assert.Contains(sentence, Refusal(json), StringComparison.Ordinal);
    }

    [Fact]
    public void A_journal_of_a_million_settings_is_refused()
    {
        JsonObject record = JsonNode.Parse(Good)!.AsObject();
        string one = record["settings"]![0]!.ToJsonString();
        record["settings"] = "PLACE";
        string whole = record.ToJsonString(), json = whole.Replace("\"PLACE\"", ListOf(one, 100_001), StringComparison.Ordinal);
        Assert.Contains("settings: 100001 items; allowed: at most 100000", Refusal(json), StringComparison.Ordinal);
        json = whole.Replace("\"PLACE\"", ListOf("0", 4_000_000), StringComparison.Ordinal);
        Assert.Contains("settings: 4000000 items", Refusal(json), StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_with_a_null_character_leads_nowhere()
    {
        Assert.False(LessonFiles.ComesWithProgram(LessonCatalog.Directory, "w\0.npz"));
        LessonRecord record = LessonRecord.Of(LessonCatalog.Load("hello"));
        record.Lesson["model"]!["initial"] = JsonNode.Parse("""{ "kind": "file", "file": "w\u0000.npz" }""");
        Assert.NotEmpty(Assert.Throws<LessonException>(() => record.Open([])).Errors);
    }

    [Fact]
    public void The_work_of_a_run_is_counted_beyond_whole_numbers_of_32_bits()
    {
        RunRecord record = Record() with { Iterations = int.MaxValue };
        var ghost = new GhostRecord { From = 0, Iterations = int.MaxValue, Settings = [] };
        Assert.Equal(2L * int.MaxValue, (record with { Ghost = ghost }).Work);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("w.npz")]
    public void A_patch_in_a_record_reads_no_file(string file)
    {
        Lesson lesson = LessonCatalog.Load(LessonCatalog.Typed + "to be or not to be");
        var patch = JsonNode.Parse($$"""{ "model": { "initial": { "kind": "file", "file": "{{file}}" } } }""")!.AsObject();
        RunRecord record = Record() with { Patch = patch };
        Assert.Contains("lies outside the lesson's folder",
            Assert.Throws<LessonException>(() => record.Begin(lesson, new SessionSettings())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../up.txt")]
    [InlineData("/abs.txt")]
    [InlineData("C:x.txt")]
    [InlineData("a\\b.txt")]
    [InlineData(".hidden")]
    [InlineData("")]
    [InlineData("a\u0000b")]
    public void Data_with_a_name_that_is_a_path_is_not_written(string name)
    {
        LessonRecord record = new()
        {
            Name = "x",
            Lesson = JsonNode.Parse("{}")!.AsObject(),
            Data = [new DataRecord { Name = name, Bytes = 1, Sha256 = "", Content = "AA==" }],
        };
        Assert.Contains("not the name of a file", Assert.Throws<LessonException>(() => record.Open([])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Changes_of_single_letters_end_in_a_record_or_in_mistakes()
    {
        var random = new Random(16);
        for (int i = 0; i < 20_000; i++)
        {
            char[] letters = Good.ToCharArray();
            for (int j = random.Next(1, 4); j > 0; j--)
            {
                letters[random.Next(letters.Length)] = Signs[random.Next(Signs.Length)];
            }

            try
            {
                _ = RecordJson.Check([RecordJson.Read<RunRecord>(new string(letters), "record")]).ToList();
            }
            catch (LessonException e)
            {
                Assert.NotEmpty(e.Errors);
            }
        }
    }

    private static string ListOf(string item, int count) => $"[{string.Join(',', Enumerable.Repeat(item, count))}]";

    private static RunRecord Record()
    {
        Lesson lesson = LessonCatalog.Load("hello");
        using var session = new TrainingSession(lesson);
        for (int i = 0; i < 5; i++)
        {
            session.Prepare();
            session.Apply();
        }

        session.LearningRate *= 2;
        session.Prepare();
        return RunRecord.Of(session, LessonRecord.Of(lesson), lesson);
    }

    private static string Refusal(string json)
    {
        try
        {
            LessonError[] errors = [.. RecordJson.Check([RecordJson.Read<RunRecord>(json, "record")])];
            Assert.NotEmpty(errors);
            return string.Join('\n', errors.AsEnumerable());
        }
        catch (LessonException e)
        {
            return e.Message;
        }
    }
}
