using RnnViz.Engine.Figures;
using SkiaSharp;

namespace RnnViz.Engine.Tests.Figures;

public sealed class PngTests
{
    [Fact]
    public void Colours_and_opacity_are_kept()
    {
        byte[] pixels = Noise(13 * 7);
        Assert.Equal(pixels, Decode(Png.Encode(pixels, 13, 7, isOpaque: false)));
    }

    [Fact]
    public void An_opaque_file_has_no_opacity_and_the_same_colours()
    {
        byte[] pixels = Noise(13 * 7), file = Png.Encode(pixels, 13, 7, isOpaque: true);
        byte[] expected = [.. pixels.Select((value, i) => i % 4 == 3 ? (byte)255 : value)];
        Assert.Equal(expected, Decode(file));
        // the colour type in the header (W3C, Portable Network Graphics, 11.2.1): 2 is red, green and blue
        Assert.Equal(2, file[25]);
    }

    [Fact]
    public void The_same_pixels_give_the_same_bytes() =>
        Assert.Equal(Png.Encode(Noise(50), 10, 5, isOpaque: true), Png.Encode(Noise(50), 10, 5, isOpaque: true));

    [Theory]
    [InlineData(3, 2)]
    [InlineData(0, 5)]
    [InlineData(-1, -5)]
    public void Pixels_that_do_not_fill_the_size_are_refused(int width, int height) =>
        Assert.Throws<ArgumentException>(() => Png.Encode(Noise(5), width, height, isOpaque: true));

    private static byte[] Noise(int pixels)
    {
        var bytes = new byte[4 * pixels];
        new Random(1).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Decode(byte[] file)
    {
        using SKCodec codec = SKCodec.Create(new MemoryStream(file));
        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        Assert.Equal(SKCodecResult.Success, codec.GetPixels(info, out byte[] pixels));
        return pixels;
    }
}
