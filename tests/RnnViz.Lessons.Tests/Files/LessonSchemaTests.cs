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
    public void The_schema_of_a_patch_has_what_may_differ_with_nothing_required_and_null_for_what_may_be_taken_away()
    {
        JsonNode lesson = JsonNode.Parse(LessonSchema.Text)!;
        JsonNode patch = lesson["properties"]!["variants"]!["items"]!["properties"]!["patch"]!;
        Assert.Equal(["seed", "model", "training"], patch["properties"]!.AsObject().Select(member => member.Key));
        Assert.False((bool)patch["additionalProperties"]!);
        Assert.DoesNotContain("required", patch.ToJsonString(), StringComparison.Ordinal);
        JsonNode model = patch["properties"]!["model"]!["properties"]!, training = patch["properties"]!["training"]!["properties"]!;
        Assert.Equal("integer", (string)model["hidden"]!["type"]!);
        Assert.Contains(null, model["activation"]!["enum"]!.AsArray());
        Assert.Contains("null", model["initial"]!["type"]!.AsArray().Select(type => (string)type!));
        Assert.DoesNotContain(null, lesson["properties"]!["model"]!["properties"]!["activation"]!["enum"]!.AsArray());
        Assert.Null(training["batchesPerFrame"]);
        Assert.NotNull(training["window"]);
    }

    [Fact]
    public void Every_built_in_lesson_says_where_the_schema_lies() =>
        Assert.All(LessonCatalog.BuiltIn, l => Assert.Equal("schema/lesson.schema.json", LessonCatalog.Load(l.Name).Schema));
}
