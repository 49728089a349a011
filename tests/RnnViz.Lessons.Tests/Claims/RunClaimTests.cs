using RnnViz.Lessons.Claims;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Settings;

namespace RnnViz.Lessons.Tests.Claims;

/// <summary>A claim speaks of another run of a contrast by run2. or run3. before the quantity.</summary>
public sealed class RunClaimTests
{
    [Fact]
    public void A_number_has_the_run_before_its_quantity()
    {
        var claim = Claim.Parse("run2.flow[1] / flow[1] > 1e6 and run3.loss@0 = run1.loss@0 and run2 . loss < 1");
        Assert.Equal(
            ["run2.flow[1]", "flow[1]", "run3.loss@0", "loss@0", "run2.loss"], claim.Numbers.Select(number => number.ToString()));
        Assert.Equal([2, 1, 3, 1, 2], claim.Numbers.Select(number => number.Run));
        Assert.True(claim.Holds(number => number.ToString() == "run2.flow[1]" ? 1e7 : number.ToString() == "run2.loss" ? 0.5 : 1));
    }

    [Theory]
    [InlineData("run2loss < 1", "\"loss < 1\" at character 5 is not expected", "a dot and a quantity, as in run2.loss")]
    [InlineData("run2. < 1", "\"< 1\" at character 7 is not expected", "a quantity, as in run2.loss")]
    [InlineData("run2.", "the claim ends too early", "a quantity, as in run2.loss")]
    [InlineData("run2.los < 1", "\"los\" at character 6 is not a quantity", null)]
    [InlineData("run.loss < 1", "\"run\" at character 1 is not a quantity", null)]
    [InlineData("run2.run3.loss < 1", "\"run\" at character 6 is not a quantity", null)]
    [InlineData("run99999999999.loss < 1", "\"99999999999\" at character 4 is too large", "a whole number up to 2147483647")]
    public void A_run_that_cannot_be_read_is_told_with_its_place(string text, string finding, string? allowed)
    {
        LessonError error = Assert.Single(Assert.Throws<LessonException>(() => Claim.Parse(text)).Errors);
        Assert.Equal(finding, error.Finding);
        Assert.True(allowed is null || error.Allowed == allowed, error.Allowed);
    }

    [Theory]
    [InlineData("run2.flow[1] > 0 and run2.loss < 9 and run2.gradientNorm > 0 and run3.loss@0 > 0")]
    [InlineData("best <= loss and run2.best <= run2.loss")]
    [InlineData("run2.cell[5,3] < 9 and run2.carousel[1] >= 0 and run3.carousel[1] >= 0 and rho > 0 and run2.h[1,1] < 1")]
    [InlineData("run1.stepLoss[5] > 0 and run3.right >= 0 and run2.chance > 0 and run2.flow[2]@1 > 0")]
    public void A_claim_of_other_runs_is_taken_where_their_cells_and_panels_have_the_numbers(string claim) =>
        Assert.Empty(Mistakes(claim, Both));

    [Theory]
    [InlineData("run4.loss < 1", "run4.loss speaks of a run that there is not", "run1 to run3")]
    [InlineData("run0.loss < 1", "run0.loss speaks of a run that there is not", "run1 to run3")]
    [InlineData("run3.cell[1,1] < 1", "run3.cell[1,1] has no value: run3 is a GRU", "model.cell lstm")]
    [InlineData("run2.rho < 1", "run2.rho has no value: run2 is an LSTM", "model.cell vanilla")]
    [InlineData("cell[1,1] < 1", "cell[1,1] has no value in this lesson", "model.cell lstm")]
    [InlineData("run2.h[1,4] < 1", "run2.h[1,4] speaks of a hidden unit that there is not", "1 to 3 for hidden units")]
    [InlineData("run2.h[6,1] < 1", "run2.h[6,1] speaks of a timestep that there is not", "1 to 5 for timesteps")]
    [InlineData("run2.loss@3 < 1", "run2.loss@3 is after the stop", "@0 to @2")]
    [InlineData("run2.threshold < 1", "run2.threshold has no value in this lesson", "training.clip with a threshold")]
    [InlineData(
        "run2.fMean[1] < 1", "only the run in front is on the panel gates, where run2.fMean[1] would be read",
        "a quantity of hidden, gradient, flow, training, loss, gradient-norm, spectrum, task, verdict")]
    [InlineData(
        "run2.stepLoss[5] < 1", "only the run in front is on the panel unrolled, where run2.stepLoss[5] would be read",
        "a quantity of hidden, gradient, flow, training, loss, gradient-norm, spectrum, task, verdict")]
    [InlineData(
        "run3.keep[1,1] < 1", "only the run in front is on the panel carousel, where run3.keep[1,1] would be read",
        "a quantity of hidden, gradient, flow, training, loss, gradient-norm, spectrum, task, verdict")]
    [InlineData(
        "run2.learningRate < 1", "only the run in front is on the panel controls, where run2.learningRate would be read",
        "a quantity of hidden, gradient, flow, training, loss, gradient-norm, spectrum, task, verdict")]
    public void A_claim_of_another_run_that_cannot_be_held_is_a_mistake(string claim, string finding, string allowed)
    {
        LessonError error = Assert.Single(Contrast.Errors(Json(claim, Both)));
        Assert.Equal(("stops[0].holds", finding, allowed), (error.Path, error.Finding, error.Allowed));
    }

