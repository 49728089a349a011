using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;

namespace RnnViz.Lessons.Tests.Files;

/// <summary>A lesson speaks of units and quantities that its network has.</summary>
public sealed class UnitRulesTests
{
    [Theory]
    [InlineData("vanilla", "\"unit\": 8, \"quantity\": \"h\"")]
    [InlineData("lstm", "\"unit\": 1, \"quantity\": \"c\"")]
    [InlineData("lstm", "\"quantity\": \"f\"")]
    [InlineData("gru", "\"unit\": 3, \"quantity\": \"z\"")]
    public void A_unit_and_a_quantity_that_there_are_can_be_pointed_at(string cell, string target) =>
        Assert.Empty(Errors(cell, target, 8));

    [Theory]
    [InlineData("vanilla", "\"quantity\": \"c\"", "stops[0].target.quantity: \"c\" is no quantity of a vanilla cell", "h")]
    [InlineData("gru", "\"quantity\": \"f\"", "stops[0].target.quantity: \"f\" is no quantity of a GRU", "h, r, z, n")]
    [InlineData("lstm", "\"quantity\": \"z\"", "stops[0].target.quantity: \"z\" is no quantity of an LSTM", "h, c, i, f, g, o")]
    [InlineData("vanilla", "\"unit\": 9", "stops[0].target.unit: there is no unit 9", "1 to 8")]
    public void Others_are_mistakes_that_say_what_there_is(string cell, string target, string expected, string allowed)
    {
        LessonError error = Assert.Single(Errors(cell, target, 1));
        Assert.Equal((expected, allowed), ($"{error.Path}: {error.Finding}", error.Allowed));
    }

    [Fact]
    public void A_lesson_begins_with_a_unit_that_there_is()
    {
        LessonError error = Assert.Single(Errors("vanilla", "\"unit\": 2", 9));
        Assert.Equal(("view.unit", "there is no unit 9", "1 to 8"), (error.Path, error.Finding, error.Allowed));
    }

    private static IReadOnlyList<LessonError> Errors(string cell, string target, int unit)
    {
        string json = $$"""
            {
              "title": "t", "task": { "kind": "text", "text": "hello", "sequenceLength": 4 },
              "model": { "hidden": 8, "cell": "{{cell}}" }, "training": { "optimizer": { "kind": "sgd", "learningRate": 0.1 } },
              "view": { "unit": {{unit}} },
              "stops": [ { "iteration": 0, "target": { "panel": "text", {{target}} } } ]
            }
            """;
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
