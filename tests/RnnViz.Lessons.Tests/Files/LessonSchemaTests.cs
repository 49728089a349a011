using System.Text.Json.Nodes;
using RnnViz.Lessons.Files;

namespace RnnViz.Lessons.Tests.Files;

public sealed class LessonSchemaTests
{
    [Fact]
    public void The_schema_beside_the_lessons_is_the_one_that_the_types_make()
    {
        string shipped = Path.Combine(LessonCatalog.Directory, "schema", "lesson.schema.json");
        Assert.True(
            File.Exists(shipped) && File.ReadAllText(shipped) == LessonSchema.Text,
            $"The settings types have changed: write this to src/RnnViz.Lessons/lessons/schema/lesson.schema.json\n{LessonSchema.Text}");
    }

    [Fact]
    public void The_schema_has_ranges_names_descriptions_and_no_room_for_unknown_keys()
    {
        JsonNode schema = JsonNode.Parse(LessonSchema.Text)!;
        Assert.False((bool)schema["additionalProperties"]!);
        Assert.Equal(1, (double)schema["properties"]!["model"]!["properties"]!["hidden"]!["minimum"]!);
        Assert.Contains("adagrad", LessonSchema.Text, StringComparison.Ordinal);
        Assert.Contains("temporal-order", LessonSchema.Text, StringComparison.Ordinal);
        Assert.Contains("Truncated BPTT", LessonSchema.Text, StringComparison.Ordinal);
        Assert.Contains("title", schema["required"]!.AsArray().Select(n => (string)n!));
    }

    [Fact]
    public void Every_built_in_lesson_says_where_the_schema_lies() =>
        Assert.All(LessonCatalog.BuiltIn, l => Assert.Equal("schema/lesson.schema.json", LessonCatalog.Load(l.Name).Schema));
}