    [Fact]
    public void Each_run_is_asked_for_its_own_size_and_clipping()
    {
        const string variant = """
            { "name": "b", "patch": { "model": { "hidden": 9 }, "training": { "clip": { "kind": "norm", "threshold": 1 } } } }
            """;
        Assert.Empty(Mistakes("run2.h[1,9] < 2 and run2.threshold = 1", variant));
        Assert.Equal(
            ["stops[0].holds: h[1,9] speaks of a hidden unit that there is not", "stops[0].holds: threshold has no value in this lesson"],
            Mistakes("h[1,9] < 2 and threshold = 1", variant));
    }

    [Theory]
    [InlineData("run2.loss < 1", "stops[0].holds: run2.loss speaks of a run that there is not")]
    [InlineData("best < 1", "stops[0].holds: best has no value in this lesson")]
    public void A_lesson_of_one_run_has_no_other(string claim, string mistake) => Assert.Equal([mistake], Mistakes(claim, ""));

    [Theory]
    [InlineData("run2.cell[1,1] < 1", """{ "name": "b", "patch": 5 }""", "variants[0].patch: 5 is not an object")]
    [InlineData(
        "run2.cell[1,1] < 1", """{ "name": "b", "patch": { "model": { "cell": "lsmt" } } }""",
        "variants[0].patch.model.cell: \"lsmt\" is not a cell")]
    [InlineData(
        "run2.h[1,9] < 1", """{ "name": "b", "patch": { "model": { "hidden": "nine" } } }""",
        "variants[0].patch.model.hidden: \"nine\" is not a number")]
    public void Of_what_is_not_known_of_a_run_everything_may_be_claimed(string claim, string variant, string mistake) =>
        Assert.Equal([mistake], Mistakes(claim, variant));

    [Fact]
    public void A_number_of_another_run_is_shown_by_the_panels_that_show_all_runs()
    {
        var claim = Claim.Parse(
            "run2.loss < 1 and run2.flow[1] < 1 and run2.flow[5] < 1 and run2.flow[2] < 1 and run2.right < 1 and loss < 1");
        Assert.Equal([true, true, true, false, false, true], claim.Numbers.Select(number => number.IsShownBy([PanelName.Verdict], 5)));
        Assert.Equal([false, true, true, true, false, true], claim.Numbers.Select(number => number.IsShownBy([PanelName.Flow], 5)));
        Assert.Equal([false, false, false, false, false, true], claim.Numbers.Select(number => number.IsShownBy([PanelName.Unrolled], 5)));
        Assert.True(Claim.Parse("right < 1").Numbers[0].IsShownBy([PanelName.Unrolled]));
        Assert.True(Claim.Parse("run2.right < 1").Numbers[0].IsShownBy([PanelName.Task]));
    }

    private const string Both = Contrast.Lstm + "," + Contrast.Gru;

    private static string[] Mistakes(string claim, string variants) => Contrast.Mistakes(Json(claim, variants));

    private static string Json(string claim, string variants) => Contrast.Json(
        variants, rest: $$""" "stops": [ { "iteration": 2, "phase": "update", "holds": "{{claim}}" } ] """);
}
