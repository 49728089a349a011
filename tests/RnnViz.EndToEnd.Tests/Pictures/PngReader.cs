using SkiaSharp;

namespace RnnViz.EndToEnd.Tests.Pictures;

/// <summary>Reads PNG files.</summary>
internal static class PngReader
{
    /// <summary>The last chunk: no data, the name IEND, and its checksum.</summary>
    private static ReadOnlySpan<byte> End => [0, 0, 0, 0, (byte)'I', (byte)'E', (byte)'N', (byte)'D', 0xAE, 0x42, 0x60, 0x82];

    /// <summary>Decodes a file; alpha is dropped.</summary>
    /// <exception cref="InvalidDataException">The file is cut off, damaged, or no PNG.</exception>
    public static Picture Read(string path) => Decode(File.ReadAllBytes(path), path);

    /// <summary>Decodes a file's bytes; alpha is dropped.</summary>
    /// <exception cref="InvalidDataException">The file is cut off, damaged, or no PNG.</exception>
    public static Picture Decode(ReadOnlySpan<byte> file, string name)
    {
        using SKData data = SKData.CreateCopy(file);
        using SKCodec? codec = SKCodec.Create(data);
        if (codec is not { EncodedFormat: SKEncodedImageFormat.Png })
        {
            throw new InvalidDataException($"{name} does not begin like a PNG file.");
        }

        // Skia is content with a file whose last chunk is missing
        if (!file.EndsWith(End))
        {
            throw new InvalidDataException($"{name} is cut off: it does not end with an IEND chunk.");
        }

        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        SKCodecResult result = codec.GetPixels(info, out byte[] colours);
        if (result != SKCodecResult.Success)
        {
            throw new InvalidDataException($"{name} cannot be read: {result}.");
        }

        var pixels = new byte[info.Width * info.Height * Picture.Channels];
        int size = info.BytesPerPixel;
        for (int from = 0, to = 0; to < pixels.Length; from += size, to += Picture.Channels)
        {
            colours.AsSpan(from, Picture.Channels).CopyTo(pixels.AsSpan(to));
        }

        return new Picture(info.Width, info.Height, pixels);
    }
}
