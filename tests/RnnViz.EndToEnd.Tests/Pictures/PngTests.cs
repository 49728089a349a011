using SkiaSharp;

namespace RnnViz.EndToEnd.Tests.Pictures;

public sealed class PngTests
{
    [Theory]
    [InlineData(SKPngEncoderFilterFlags.None)]
    [InlineData(SKPngEncoderFilterFlags.Sub)]
    [InlineData(SKPngEncoderFilterFlags.Up)]
    [InlineData(SKPngEncoderFilterFlags.Avg)]
    [InlineData(SKPngEncoderFilterFlags.Paeth)]
    [InlineData(SKPngEncoderFilterFlags.AllFilters)]
    public void What_is_written_is_read_again(SKPngEncoderFilterFlags filter)
    {
        var random = new Random(1);
        var pixels = new byte[37 * 11 * Picture.Channels];
        random.NextBytes(pixels);

        Picture read = PngReader.Decode(PngWriter.Encode(new Picture(37, 11, pixels), filter), "written");

        Assert.Equal((37, 11), (read.Width, read.Height));
        Assert.Equal(pixels, read.Pixels);
    }

    [Fact]
    public void Alpha_is_dropped_and_changes_no_colour()
    {
        using var bitmap = new SKBitmap(new SKImageInfo(2, 1, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        ((ReadOnlySpan<byte>)[10, 20, 30, 255, 200, 100, 50, 1]).CopyTo(bitmap.GetPixelSpan());
        using SKData file = bitmap.Encode(SKEncodedImageFormat.Png, 100);

        Assert.Equal([10, 20, 30, 200, 100, 50], PngReader.Decode(file.AsSpan(), "with alpha").Pixels);
    }

    [Fact]
    public void A_file_that_is_cut_off_is_refused()
    {
        byte[] file = PngWriter.Encode(new Picture(2, 2, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]), SKPngEncoderFilterFlags.None);

        for (int length = 0; length < file.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => PngReader.Decode(file.AsSpan(0, length), "cut off"));
        }
    }

    [Fact]
    public void A_damaged_file_is_refused()
    {
        byte[] file = PngWriter.Encode(new Picture(2, 2, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]), SKPngEncoderFilterFlags.None);
        int data = file.AsSpan().IndexOf("IDAT"u8) + 4;
        file.AsSpan(data, 4).Fill(0xFF);

        Assert.Throws<InvalidDataException>(() => PngReader.Decode(file, "damaged"));
    }

    [Fact]
    public void A_picture_of_another_format_is_refused()
    {
        using var bitmap = new SKBitmap(2, 2);
        using SKData file = bitmap.Encode(SKEncodedImageFormat.Webp, 100);

        Assert.Throws<InvalidDataException>(() => PngReader.Decode(file.AsSpan(), "a picture"));
    }
}
