using SkiaSharp;

namespace RnnViz.Engine.Figures;

/// <summary>Encodes pixels as a PNG file.</summary>
public static class Png
{
    // twice as fast as letting libpng choose a filter for each row, and 2 % larger: rows of the screen resemble the row above
    private static readonly SKPngEncoderOptions Options = new(SKPngEncoderFilterFlags.Up, 6);

    /// <summary>A file of red, green, blue and opacity, eight bits each and not multiplied, row by row from the top.</summary>
    /// <param name="pixels">4 × <paramref name="width"/> × <paramref name="height"/> bytes.</param>
    /// <param name="width">Pixels across, 1 or more.</param>
    /// <param name="height">Pixels down, 1 or more.</param>
    /// <param name="isOpaque">Leaves the opacity out of the file, whatever it is.</param>
    /// <param name="info">What the file says about itself; null for nothing.</param>
    /// <returns>The file's bytes, the same for the same pixels and the same information.</returns>
    /// <exception cref="ArgumentException">The bytes are too many or too few for the size.</exception>
    public static byte[] Encode(ReadOnlySpan<byte> pixels, int width, int height, bool isOpaque, FigureInfo? info = null)
    {
        var image = new SKImageInfo(width, height, SKColorType.Rgba8888, isOpaque ? SKAlphaType.Opaque : SKAlphaType.Unpremul);
        if (width < 1 || height < 1 || pixels.Length != image.BytesSize64)
        {
            throw new ArgumentException(
                $"A picture of {width}x{height} is {image.BytesSize64} bytes and not empty, but there are {pixels.Length}.",
                nameof(pixels));
        }

        using SKData file = Encode(pixels, image)
            ?? throw new InvalidOperationException($"Skia cannot encode a picture of {width}x{height}.");
        return info is null ? file.ToArray() : PngChunks.Insert(file.AsSpan(), info);
    }

    // from where they are: of a large picture a copy is half a gigabyte
    private static unsafe SKData? Encode(ReadOnlySpan<byte> pixels, SKImageInfo image)
    {
        fixed (byte* first = pixels)
        {
            using var pixmap = new SKPixmap(image, (nint)first);
            return pixmap.Encode(Options);
        }
    }
}
