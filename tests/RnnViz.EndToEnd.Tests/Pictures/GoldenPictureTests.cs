namespace RnnViz.EndToEnd.Tests.Pictures;

public sealed class GoldenPictureTests
{
    private static readonly Picture Grey = Filled(100);

    [Fact]
    public void A_picture_is_like_itself() => Assert.Null(GoldenPicture.Fault(Grey, Grey, out _));

    [Fact]
    public void A_shade_that_nobody_sees_is_tolerated()
    {
        Picture shaded = Filled(100);
        for (int i = 0; i < shaded.Pixels.Length; i += 600)
        {
            shaded.Pixels[i] += 4;
        }

        Assert.Null(GoldenPicture.Fault(Grey, shaded, out _));
    }

    [Fact]
    public void A_few_letters_that_moved_are_found()
    {
        Picture changed = Filled(100);
        changed.Pixels.AsSpan(0, 5 * Picture.Channels).Fill(0);
        Assert.Contains("0.03", GoldenPicture.Fault(Grey, changed, out _), StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_that_is_gone_is_found()
    {
        Picture changed = Filled(100);
        for (int y = 10; y < 20; y++)
        {
            changed.Pixels.AsSpan((y * 200 + 10) * Picture.Channels, 20 * Picture.Channels).Fill(0);
        }

        string? fault = GoldenPicture.Fault(Grey, changed, out Picture? differences);

        Assert.Contains("1.00", fault, StringComparison.Ordinal);
        Assert.Equal([255, 0, 0], differences!.Crop(10, 10, 1, 1).Pixels);
        Assert.NotEqual([255, 0, 0], differences.Crop(9, 10, 1, 1).Pixels);
    }

    [Fact]
    public void A_tint_of_everything_is_found() => Assert.NotNull(GoldenPicture.Fault(Grey, Filled(102), out _));

    [Fact]
    public void Another_size_is_found() =>
        Assert.Contains("200x100", GoldenPicture.Fault(Grey.Crop(0, 0, 10, 10), Grey, out _), StringComparison.Ordinal);

    private static Picture Filled(byte value)
    {
        var pixels = new byte[200 * 100 * Picture.Channels];
        pixels.AsSpan().Fill(value);
        return new Picture(200, 100, pixels);
    }
}
