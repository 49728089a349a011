using SkiaSharp;

namespace RnnViz.EndToEnd.Tests.Pictures;

/// <summary>Writes RGB PNG files, as small as one filter for all rows makes them.</summary>
internal static class PngWriter
{
    /// <summary>Writes a file, its folder too if need be.</summary>
    public static void Write(Picture picture, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        SKPngEncoderFilterFlags[] filters = [SKPngEncoderFilterFlags.None, SKPngEncoderFilterFlags.Sub, SKPngEncoderFilterFlags.Up];
        byte[][] files = [.. filters.AsParallel().AsOrdered().Select(filter => Encode(picture, filter))];
        File.WriteAllBytes(path, files.MinBy(file => file.Length)!);
    }

    /// <summary>A file's bytes, each row written as its difference from what the filter predicts.</summary>
    public static byte[] Encode(Picture picture, SKPngEncoderFilterFlags filter)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        Span<byte> colours = bitmap.GetPixelSpan();
        for (int from = 0, to = 0; from < picture.Pixels.Length; from += Picture.Channels, to += bitmap.BytesPerPixel)
        {
            picture.Pixels.AsSpan(from, Picture.Channels).CopyTo(colours[to..]);
        }

        using SKPixmap pixels = bitmap.PeekPixels();
        using SKData? file = pixels.Encode(new SKPngEncoderOptions(filter, 9));
        return file!.ToArray();
    }
}
