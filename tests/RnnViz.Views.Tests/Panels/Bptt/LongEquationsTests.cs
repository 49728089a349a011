using RnnViz.Views.Panels.Bptt;

namespace RnnViz.Views.Tests.Panels.Bptt;

public sealed class LongEquationsTests
{
    private const string Long = "γ = W_{hy}ᵀ e_t + z_t ⊙ γ + W_{hr}ᵀ δ_t^r + W_{hz}ᵀ δ_t^z + W_{hn}ᵀ (r_t ⊙ δ_t^n + a)";

    [Fact]
    public void An_equation_that_is_too_long_goes_on_in_a_second_line_with_the_sign_between_two_addends()
    {
        PageEquation[] lines = Broken(Long, width: 250);
        Assert.Equal(2, lines.Length);
        Assert.Equal(Long, $"{lines[0].Notation} {lines[1].Notation}");
        Assert.StartsWith("+ ", lines[1].Notation);
        Assert.All(lines, line => Assert.Equal((7, EquationState.Now), (line.Timestep, line.State)));
    }

    [Fact]
    public void An_equation_that_fits_or_has_no_addends_stays_as_it_is()
    {
        Assert.Equal(Long, Assert.Single(Broken(Long, width: 2000)).Notation);
        Assert.Equal("c = f (a + b)", Assert.Single(Broken("c = f (a + b)", width: 10)).Notation);
    }

    private static PageEquation[] Broken(string notation, float width) =>
        new LongEquations(new Stage("hello").Appearance).Broken(
            Stage.Fonts, [new PageEquation(notation, 7, EquationState.Now)], 17, width).ToArray();
}
