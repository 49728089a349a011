using RnnViz.Engine.Drawing;

namespace RnnViz.Engine.Tests.Drawing;

public sealed class ColorMapTests
{
    private static readonly Rgba Black = Rgba.Hex(0x000000), Grey = Rgba.Hex(0x808080), White = Rgba.Hex(0xFFFFFF);
    private static readonly Rgba Red = Rgba.Hex(0xFF0000);

    [Fact]
    public void A_sequential_map_runs_from_zero_to_one_and_clamps_beyond()
    {
        var map = new ColorMap("grey", false, Red, Black, White);
        Assert.Equal(Black, map.At(0));
        Assert.Equal(Black, map.At(-3));
        Assert.Equal(White, map.At(1));
        Assert.Equal(White, map.At(7));
        Assert.InRange(map.At(0.5f).R, 127, 128);
    }

    [Fact]
    public void A_diverging_map_has_its_neutral_at_zero()
    {
        var map = new ColorMap("diverging", true, Red, Black, Grey, White);
        Assert.Equal(Black, map.At(-1));
        Assert.Equal(Grey, map.At(0));
        Assert.Equal(White, map.At(1));
    }

    [Fact]
    public void A_map_needs_two_key_colours() =>
        Assert.Throws<ArgumentException>(() => new ColorMap("one", false, Red, Black));

    [Fact]
    public void Contrast_of_black_and_white_is_twentyone() => Assert.Equal(21, Rgba.Contrast(Black, White), 6);
}
