using RnnViz.Lessons.Courses;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Numerics.Files;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Tests.Files;

/// <summary>A student's lesson reads the files below its own folder, and none of the lecturer's.</summary>
public sealed class LessonFolderTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("rnnviz-test-").FullName;

    public LessonFolderTests()
    {
        foreach (string file in (string[])["lesson/data/text.txt", "elsewhere/secret.txt"])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(At(file))!);
            File.WriteAllText(At(file), "to be or not to be\n1\n2\n3\n");
        }

        WeightFile.Save(At("elsewhere/w.npz"), new NetworkParameters(new NetworkShape(3, 4, 3)));
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    public static TheoryData<string> Outside() =>
        ["../elsewhere/secret.txt", "data/../../elsewhere/secret.txt", "/etc/passwd", "C:\\\\secret.txt", "\\\\\\\\server\\\\x"];

    [Theory]
    [MemberData(nameof(Outside))]
    public void A_text_outside_the_folder_is_refused(string file) =>
        RequireRefused(Text(file), "task.file");

    [Theory]
    [MemberData(nameof(Outside))]
    public void A_table_outside_the_folder_is_refused(string file) => RequireRefused(
        $$"""{ "title": "t", "task": { "kind": "series", "file": "{{file}}", "window": 1 }, {{Rest()}} }""", "task.file");

    [Theory]
    [MemberData(nameof(Outside))]
    public void Weights_outside_the_folder_are_refused(string file) =>
        RequireRefused(Weights(file.Replace("secret.txt", "w.npz", StringComparison.Ordinal)), "model.initial.file");

    [Theory]
    [MemberData(nameof(Outside))]
    public void Weights_outside_the_folder_are_refused_in_a_variant_too(string file) => RequireRefused(
        $$"""
        { "title": "t", "task": { "kind": "text", "text": "abcabcabc", "sequenceLength": 3 }, {{Rest()}},
          "variants": [{ "name": "v", "patch": { "model": { "initial": { "kind": "file", "file": "{{file}}" } } } }] }
        """, "variants[0].patch.model.initial.file");

    [Fact]
    public void Links_that_lead_out_are_refused_and_those_within_are_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");
        File.CreateSymbolicLink(At("lesson/link.txt"), "../elsewhere/secret.txt");
        File.CreateSymbolicLink(At("lesson/folder"), At("elsewhere"));
        File.CreateSymbolicLink(At("lesson/inner.txt"), "data/text.txt");
        RequireRefused(Text("link.txt"), "task.file");
        RequireRefused(Text("folder/secret.txt"), "task.file");
        Open(Text("inner.txt"));
    }

    [Fact]
    public void A_folder_that_is_allowed_is_read_from()
    {
        Open(Text("data/text.txt"));
        Open(Text("../elsewhere/secret.txt"), At("elsewhere"));
        Open(Weights("../elsewhere/w.npz"), At("elsewhere"));
        using var session = new TrainingSession(Open(Weights(At("elsewhere/w.npz").Replace("\\", "\\\\")), At("elsewhere")));
        Assert.All(session.Parts.Network.Parameters.Whh.ToArray(), weight => Assert.Equal(0, weight));
    }

    [Fact]
    public void The_refusal_names_the_option_that_allows_a_folder() => Assert.Contains(
        "--allow-files DIR", Refused(Text("../elsewhere/secret.txt")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_text_that_somebody_names_is_read_wherever_its_link_leads()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");
        File.CreateSymbolicLink(At("lesson/my text.txt"), "../elsewhere/secret.txt");
        File.CreateSymbolicLink(At("lesson/my table.csv"), At("elsewhere/table.csv"));
        File.WriteAllLines(At("elsewhere/table.csv"), Enumerable.Range(0, 20).Select(i => $"{i * i % 7}"));
        using var text = new TrainingSession(LessonCatalog.Load(At("lesson/my text.txt")));
        using var table = new TrainingSession(LessonCatalog.Load(At("lesson/my table.csv")));
        text.Prepare();
        table.Prepare();
    }

    [Fact]
    public void A_course_names_lessons_in_its_own_folder_only()
    {
        File.WriteAllText(At("elsewhere/other.json"), Text("secret.txt"));
        File.WriteAllText(At("lesson/course.json"), """{ "title": "c", "lessons": ["../elsewhere/other.json", "/etc/passwd", "hello"] }""");
        string message = Assert.Throws<LessonException>(() => CourseCatalog.Find(At("lesson/course.json"))).Message;
        Assert.Contains("lessons[0]: the file cannot be read: ../elsewhere/other.json lies outside", message, StringComparison.Ordinal);
        Assert.Contains("lessons[1]: the file cannot be read: /etc/passwd lies outside", message, StringComparison.Ordinal);
        File.WriteAllText(At("lesson/course.json"), """{ "title": "c", "lessons": ["../elsewhere/other.json", "hello"] }""");
        Assert.Equal(2, CourseCatalog.Find(At("lesson/course.json"), [At("elsewhere")])!.Opened.Count);
    }

    [Theory]
    [InlineData("two-timesteps", 1)]
    [InlineData("lstm-two-timesteps", 1)]
    [InlineData("hello", 0)]
    [InlineData("pride-and-prejudice", 0)]
    public void A_lesson_that_is_printed_opens_from_any_folder(string name, int files)
    {
        string path = LessonCatalog.BuiltIn.First(lesson => lesson.Name == name).Path;
        File.WriteAllText(At("lesson/mine.json"), LessonCopy.Of(path, out IReadOnlyList<string> data));
        Assert.Equal(files, data.Count);
        Assert.All(data, file => Assert.True(File.Exists(file)));
        using TrainingSession own = new(LessonCatalog.Load(At("lesson/mine.json"))), builtIn = new(LessonCatalog.Load(name));
        own.Prepare();
        builtIn.Prepare();
        Assert.Equal(builtIn.Parts.Network.Parameters.Values.ToArray(), own.Parts.Network.Parameters.Values.ToArray());
        Assert.Equal(builtIn.Step.LossSum, own.Step.LossSum);
    }

    private string At(string name) => Path.Combine(root, name);

    private static string Text(string file) =>
        $$"""{ "title": "t", "task": { "kind": "text", "file": "{{file}}", "sequenceLength": 3 }, {{Rest()}} }""";

    private static string Weights(string file) => $$"""
        { "title": "t", "task": { "kind": "text", "text": "abcabcabc", "sequenceLength": 3 },
          {{Rest($$""", "initial": { "kind": "file", "file": "{{file}}" }""")}} }
        """;

    private static string Rest(string model = "") => $$"""
        "model": { "hidden": 4{{model}} }, "training": { "optimizer": { "kind": "sgd", "learningRate": 0.1 } }
        """;

    private Lesson Open(string json, params string[] allowed)
    {
        File.WriteAllText(At("lesson/lesson.json"), json);
        return LessonCatalog.Load(At("lesson/lesson.json"), allowedFiles: allowed);
    }

    private LessonException Refused(string json) => Assert.Throws<LessonException>(() => Open(json));

    private void RequireRefused(string json, string path)
    {
        LessonError error = Assert.Single(Refused(json).Errors);
        Assert.Equal(path, error.Path);
        Assert.Contains("lies outside the lesson's folder", error.Finding, StringComparison.Ordinal);
    }
}
