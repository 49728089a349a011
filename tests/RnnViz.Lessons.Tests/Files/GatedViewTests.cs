using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Settings;

namespace RnnViz.Lessons.Tests.Files;

/// <summary>A lesson says what of a gated cell it begins with, and is told of what its cell does not have.</summary>
public sealed class GatedViewTests
{
    [Theory]
    [InlineData("lstm", "cell", "f", StateName.Cell)]
    [InlineData("lstm", "hidden", "all", StateName.Hidden)]
    [InlineData("gru", "hidden", "z", StateName.Hidden)]
    public void State_and_gate_are_read(string cell, string state, string gate, StateName expected)
    {
        ViewSettings view = LessonReader.Read(Lesson(cell, $$"""{ "state": "{{state}}", "gate": "{{gate}}" }"""), "test", "").View;
        Assert.Equal((expected, gate), (view.State, view.Gate));
    }

    [Theory]
    [InlineData("gru", """{ "state": "cell" }""", "view.state", "only an LSTM has a cell state")]
    [InlineData("lstm", """{ "state": "cel" }""", "view.state", "did you mean \"cell\"?")]
    [InlineData("lstm", """{ "gate": "z" }""", "view.gate", "there is no gate z in an LSTM")]
    [InlineData("vanilla", """{ "gate": "f" }""", "view.gate", "there is no gate f in a vanilla cell")]
    [InlineData("gru", """{ "gate": "forget" }""", "view.gate", "\"forget\" is not a gate")]
    [InlineData("vanilla", """{ "panels": ["flow", "gates"] }""", "view.panels[1]", "no panel gates in a lesson of a vanilla cell")]
    [InlineData("lstm", """{ "panels": ["spectrum"] }""", "view.panels[0]", "there is no panel spectrum in a lesson of an LSTM")]
    [InlineData("lstm", """{ "panels": ["gate"] }""", "view.panels[0]", "did you mean \"gates\"?")]
    [InlineData("gru", """{ "focus": "spectrum" }""", "view.focus", "there is no panel spectrum in a lesson of a GRU")]
    [InlineData("vanilla", """{ "focus": "carousel" }""", "view.focus", "there is no panel carousel in a lesson of a vanilla cell")]
    public void What_the_cell_does_not_have_is_told_with_its_path(string cell, string view, string path, string finding)
    {
        LessonError error = Assert.Single(Errors(Lesson(cell, view)));
        Assert.Equal(path, error.Path);
        Assert.Contains(finding, error.ToString());
    }

    [Fact]
    public void Stops_are_told_of_panels_that_the_cell_does_not_have()
    {
        const string Stops = """, "stops": [{ "iteration": 0, "show": ["flow", "spectrum"], "target": { "panel": "spectrum" } }] }""";
        Assert.Equal(
            ["stops[0].show[1]", "stops[0].target.panel"],
            Errors(Lesson("lstm", "{}").TrimEnd()[..^1] + Stops).Select(error => error.Path));
    }

    private static IReadOnlyList<LessonError> Errors(string json) =>
        Assert.Throws<LessonException>(() => LessonReader.Read(json, "test", "")).Errors;

    private static string Lesson(string cell, string view) => $$"""
        {
          "title": "t",
          "task": { "kind": "text", "text": "hello", "sequenceLength": 4 },
          "model": { "hidden": 8, "cell": "{{cell}}" },
          "training": { "optimizer": { "kind": "sgd", "learningRate": 0.1 } },
          "view": {{view}}
        }
        """;
}
