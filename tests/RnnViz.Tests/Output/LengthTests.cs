using RnnViz.Output;

namespace RnnViz.Tests.Output;

/// <summary>Lengths as they are typed.</summary>
public sealed class LengthTests
{
    [Theory]
    [InlineData("84mm", 300, 992.126)]
    [InlineData("8.4cm", 300, 992.126)]
    [InlineData("3in", 96, 288)]
    [InlineData("8pt", 300, 33.333)]
    [InlineData("8 PT", 72, 8)]
    [InlineData("1920px", 300, 1920)]
    [InlineData("1920", 96, 1920)]
    public void A_length_is_so_many_pixels(string text, double dpi, double pixels)
    {
        Assert.True(Length.TryParse(text, out Length? length));
        Assert.Equal(pixels, length.Value.ToPixels(dpi), 3);
    }

    [Theory]
    [InlineData("")]
    [InlineData("mm")]
    [InlineData("-3mm")]
    [InlineData("0mm")]
    [InlineData("84 miles")]
    [InlineData("1e99mm")]
    [InlineData("1000000")]
    [InlineData("1000000000")]
    [InlineData("NaN")]
    [InlineData("∞px")]
    public void What_is_no_length_is_refused(string text) => Assert.False(Length.TryParse(text, out _));

    [Fact]
    public void A_length_reads_back_as_it_is_written()
    {
        Assert.True(Length.TryParse("84.25mm", out Length? length));
        Assert.Equal("84.25mm", length.Value.ToString());
    }
}
