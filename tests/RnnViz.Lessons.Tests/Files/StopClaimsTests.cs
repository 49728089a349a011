using RnnViz.Lessons.Claims;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;

namespace RnnViz.Lessons.Tests.Files;

/// <summary>Claims are checked when a lesson is opened: their texts, their timesteps, and that they do not run ahead.</summary>
public sealed class StopClaimsTests
{
    [Theory]
    [InlineData("\"iteration\": 0, \"phase\": \"loss\"", "loss < 2 and right >= 0")]
    [InlineData(
        "\"iteration\": 5, \"phase\": \"forward\", \"timestep\": 2",
        "loss@4 / loss@0 < 2 and h[2,8] < 1 and distance[1,2] >= 0")]
    [InlineData(
        "\"iteration\": 0, \"phase\": \"backward\", \"timestep\": 2",
        "flow[2] > 0 and gain[2] > 0 and term[3] > 0 and rho < 9")]
    [InlineData("\"iteration\": 0, \"phase\": \"backward\", \"timestep\": 2, \"term\": \"delta\"", "deltaNorm[2] > 0 and term[3] > 0")]
    [InlineData("\"iteration\": 0, \"phase\": \"update\", \"term\": \"gradient-norm\"", "gradientNorm > 0 and flow[1] > 0")]
    [InlineData("\"iteration\": 0, \"phase\": \"update\"", "clippedNorm > 0 and whhChange > 0")]
    public void A_claim_of_what_has_been_computed_is_taken(string place, string claim) => Assert.Empty(Errors(place, claim));

