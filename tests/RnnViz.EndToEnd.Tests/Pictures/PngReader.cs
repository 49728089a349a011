using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace RnnViz.EndToEnd.Tests.Pictures;

/// <summary>Reads PNG files of eight bits a channel, RGB or RGBA, not interlaced (W3C, Portable Network Graphics, 3rd edition).</summary>
internal static class PngReader
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Decodes a file; alpha is dropped.</summary>
    /// <exception cref="InvalidDataException">The file is cut off, no PNG, or a PNG of another kind.</exception>
    public static Picture Read(string path) => Decode(File.ReadAllBytes(path), path);

    /// <summary>Decodes a file's bytes.</summary>
    public static Picture Decode(ReadOnlySpan<byte> file, string name)
    {
        if (!file.StartsWith(Signature))
        {
            throw new InvalidDataException($"{name} does not begin like a PNG file.");
        }

        int width = 0, height = 0, channels = 0;
        using var compressed = new MemoryStream();
        for (ReadOnlySpan<byte> rest = file[Signature.Length..]; ;)
        {
            int length = rest.Length < 12 ? int.MaxValue : BinaryPrimitives.ReadInt32BigEndian(rest);
            if (length > rest.Length - 12)
            {
                throw new InvalidDataException($"{name} is cut off: it ends before its IEND chunk.");
            }

            string kind = Encoding.ASCII.GetString(rest[4..8]);
            ReadOnlySpan<byte> data = rest.Slice(8, length);
            if (kind == "IEND")
            {
                break;
            }

            if (kind == "IHDR")
            {
                (width, height, channels) = ReadHeader(data, name);
            }

            if (kind == "IDAT")
            {
                compressed.Write(data);
            }

            rest = rest[(12 + length)..];
        }

        compressed.Position = 0;
        using var inflated = new ZLibStream(compressed, CompressionMode.Decompress);
        return new Picture(width, height, ReadRows(inflated, width, height, channels));
    }

    private static (int Width, int Height, int Channels) ReadHeader(ReadOnlySpan<byte> header, string name)
    {
        (byte depth, byte colour, byte interlace) = (header[8], header[9], header[12]);
        int channels = colour switch { 2 => 3, 6 => 4, _ => 0 };
        if (depth != 8 || channels == 0 || interlace != 0)
        {
            throw new InvalidDataException(
                $"{name} has depth {depth}, colour type {colour}, interlace {interlace}; expected 8, 2 or 6, and 0.");
        }

        return (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header[4..]), channels);
    }

    private static byte[] ReadRows(Stream inflated, int width, int height, int channels)
    {
        var pixels = new byte[width * height * Picture.Channels];
        byte[] row = new byte[width * channels], above = new byte[width * channels];
        for (int y = 0, at = 0; y < height; y++)
        {
            int filter = inflated.ReadByte();
            inflated.ReadExactly(row);
            Unfilter(filter, row, above, channels);
            for (int x = 0; x < width; x++, at += Picture.Channels)
            {
                row.AsSpan(x * channels, Picture.Channels).CopyTo(pixels.AsSpan(at));
            }

            (row, above) = (above, row);
        }

        return pixels;
    }

    // section 9.2: a is the byte to the left, b the one above, c the one above a
    private static void Unfilter(int filter, byte[] row, byte[] above, int channels)
    {
        for (int i = 0; i < row.Length; i++)
        {
            byte a = i < channels ? (byte)0 : row[i - channels], b = above[i], c = i < channels ? (byte)0 : above[i - channels];
            row[i] += filter switch
            {
                0 => 0,
                1 => a,
                2 => b,
                3 => (byte)((a + b) / 2),
                4 => Paeth(a, b, c),
                _ => throw new InvalidDataException($"A row of the PNG has filter {filter}; there are 0 to 4."),
            };
        }
    }

    private static byte Paeth(byte a, byte b, byte c)
    {
        int estimate = a + b - c, toA = Math.Abs(estimate - a), toB = Math.Abs(estimate - b), toC = Math.Abs(estimate - c);
        return toA <= toB && toA <= toC ? a : toB <= toC ? b : c;
    }
}
