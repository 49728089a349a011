using System.Text.Json.Nodes;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;

namespace RnnViz.Lessons.Tests.Files;

/// <summary>The panel of the text is there where a text is learnt.</summary>
public sealed class TextPanelRulesTests
{
    private const string Places = """
        "view": { "focus": "text", "panels": ["text", "flow"] },
        "stops": [ { "iteration": 0, "show": ["flow", "text"], "target": { "panel": "text" } } ]
        """;

    private const string Text = """{ "kind": "text", "text": "hello world", "sequenceLength": 4, "batchSize": 1 }""";

    [Theory]
    [InlineData("""{ "kind": "adding", "length": 8, "batchSize": 2 }""")]
    [InlineData("""{ "kind": "series", "values": [1, 2, 3, 4, 5, 6, 7, 8], "window": 2, "batchSize": 1 }""")]
    public void In_a_lesson_of_another_task_each_place_that_names_it_is_a_mistake(string task) => Assert.Equal(
        ["stops[0].show[1]", "stops[0].target.panel", "view.focus", "view.panels[0]"],
        ErrorsOf(task).Where(error => error.Finding.Contains("no panel text", StringComparison.Ordinal)).Select(error => error.Path)
            .Order(StringComparer.Ordinal));

    [Fact]
    public void In_a_lesson_that_learns_a_text_none_is() => Assert.Empty(ErrorsOf(Text));

    private static IReadOnlyList<LessonError> ErrorsOf(string task)
    {
        string json = $$"""
            { "title": "t", "seed": 1, "task": {{task}}, "model": { "hidden": 4 },
              "training": { "optimizer": { "kind": "sgd", "learningRate": 0.1 } }, {{Places}} }
            """;
        Assert.NotNull(JsonNode.Parse(json));
        try
        {
            LessonReader.Read(json, "test", "");
            return [];
        }
        catch (LessonException e)
        {
            return e.Errors;
        }
    }
}