    [Theory]
    [InlineData("\"iteration\": 0, \"phase\": \"loss\"", "loss < 2 and los > 1", "\"los\" at character 14 is not a quantity", "")]
    [InlineData("\"iteration\": 0", "h[5,1] < 1", "h[5,1] speaks of a timestep that there is not", "1 to 4 for timesteps")]
    [InlineData("\"iteration\": 0", "h[0,1] < 1", "h[0,1] speaks of a timestep that there is not", "1 to 4 for timesteps")]
    [InlineData("\"iteration\": 0", "h[1,9] < 1", "h[1,9] speaks of a hidden unit that there is not", "1 to 8 for hidden units")]
    [InlineData(
        "\"iteration\": 0, \"phase\": \"loss\"",
        "output[1,5] < 1", "output[1,5] speaks of a output that there is not", "1 to 4 for outputs")]
    [InlineData("\"iteration\": 3, \"phase\": \"loss\"", "loss@4 < 1", "loss@4 is after the stop", "@0 to @3")]
    [InlineData(
        "\"iteration\": 0, \"phase\": \"loss\"",
        "target[4,1] < 1", "target[4,1] has no value in this lesson", "a task whose targets are numbers")]
    [InlineData(
        "\"iteration\": 0, \"phase\": \"update\"",
        "bound[1] < 1", "bound[1] has no value in this lesson", "a task with a loss at the last timestep only")]
    [InlineData(
        "\"iteration\": 0, \"phase\": \"update\"",
        "gain[4] < 1", "gain[4] has no value in this lesson", "a timestep before the last")]
    [InlineData(
        "\"iteration\": 0, \"phase\": \"update\"",
        "handed[1] < 1", "handed[1] has no value in this lesson", "a timestep after the first")]
    [InlineData("\"iteration\": 0", "fold < 1", "fold has no value in this lesson", "model.cell vanilla with model.hidden 1 and biases")]
    [InlineData("\"iteration\": 0", "flips[4] < 1", "flips[4] has no value in this lesson", "model.hidden 2, of an lstm 1")]
    [InlineData("\"iteration\": 0", "attractors = 1", "attractors has no value in this lesson", "model.hidden 2, of an lstm 1, or one")]
    [InlineData("\"iteration\": 0, \"phase\": \"loss\"", "unclippedStep < 1", "unclippedStep is not on the screen yet at the stop", "")]
    [InlineData("\"iteration\": 0", "threshold < 1", "threshold has no value in this lesson", "training.clip with a threshold")]
    [InlineData("\"iteration\": 0", "loss < 1", "loss is not on the screen yet at the stop", "")]
    [InlineData("\"iteration\": 2, \"phase\": \"forward\"", "loss@2 < 1", "loss@2 is not on the screen yet at the stop", "")]
    [InlineData("\"iteration\": 0, \"timestep\": 2", "h[3,1] < 1", "h[3,1] is not on the screen yet at the stop", "")]
    [InlineData("\"iteration\": 0, \"timestep\": 2", "distance[2,3] < 1", "distance[2,3] is not on the screen yet at the stop", "")]
    [InlineData("\"iteration\": 0, \"phase\": \"loss\"", "flow[4] < 1", "flow[4] is not on the screen yet at the stop", "")]
    [InlineData(
        "\"iteration\": 0, \"phase\": \"backward\", \"timestep\": 3",
        "flow[2] < 1", "flow[2] is not on the screen yet at the stop", "")]
    [InlineData(
        "\"iteration\": 0, \"phase\": \"backward\", \"timestep\": 3, \"term\": \"delta\"",
        "term[3] < 1", "term[3] is not on the screen yet at the stop", "")]
    [InlineData(
        "\"iteration\": 0, \"phase\": \"update\", \"term\": \"gradient-norm\"",
        "clippedNorm < 1", "clippedNorm is not on the screen yet at the stop", "")]
    public void A_claim_that_cannot_be_held_is_a_mistake_of_the_lesson(string place, string claim, string finding, string allowed)
    {
        LessonError error = Assert.Single(Errors(place, claim));
        Assert.Equal(("stops[0].holds", finding), (error.Path, error.Finding));
        Assert.Contains(allowed, error.Allowed!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gates", "h[1,1] < 1", null)]
    [InlineData("gates", "h[2,1] < 1", "h[2,1] is not on the screen yet at the stop")]
    [InlineData("cell-state", "hNorm[2] < 9", "hNorm[2] is not on the screen yet at the stop")]
    [InlineData("state", "h[2,1] < 1", null)]
    public void Within_a_timestep_of_an_LSTM_the_state_comes_after_gates_and_cell_state(string term, string claim, string? finding)
    {
        string place = $"\"iteration\": 0, \"timestep\": 2, \"term\": \"{term}\"";
        Assert.Equal(finding, Errors(place, claim, cell: "lstm").SingleOrDefault()?.Finding);
    }

    [Fact]
    public void The_text_of_a_claim_is_checked_even_where_the_task_is_wrong()
    {
        string[] paths = [.. Errors("\"iteration\": 0, \"phase\": \"loss\"", "lss < 1", "\"text\": \"h\"").Select(e => e.Path)];
        Assert.Contains("stops[0].holds", paths);
        Assert.True(paths.Length > 1);
    }

    [Fact]
    public void Every_quantity_has_its_own_name_and_says_what_it_is()
    {
        Assert.Equal(ClaimVocabulary.All.Count, ClaimVocabulary.All.Select(q => q.Name.ToUpperInvariant()).Distinct().Count());
        Assert.All(ClaimVocabulary.All, q =>
        {
            Assert.Same(q, ClaimVocabulary.Find(q.Name));
            Assert.NotEmpty(q.Meaning);
            Assert.NotEqual("and", q.Name);
        });
    }

    private static IReadOnlyList<LessonError> Errors(
        string place, string claim, string text = "\"text\": \"hello\"", string cell = "vanilla")
    {
        string json = $$"""
            {
              "title": "t",
              "task": { "kind": "text", {{text}}, "sequenceLength": 4 },
              "model": { "cell": "{{cell}}", "hidden": 8 },
              "training": { "optimizer": { "kind": "sgd", "learningRate": 0.1 } },
              "stops": [ { {{place}}, "holds": "{{claim}}" } ]
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
