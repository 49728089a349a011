using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace RnnViz.EndToEnd.Tests.Pictures;

/// <summary>Writes RGB PNG files, as small as one filter for all rows makes them.</summary>
internal static class PngWriter
{
    public static void Write(Picture picture, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        byte[][] files = [.. new byte[] { 0, 1, 2 }.AsParallel().Select(filter => Encode(picture, _ => filter))];
        File.WriteAllBytes(path, files.MinBy(file => file.Length)!);
    }

    /// <summary>A file's bytes; <paramref name="filterOfRow"/> is 0 for none, 1 for left or 2 for above.</summary>
    public static byte[] Encode(Picture picture, Func<int, byte> filterOfRow)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, picture.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), picture.Height);
        (header[8], header[9]) = (8, 2);
        WriteChunk(file, "IHDR", header);
        WriteChunk(file, "IDAT", Compress(picture, filterOfRow));
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    private static byte[] Compress(Picture picture, Func<int, byte> filterOfRow)
    {
        using var compressed = new MemoryStream();
        using (var deflated = new ZLibStream(compressed, CompressionLevel.SmallestSize))
        {
            int stride = picture.Width * Picture.Channels;
            for (int y = 0; y < picture.Height; y++)
            {
                byte filter = filterOfRow(y);
                deflated.WriteByte(filter);
                for (int i = 0, at = y * stride; i < stride; i++, at++)
                {
                    int predicted = filter switch
                    {
                        1 when i >= Picture.Channels => picture.Pixels[at - Picture.Channels],
                        2 when y > 0 => picture.Pixels[at - stride],
                        _ => 0,
                    };
                    deflated.WriteByte((byte)(picture.Pixels[at] - predicted));
                }
            }
        }

        return compressed.ToArray();
    }

    private static void WriteChunk(Stream file, string kind, ReadOnlySpan<byte> data)
    {
        byte[] chunk = [.. Encoding.ASCII.GetBytes(kind), .. data];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(chunk);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(chunk));
        file.Write(number);
    }

    // CRC-32 of annex D
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}
