using SkiaSharp;

namespace RnnViz.EndToEnd.Tests.Pictures;

/// <summary>Writes RGB PNG files.</summary>
internal static class PngWriter
{
    // of zlib: from the quickest to the smallest
    private const int Quick = 1, Small = 9;

    /// <summary>Writes a file that is to be looked at, its folder too if need be.</summary>
    public static void Write(Picture picture, string path) => Save(path, Encode(picture, SKPngEncoderFilterFlags.None, Quick));

    /// <summary>Writes a file that is to be kept, as small as one filter for all rows makes it; takes far longer.</summary>
    public static void WriteSmall(Picture picture, string path)
    {
        SKPngEncoderFilterFlags[] filters = [SKPngEncoderFilterFlags.None, SKPngEncoderFilterFlags.Sub, SKPngEncoderFilterFlags.Up];
        byte[][] files = [.. filters.AsParallel().AsOrdered().Select(filter => Encode(picture, filter, Small))];
        Save(path, files.MinBy(file => file.Length)!);
    }

    /// <summary>A file's bytes, each row written as its difference from what the filter predicts.</summary>
    public static byte[] Encode(Picture picture, SKPngEncoderFilterFlags filter, int level = Quick)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        Span<byte> colours = bitmap.GetPixelSpan();
        int size = bitmap.BytesPerPixel; // Skia is asked for it once, not for each pixel
        for (int from = 0, to = 0; from < picture.Pixels.Length; from += Picture.Channels, to += size)
        {
            picture.Pixels.AsSpan(from, Picture.Channels).CopyTo(colours[to..]);
        }

        using SKPixmap pixels = bitmap.PeekPixels();
        using SKData? file = pixels.Encode(new SKPngEncoderOptions(filter, level));
        return file!.ToArray();
    }

    private static void Save(string path, byte[] file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, file);
    }
}
