using RnnViz.Engine.Text;

namespace RnnViz.Engine.Tests.Text;

public sealed class TextLineTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(1.384, "1.38")]
    [InlineData(0.9996, "1.00")]
    [InlineData(0.09996, "0.100")]
    [InlineData(0.0123, "0.0123")]
    [InlineData(0.00123, "0.00123")]
    [InlineData(0.000123, "1.23e-4")]
    [InlineData(12.34, "12.3")]
    [InlineData(99.96, "100")]
    [InlineData(1234.6, "1235")]
    [InlineData(123456, "1.23e5")]
    [InlineData(-4.2e-39, "-4.20e-39")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "∞")]
    [InlineData(double.NegativeInfinity, "−∞")]
    public void Three_significant_digits(double number, string expected)
    {
        var line = new TextLine(stackalloc char[32]);
        line.Add3(number);
        Assert.Equal(expected, line.Span.ToString());
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(150, "150")]
    [InlineData(1.5, "1.5")]
    [InlineData(3e184, "3e184")]
    public void Round_numbers_are_brief(double number, string expected)
    {
        var line = new TextLine(stackalloc char[32]);
        line.AddRound(number);
        Assert.Equal(expected, line.Span.ToString());
    }

    [Theory]
    [InlineData(1.85e-3, 1, "2e-3")]
    [InlineData(-1.8512e-3, 4, "-1.851e-3")]
    [InlineData(3e200, 15, "3.00000000000000e200")]
    [InlineData(double.NaN, 3, "NaN")]
    public void Significant_digits_and_a_power_of_ten(double number, int digits, string expected)
    {
        var line = new TextLine(stackalloc char[32]);
        line.AddDigits(number, digits);
        Assert.Equal(expected, line.Span.ToString());
    }

    [Theory]
    [InlineData(0, "1")]
    [InlineData(-2, "0.01")]
    [InlineData(2, "100")]
    [InlineData(-6, "1e-6")]
    [InlineData(8, "1e8")]
    public void Powers_of_ten(int exponent, string expected)
    {
        var line = new TextLine(stackalloc char[16]);
        line.AddPowerOfTen(exponent);
        Assert.Equal(expected, line.Span.ToString());
    }

    [Fact]
    public void What_does_not_fit_is_cut()
    {
        var line = new TextLine(stackalloc char[4]);
        line.Add("backward");
        Assert.Equal("back", line.Span.ToString());
    }

    [Fact]
    public void Whole_numbers_have_thousands()
    {
        var line = new TextLine(stackalloc char[16]);
        line.Add(12345);
        Assert.Equal("12,345", line.Span.ToString());
    }
}
