using System.Buffers.Binary;
using System.Text;

namespace RnnViz.Engine.Figures;

/// <summary>The parts of a PNG file that say what it is a picture of: resolution and texts.</summary>
internal static class PngChunks
{
    /// <summary>The first bytes of every PNG file.</summary>
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    /// <summary>The keyword of the text that leads back to the moment.</summary>
    public const string RecordKeyword = "rnnviz";

    private const int MostRecord = 1 << 24, MostChunks = 100_000, HeaderEnd = 33;
    private const float InchesPerMetre = 1 / 0.0254f;
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(start => Remainder((uint)start))];

    /// <summary>The file with resolution and texts after its header.</summary>
    public static byte[] Insert(ReadOnlySpan<byte> file, FigureInfo info)
    {
        using var result = new MemoryStream(file.Length + 1024 + 3 * (info.Record?.Length ?? 0));
        result.Write(file[..HeaderEnd]);
        Span<byte> resolution = stackalloc byte[9];
        BinaryPrimitives.WriteUInt32BigEndian(resolution, (uint)MathF.Round(info.PixelsPerInch * InchesPerMetre));
        resolution[..4].CopyTo(resolution[4..]);
        resolution[8] = 1;
        Write(result, "pHYs"u8, resolution);
        WriteText(result, "Title", info.Title);
        WriteText(result, "Description", info.Description);
        WriteText(result, "Software", info.Software);
        WriteText(result, RecordKeyword, info.Record);
        result.Write(file[HeaderEnd..]);
        return result.ToArray();
    }

    /// <summary>The record of a PNG file, read from after its signature; null where there is none or the file is damaged.</summary>
    /// <param name="file">The file.</param>
    /// <param name="problem">What was found in place of a record; null where there is one.</param>
    public static string? Record(Stream file, out string? problem)
    {
        problem = $"the PNG has no text \"{RecordKeyword}\"";
        Span<byte> header = stackalloc byte[8];
        for (int i = 0; i < MostChunks && file.ReadAtLeast(header, 8, throwOnEndOfStream: false) == 8; i++)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(header);
            if (header[4..].SequenceEqual("IEND"u8))
            {
                return null;
            }

            if (length > file.Length - file.Position)
            {
                problem = "the PNG is cut off or damaged";
                return null;
            }

            if (!header[4..].SequenceEqual("iTXt"u8) || length > MostRecord)
            {
                file.Seek(length + 4L, SeekOrigin.Current);
                continue;
            }

            var chunk = new byte[length + 4];
            if (file.ReadAtLeast(chunk, chunk.Length, throwOnEndOfStream: false) < chunk.Length)
            {
                problem = "the PNG is cut off or damaged";
                return null;
            }

            ReadOnlySpan<byte> body = chunk.AsSpan(0, (int)length);
            if (TextOf(body) is not { } text)
            {
                continue;
            }

            if (Checksum(header[4..], body) == BinaryPrimitives.ReadUInt32BigEndian(chunk.AsSpan((int)length)))
            {
                problem = null;
                return text;
            }

            problem = $"the text \"{RecordKeyword}\" of the PNG was changed: its checksum differs";
        }

        return null;
    }

    private static string? TextOf(ReadOnlySpan<byte> body)
    {
        // keyword, 0, not compressed, 0, no language, 0, no translated keyword, 0
        byte[] start = [.. Encoding.ASCII.GetBytes(RecordKeyword), 0, 0, 0, 0, 0];
        return body.StartsWith(start) ? Encoding.UTF8.GetString(body[start.Length..]) : null;
    }

    private static void WriteText(Stream file, string keyword, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            Write(file, "iTXt"u8, [.. Encoding.ASCII.GetBytes(keyword), 0, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(SvgText.Readable(text))]);
        }
    }

    private static void Write(Stream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> body)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, body.Length);
        file.Write(number);
        file.Write(type);
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(type, body));
        file.Write(number);
    }

    // CRC-32 as PNG has it (ISO 15948, annex D)
    private static uint Checksum(ReadOnlySpan<byte> type, ReadOnlySpan<byte> body) => ~Continue(Continue(~0u, type), body);

    private static uint Continue(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (byte next in bytes)
        {
            crc = Table[(byte)(crc ^ next)] ^ crc >> 8;
        }

        return crc;
    }

    private static uint Remainder(uint value)
    {
        for (int bit = 0; bit < 8; bit++)
        {
            value = (value & 1) != 0 ? 0xEDB88320 ^ value >> 1 : value >> 1;
        }

        return value;
    }
}
