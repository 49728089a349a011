using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Optimizers;
using RnnViz.Numerics.Randomness;

namespace RnnViz.Numerics.Tests.Optimizers;

public sealed class TrainingTests
{
    [Fact]
    public void Clipping_by_norm_scales_all_parameters_jointly_and_leaves_small_gradients_alone()
    {
        double[] g = [3, 4];
        var clip = new NormClip(1);
        Assert.Equal(1, clip.NormAfter(g, 5), 15);
        clip.Apply(g, 5);
        Assert.Equal([0.6, 0.8], g.Select(v => Math.Round(v, 15)));
        clip.Apply(g, 1);
        Assert.Equal(1, Norm.Of(g), 15);
    }

    [Fact]
    public void Clipping_by_value_cuts_each_element_and_turns_the_direction()
    {
        double[] g = [3, -4, 0.5];
        var clip = new ValueClip(1);
        Assert.Equal(Math.Sqrt(2.25), clip.NormAfter(g, Norm.Of(g)), 15);
        clip.Apply(g, Norm.Of(g));
        Assert.Equal([1, -1, 0.5], g);
    }

    [Fact]
    public void Clipping_changes_no_gradient_of_a_hidden_state()
    {
        RandomNetwork random = new RandomNetwork(1).Run();
        double[] before = [.. random.Tape.HiddenGradientNorms];
        new NormClip(1e-3).Apply(random.Gradients.Values, Norm.Of(random.Gradients.Values));
        Assert.Equal(1e-3, Norm.Of(random.Gradients.Values), 1e-15);
        Assert.Equal(before, random.Tape.HiddenGradientNorms.ToArray());
    }

    [Fact]
    public void What_is_not_finite_is_not_hidden_by_clipping()
    {
        double[] g = [double.NaN, 1];
        new NormClip(1).Apply(g, double.NaN);
        Assert.True(double.IsNaN(new NormClip(1).NormAfter(g, double.NaN)));
        Assert.True(double.IsNaN(g[0]));
    }

    [Theory]
    [InlineData(1e200)]
    [InlineData(1e307)]
    [InlineData(1.7e308)]
    public void Gradients_whose_squares_or_whose_norm_overflow_are_clipped_to_the_threshold(double size)
    {
        double[] g = [size, -size, size / 2];
        double norm = Norm.Of(g);
        var clip = new NormClip(0.5);
        Assert.Equal(0.5, clip.NormAfter(g, norm), 1e-12);
        clip.Apply(g, norm);
        Assert.Equal(0.5, Norm.Of(g), 1e-12);
        Assert.Equal(-2, g[1] / g[2], 1e-12);
    }

    [Fact]
    public void Next_to_nothing_is_left_of_a_huge_gradient_with_all_its_digits()
    {
        double[] g = [3e307, 4e307];
        var clip = new NormClip(1e-12);
        clip.Apply(g, Norm.Of(g));
        Assert.Equal(0.6, g[0] / 1e-12, 1e-12);
        Assert.Equal(0.8, g[1] / 1e-12, 1e-12);
    }

    [Fact]
    public void An_infinite_gradient_leaves_no_finite_norm_after_clipping()
    {
        double[] g = [double.PositiveInfinity, 1];
        var clip = new NormClip(1);
        Assert.True(double.IsNaN(clip.NormAfter(g, double.PositiveInfinity)));
        clip.Apply(g, double.PositiveInfinity);
        Assert.True(double.IsNaN(g[0]));
    }

    [Fact]
    public void Gradients_whose_squares_vanish_have_a_norm_after_clipping_by_value()
    {
        Assert.Equal(5e-200, new ValueClip(1).NormAfter([3e-200, 4e-200], 5e-200), 1e-210);
        Assert.Equal(0, new ValueClip(1).NormAfter([0, 0], 0));
        Assert.True(double.IsNaN(new ValueClip(1).NormAfter([double.NaN, 1], double.NaN)));
        Assert.Equal(1, new ValueClip(1).NormAfter([double.NegativeInfinity, 0], double.PositiveInfinity), 15);
    }

    [Theory]
    [InlineData("sgd")]
    [InlineData("momentum")]
    [InlineData("adagrad")]
    [InlineData("rmsprop")]
    [InlineData("adam")]
    public void An_optimizer_goes_on_exactly_from_its_saved_state(string kind)
    {
        var random = new RandomSource(2);
        double[] p = [.. Enumerable.Range(0, 9).Select(_ => random.NextGaussian())];
        double[] g = [.. p.Select(v => v * v - 0.3)];
        Optimizer first = Build(kind), second = Build(kind);
        first.Update(p, g);
        first.Update(p, g);
        double[] again = [.. p];
        first.State.CopyTo(second.State);
        first.Update(p, g);
        second.Update(again, g);
        Assert.Equal(p, again);
    }

    private static Optimizer Build(string kind) => kind switch
    {
        "sgd" => new Sgd(0.1),
        "momentum" => new Momentum(9, 0.1),
        "adagrad" => new Adagrad(9, 0.1),
        "rmsprop" => new Rmsprop(9, 0.1),
        _ => new Adam(9, 0.1),
    };
}
