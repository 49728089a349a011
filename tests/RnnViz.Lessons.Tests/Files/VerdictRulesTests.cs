namespace RnnViz.Lessons.Tests.Files;

public sealed class VerdictRulesTests
{
    private const string Rest = """
        "view": { "focus": "verdict", "panels": ["verdict", "flow"] },
        "stops": [ { "iteration": 0, "show": ["flow", "verdict"], "target": { "panel": "verdict" } } ]
        """;

    [Fact]
    public void A_lesson_with_variants_may_name_the_panel_verdict() =>
        Assert.Empty(Contrast.Mistakes(Contrast.Json(Contrast.Gru, rest: Rest)));

    [Fact]
    public void In_a_lesson_of_one_run_each_place_that_names_it_is_a_mistake() => Assert.Equal(
        ["stops[0].show[1]", "stops[0].target.panel", "view.panels[0]", "view.focus"],
        Contrast.Errors(Contrast.Json("", rest: Rest)).Select(error => error.Path));

    [Fact]
    public void Where_the_variants_cannot_be_read_it_is_none() => Assert.Equal(
        ["variants: 1 is not a list"],
        Contrast.Mistakes(Contrast.Json("", rest: Rest).Replace("\"variants\": [  ]", "\"variants\": 1")));
}
