using RnnViz.Lessons.Claims;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Settings;

namespace RnnViz.Lessons.Tests.Claims;

public sealed class ClaimTests
{
    [Theory]
    [InlineData("loss < 2", true)]
    [InlineData("loss > 2", false)]
    [InlineData("loss <= 1 and loss >= 1", true)]
    [InlineData("loss = 1 and rho = 1", false)]
    [InlineData("0.5<loss<rho", true)]
    [InlineData("0.5 < loss < 1", false)]
    [InlineData("flow[1] / flow[40] < 1e-16", true)]
    [InlineData("flow[1]/flow[40]>=1e-16", false)]
    [InlineData("loss@0 / loss > 8.9", true)]
    [InlineData("1 + 2 * rho - loss = 6", true)]
    [InlineData("(1 + 2) * rho = 9", true)]
    [InlineData("12 / rho / 2 = 2", true)]
    [InlineData("-loss < 0 and - - loss > 0 and 2 - -loss = 3", true)]
    [InlineData("−loss ≤ 0 and rho · 2 ≥ 6", true)]
    [InlineData("h[2,3] = -0.5", true)]
    [InlineData(".5 * loss = 5e-1", true)]
    [InlineData("gain[1] < 1", false)]
    [InlineData("gain[1] >= 1", false)]
    [InlineData("gain[1] = gain[1]", false)]
    public void A_claim_is_arithmetic_and_comparisons_and_one_with_NaN_is_false(string text, bool holds) =>
        Assert.Equal(holds, Claim.Parse(text).Holds(Value));

    [Fact]
    public void A_claim_lists_each_of_its_numbers_once_with_timestep_iteration_and_panel()
    {
        Claim claim = Claim.Parse("flow[1] / flow[40] < 1 and flow[1]@3 > 0 and loss / loss@0 < 2 and rho > h[7,2] and flow[1] > 0");
        Assert.Equal(
            ["flow[1]", "flow[40]", "flow[1]@3", "loss", "loss@0", "rho", "h[7,2]"], claim.Numbers.Select(n => n.ToString()));
        Assert.Equal([1, 40, 1, null, null, null, 7], claim.Numbers.Select(n => n.Timestep));
        Assert.Equal(
            [
                PanelName.Flow, PanelName.Flow, PanelName.Training, PanelName.Loss, PanelName.Loss, PanelName.Spectrum,
                PanelName.Hidden,
            ],
            claim.Numbers.Select(n => n.Panel));
    }

    [Fact]
    public void The_loss_is_in_the_line_at_the_top_but_not_that_of_another_iteration()
    {
        Claim claim = Claim.Parse("loss / loss@0 > 10 and right = 1");
        Assert.Equal([true, false, false], claim.Numbers.Select(n => n.IsShownBy([PanelName.Flow])));
        Assert.Equal([true, true, true], claim.Numbers.Select(n => n.IsShownBy([PanelName.Loss, PanelName.Unrolled])));
    }

    [Theory]
    [InlineData("flwo[1] < 1", "\"flwo\" at character 1 is not a quantity", "flow")]
    [InlineData("loss > 1 and gradientnorm < 2", "\"gradientnorm\" at character 14 is not a quantity", "gradientNorm")]
    [InlineData("loss", "the claim ends too early", null)]
    [InlineData("loss < ", "the claim ends too early", null)]
    [InlineData("", "the claim ends too early", null)]
    [InlineData("loss 5", "\"5\" at character 6 is not expected", null)]
    [InlineData("loss < 1 or rho > 1", "\"or rho > 1\" at character 10 is not expected", null)]
    [InlineData("loss < 1 and", "the claim ends too early", null)]
    [InlineData("(loss < 1", "\"< 1\" at character 7 is not expected", null)]
    [InlineData("flow < 1", "\"< 1\" at character 6 is not expected", null)]
    [InlineData("flow[1 < 1", "\"< 1\" at character 8 is not expected", null)]
    [InlineData("flow[-1] < 1", "\"-1] < 1\" at character 6 is not expected", null)]
    [InlineData("h[1] < 1", "\"] < 1\" at character 4 is not expected", null)]
    [InlineData("rho@0 < 1", "no panel shows rho of another iteration, at character 1", null)]
    [InlineData("loss@ < 1", "\"< 1\" at character 7 is not expected", null)]
    [InlineData("loss < 1e", "\"1e\" at character 8 is not a number", null)]
    [InlineData("loss < 1e999", "\"1e999\" at character 8 is too large for a number", null)]
    [InlineData("loss < 1.2.3", "\".3\" at character 11 is not expected", null)]
    [InlineData("1 < 2", "the claim speaks of no quantity", null)]
    [InlineData("loss < §", "\"§\" at character 8 is not expected", null)]
    public void A_mistake_says_what_was_found_where_and_what_is_near(string text, string finding, string? nearest)
    {
        LessonError error = Assert.Single(Assert.Throws<LessonException>(() => Claim.Parse(text)).Errors);
        Assert.Equal((finding, nearest), (error.Finding, error.Nearest));
        Assert.False(string.IsNullOrEmpty(error.Allowed));
    }

    [Fact]
    public void Brackets_without_end_are_refused()
    {
        LessonError error = Assert.Single(Assert.Throws<LessonException>(() => Claim.Parse(new string('(', 100_000))).Errors);
        Assert.StartsWith("too many brackets", error.Finding, StringComparison.Ordinal);
        Assert.Throws<LessonException>(() => Claim.Parse(new string('-', 100_000) + "loss < 1"));
    }

    private static double Value(ClaimNumber number) => number.ToString() switch
    {
        "loss" => 1,
        "loss@0" => 9,
        "rho" => 3,
        "flow[1]" => 1e-18,
        "flow[40]" => 0.1,
        "h[2,3]" => -0.5,
        _ => double.NaN,
    };
}
