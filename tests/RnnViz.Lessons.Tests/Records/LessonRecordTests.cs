using System.Text;
using System.Text.Json.Nodes;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Records;
using RnnViz.Lessons.Session;

namespace RnnViz.Lessons.Tests.Records;

/// <summary>A lesson in a figure: whole, and harmless whoever has written it.</summary>
public sealed class LessonRecordTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rnnviz-test-").FullName;

    public static TheoryData<string> Lessons() => [.. LessonCatalog.BuiltIn.Select(lesson => lesson.Name)];

    public void Dispose()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Every_lesson_is_opened_from_its_record_as_it_was(string name)
    {
        Lesson lesson = LessonCatalog.Load(name), again = Reread(LessonRecord.Of(lesson)).Open([]);
        Assert.Equal((lesson.Name, lesson.Title, lesson.Directory), (again.Name, again.Title, again.Directory));
        Assert.Equal(RecordJson.Write(LessonRecord.Of(lesson)), RecordJson.Write(LessonRecord.Of(again)));
    }

    [Theory]
    [InlineData("my data/rain.csv")]
    [InlineData("rain.csv")]
    public void The_data_of_somebodys_lesson_are_in_it_and_their_folder_is_not(string file)
    {
        string path = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllLines(path, Enumerable.Range(0, 60).Select(i => FormattableString.Invariant($"{Math.Sin(i * 0.3):0.###}")));
        string lessonPath = Path.Combine(folder, "mine.json");
        File.WriteAllText(lessonPath, $$"""
            { "title": "Rain", "task": { "kind": "series", "file": "{{file}}", "window": 5 }, "model": { "hidden": 4 },
              "training": { "optimizer": { "kind": "sgd", "learningRate": 0.1 } } }
            """);
        var session = new TrainingSession(LessonCatalog.Load(lessonPath));
        session.GoTo(1);
        string json = RecordJson.Write(LessonRecord.Of(session.Lesson));
        Directory.Delete(folder, recursive: true);

        Assert.DoesNotContain(folder, json, StringComparison.Ordinal);
        Assert.DoesNotContain("my data", json, StringComparison.Ordinal);
        Lesson again = RecordJson.Read<LessonRecord>(json, "x.png").Open([]);
        var run = new TrainingSession(again);
        run.GoTo(1);
        Assert.Equal(session.StateHash(), run.StateHash());
        Assert.Equal(json, RecordJson.Write(LessonRecord.Of(again)));
    }

    [Fact]
    public void A_typed_text_is_in_it()
    {
        var session = new TrainingSession(LessonCatalog.Load(LessonCatalog.Typed + "to be or not to be"));
        var again = new TrainingSession(Reread(LessonRecord.Of(session.Lesson)).Open([]));
        session.Prepare();
        again.Prepare();
        Assert.Equal(session.StateHash(), again.StateHash());
    }

    [Fact]
    public void Data_that_are_too_large_have_to_be_given_and_are_known_by_what_is_in_them()
    {
        string path = Path.Combine(folder, "novel.txt"), other = Path.Combine(folder, "other.txt");
        File.WriteAllText(path, string.Concat(Enumerable.Repeat("It is a truth universally acknowledged. ", 30_000)));
        File.WriteAllText(other, "another text, long enough to be learnt");
        Lesson lesson = LessonCatalog.Load(path);
        LessonRecord record = Reread(LessonRecord.Of(lesson));
        Assert.Null(Assert.Single(record.Data).Content);

        LessonException missing = Assert.Throws<LessonException>(() => record.Open([]));
        Assert.Contains("--data", missing.Message, StringComparison.Ordinal);
        Assert.Throws<LessonException>(() => record.Open([other]));
        Assert.Equal(lesson.Title, record.Open([other, path]).Title);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("data/../../../../etc/passwd")]
    [InlineData("data/nothing-of-the-kind.txt")]
    public void A_path_in_a_record_leads_to_data_of_the_program_or_nowhere(string path)
    {
        LessonRecord builtIn = LessonRecord.Of(LessonCatalog.Load("pride-and-prejudice"));
        JsonObject lesson = builtIn.Lesson.DeepClone().AsObject();
        lesson["task"]!["builtIn"] = null;
        lesson["task"]!["file"] = path;
        foreach (bool isBuiltIn in (bool[])[true, false])
        {
            LessonException e = Assert.Throws<LessonException>(() => (builtIn with { Lesson = lesson, IsBuiltIn = isBuiltIn }).Open([]));
            Assert.DoesNotContain("root:", e.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("../evil")]
    [InlineData("a/b")]
    [InlineData("")]
    [InlineData(".hidden")]
    [InlineData("C:\\evil")]
    public void A_name_that_would_lead_elsewhere_is_refused(string name)
    {
        LessonRecord record = LessonRecord.Of(LessonCatalog.Load("hello"));
        Assert.Throws<LessonException>(() => (record with { Name = name }).Open([]));
        var data = new DataRecord { Name = name, Bytes = 1, Sha256 = "", Content = "QQ==" };
        JsonObject lesson = record.Lesson.DeepClone().AsObject();
        lesson["task"]!["text"] = null;
        lesson["task"]!["file"] = name;
        Assert.Throws<LessonException>(() => (record with { Lesson = lesson, IsBuiltIn = false, Data = [data] }).Open([]));
    }

    [Fact]
    public void Data_that_were_changed_are_refused()
    {
        string path = Path.Combine(folder, "poem.txt");
        File.WriteAllText(path, "to be or not to be, that is the question");
        LessonRecord record = LessonRecord.Of(LessonCatalog.Load(path));
        DataRecord data = Assert.Single(record.Data);
        string other = Convert.ToBase64String(Encoding.UTF8.GetBytes("to be or not to be, that is the answer  "));
        LessonException e = Assert.Throws<LessonException>(() => (record with { Data = [data with { Content = other }] }).Open([]));
        Assert.Contains("damaged", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lesson_with_mistakes_is_refused_with_all_of_them()
    {
        LessonRecord record = LessonRecord.Of(LessonCatalog.Load("hello"));
        JsonObject lesson = record.Lesson.DeepClone().AsObject();
        lesson["model"]!["hidden"] = 1_000_000_000;
        lesson["surprise"] = 1;
        LessonException e = Assert.Throws<LessonException>(() => (record with { Lesson = lesson }).Open([]));
        Assert.Equal(2, e.Errors.Count);
    }

    private static LessonRecord Reread(LessonRecord record) => RecordJson.Read<LessonRecord>(RecordJson.Write(record), "test");
}
