using System.Text.Json.Nodes;
using RnnViz.Lessons.Courses;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;

namespace RnnViz.Lessons.Tests.Courses;

public sealed class CourseTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rnnviz-test-").FullName;

    [Fact]
    public void The_built_in_course_goes_from_hello_to_the_forget_bias()
    {
        Course course = CourseCatalog.Find("gradients")!;
        Assert.Equal(
            [
                "hello", "two-timesteps", "vanishing", "exploding", "clipping", "cliff", "saturation", "spectral-radius",
                "lstm-remembers", "forget-bias-zero",
            ],
            course.Opened.Select(lesson => lesson.Name));
        LessonSummary listed = Assert.Single(CourseCatalog.BuiltIn);
        Assert.Equal((course.Name, course.Title), (listed.Name, listed.Title));
        Assert.Equal(course.Opened.Select(lesson => lesson.Title), listed.Lessons);
    }

    [Fact]
    public void A_place_in_a_course_knows_its_neighbours()
    {
        var first = new CoursePlace(CourseCatalog.Find("gradients")!, 0);
        Assert.Equal(("1 of 10", "hello", null), (first.Label, first.Lesson.Name, first.Previous));
        CoursePlace second = first.Next!;
        Assert.Equal(("2 of 10", "two-timesteps", 2), (second.Label, second.Lesson.Name, second.Number));
        Assert.Equal(first, second.Previous);
        Assert.Null(new CoursePlace(first.Course, 9).Next);
    }

    [Fact]
    public void A_course_of_its_own_finds_files_beside_it()
    {
        string hello = LessonCatalog.BuiltIn.Single(lesson => lesson.Name == "hello").Path;
        File.Copy(hello, Path.Combine(folder, "mine.json"));
        File.WriteAllText(Path.Combine(folder, "poem.txt"), "roses are red, violets are blue");
        Course course = CourseCatalog.Find(Write("""{ "title": "T", "lessons": ["vanishing", "mine.json", "poem.txt"] }"""))!;
        Assert.Equal(("course", "T"), (course.Name, course.Title));
        Assert.Equal(["vanishing", "mine", "poem"], course.Opened.Select(lesson => LessonCatalog.Load(lesson.Path).Name));
    }

    [Fact]
    public void All_mistakes_of_a_course_and_of_its_lessons_are_reported_at_once()
    {
        File.WriteAllText(Path.Combine(folder, "bad.json"), """{ "title": "b", "task": { "kind": "recal" } }""");
        string path = Write("""{ "titel": "T", "lessons": ["helo", "bad.json", 3] }""");
        LessonError[] errors = [.. Assert.Throws<LessonException>(() => CourseCatalog.Find(path)).Errors];
        foreach ((string at, string? nearest) in new[]
            {
                ("titel", "title"), ("title", null), ("lessons[0]", "hello"), ("lessons[1] (bad.json) task.kind", "recall"),
                ("lessons[2]", null),
            })
        {
            Assert.Contains(errors, error => error.Path == at && error.Nearest == nearest);
        }
    }

    [Theory]
    [InlineData("""{ "title": "T", "lessons": [] }""")]
    [InlineData("""{ "title": "T", "lessons": 3 }""")]
    public void A_course_needs_a_list_of_lessons_with_something_in_it(string json) =>
        Assert.Equal("lessons", Assert.Single(Assert.Throws<LessonException>(() => CourseCatalog.Find(Write(json))).Errors).Path);

    [Fact]
    public void What_is_a_lesson_is_no_course_and_a_name_nearly_of_a_course_is_told()
    {
        Assert.Null(CourseCatalog.Find("hello"));
        Assert.Null(CourseCatalog.Find(LessonCatalog.BuiltIn[0].Path));
        Assert.Null(CourseCatalog.Find("nothing-like-any-of-them"));
        Assert.Equal("gradients", Assert.Throws<LessonException>(() => CourseCatalog.Find("gradient")).Errors[0].Nearest);
    }

    [Fact]
    public void The_schema_that_is_shipped_is_the_one_of_the_type()
    {
        string shipped = Path.Combine(LessonCatalog.Directory, "schema", "course.schema.json");
        Assert.True(
            File.Exists(shipped) && File.ReadAllText(shipped) == CourseSchema.Text,
            $"The course's type has changed: write this to src/RnnViz.Lessons/lessons/schema/course.schema.json\n{CourseSchema.Text}");
        JsonNode schema = JsonNode.Parse(CourseSchema.Text)!;
        Assert.Equal(["title", "lessons"], schema["required"]!.AsArray().Select(key => key!.GetValue<string>()));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Write(string json)
    {
        string path = Path.Combine(folder, "course.json");
        File.WriteAllText(path, json);
        return path;
    }
}
