using System.Buffers.Binary;
using System.IO.Compression;

namespace RnnViz.Numerics.Files;

/// <summary>
/// A file of arrays as numpy.savez writes it, from somebody who may have damaged or forged it: nothing is unpacked to disk, no more is
/// read than the arrays that are asked for, and each is held against its checksum.
/// </summary>
internal sealed class NpzArchive : IDisposable
{
    private const int MostMembers = 4096, LongestDirectory = 1 << 20, LongestEnd = (1 << 16) + 22, EndLength = 22;
    private const uint EndSignature = 0x06054B50;

    private readonly FileStream file;
    private readonly ZipArchive zip;

    /// <summary>Opens a file.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="InvalidDataException">It is no such file.</exception>
    public NpzArchive(string path)
    {
        file = InputFile.Open(path, InputKind.Weights);
        try
        {
            RequireZip();
            zip = OpenZip();
            if (zip.Entries.Count > MostMembers)
            {
                throw TooMany();
            }
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The names of all members, with .npy.</summary>
    public IEnumerable<string> Members => zip.Entries.Select(entry => entry.FullName);

    /// <summary>Reads a member.</summary>
    /// <param name="member">Its name, with .npy.</param>
    /// <param name="check">Told the header before the numbers are read; throws where they are not wanted.</param>
    /// <exception cref="InvalidDataException">It occurs twice, cannot be read, or is damaged.</exception>
    public NpyArray Read(string member, Action<NpyHeader> check)
    {
        ZipArchiveEntry[] entries = [.. zip.Entries.Where(entry => entry.FullName == member)];
        if (entries.Length > 1)
        {
            throw new InvalidDataException($"it is in the file {entries.Length} times; save it once");
        }

        if (entries[0].IsEncrypted)
        {
            throw new InvalidDataException("it is encrypted; save it without a password");
        }

        using var stream = new Crc32Stream(OpenMember(entries[0]));
        using var buffered = new BufferedStream(stream, 1 << 16);
        NpyHeader header = NpyHeader.Read(buffered);
        check(header);
        NpyArray array = NpyArray.Read(buffered, header);
        return stream.Checksum == entries[0].Crc32 ? array
            : throw new InvalidDataException("its bytes are not those that were written (the checksum differs); save it again");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        zip.Dispose();
        file.Dispose();
    }

    private static Stream OpenMember(ZipArchiveEntry entry)
    {
        try
        {
            return entry.Open();
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            throw new InvalidDataException("it is damaged, or packed in a way other than NumPy's; save it again with numpy.savez", e);
        }
    }

    private ZipArchive OpenZip()
    {
        try
        {
            var opened = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            _ = opened.Entries;
            return opened;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ArgumentException or OverflowException)
        {
            throw new InvalidDataException("it is cut off or damaged: its list of arrays is unreadable; save it again with numpy.savez", e);
        }
    }

    private static InvalidDataException TooMany() => new($"it has more than {MostMembers} members; save only the weights in it");

    /// <summary>The list of a zip's members is read as a whole: it must be short.</summary>
    private void RequireZip()
    {
        Span<byte> start = stackalloc byte[6];
        int length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (start[..length].SequenceEqual(NpyHeader.Magic))
        {
            throw new InvalidDataException("it is a single array (.npy); save all arrays in one file, with numpy.savez");
        }

        if (length < 4 || !start.StartsWith("PK"u8))
        {
            throw new InvalidDataException("it is no .npz file; save it with numpy.savez");
        }

        var end = new byte[Math.Min(file.Length, LongestEnd)];
        file.Position = file.Length - end.Length;
        file.ReadExactly(end);
        file.Position = 0;
        for (int i = end.Length - EndLength; i >= 0; i--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(i)) == EndSignature)
            {
                uint begin = BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(i + 16));
                if (file.Length - begin > LongestDirectory + LongestEnd)
                {
                    throw TooMany();
                }

                return;
            }
        }

        throw new InvalidDataException("it is cut off: its end is missing; save it again with numpy.savez");
    }
}
