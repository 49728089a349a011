using RnnViz.Engine.Drawing;

namespace RnnViz.Engine.Tests.Drawing;

public sealed class ValueScaleTests
{
    [Theory]
    [InlineData(1e-6, 0)]
    [InlineData(1e-2, 0.5)]
    [InlineData(1e2, 1)]
    [InlineData(1e-300, 0)]
    [InlineData(1e300, 1)]
    public void A_log_scale_places_powers_of_ten_evenly_and_clamps(double value, double expected) =>
        Assert.Equal(expected, ValueScale.Log(-6, 2).Position(value), 12);

    [Fact]
    public void A_signed_log_scale_keeps_the_sign()
    {
        ValueScale scale = ValueScale.SignedLog(-6, 1);
        Assert.Equal(1, scale.Position(10), 12);
        Assert.Equal(-1, scale.Position(-10), 12);
        Assert.Equal(-scale.Position(0.003), scale.Position(-0.003), 12);
    }

    [Theory]
    [InlineData(1e-39)]
    [InlineData(-1e-300)]
    [InlineData(double.Epsilon)]
    public void A_number_that_is_not_zero_never_becomes_zero(double value)
    {
        foreach (ValueScale scale in new[] { ValueScale.Linear(1), ValueScale.SignedLog(-6, 1) })
        {
            float code = scale.Encode(value);
            Assert.NotEqual(HeatCode.Zero, code);
            Assert.True(Math.Abs(code) >= 1.17549435e-38f, "subnormal floats are flushed to zero by graphics hardware");
            Assert.Equal(Math.Sign(value), Math.Sign(code));
        }
    }

    [Fact]
    public void Zero_nan_and_infinity_have_codes_of_their_own()
    {
        ValueScale scale = ValueScale.Log(-6, 2);
        Assert.Equal(HeatCode.Zero, scale.Encode(0));
        Assert.Equal(HeatCode.Zero, scale.Encode(-0.0));
        Assert.True(float.IsNaN(scale.Encode(double.NaN)));
        Assert.True(float.IsPositiveInfinity(scale.Encode(double.PositiveInfinity)));
        Assert.True(float.IsNegativeInfinity(scale.Encode(double.NegativeInfinity)));
    }
}
