using System.IO.Compression;

namespace RnnViz.Numerics.Files;

/// <summary>Writes arrays as NumPy's numpy.savez does: a zip of .npy files. The same arrays give the same bytes.</summary>
public sealed class NpzWriter : IDisposable
{
    private readonly Stream file;
    private readonly ZipArchive zip;

    /// <summary>Begins a file, in place of one that is there.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public NpzWriter(string path) : this(File.Create(path))
    {
    }

    /// <summary>Writes into a stream, which is closed with it.</summary>
    /// <param name="file">Where to; it can seek, so that the same arrays are the same bytes wherever they go.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public NpzWriter(Stream file)
    {
        this.file = file;
        zip = new ZipArchive(file, ZipArchiveMode.Create);
    }

    /// <summary>Adds an array.</summary>
    /// <param name="name">What it is called in Python.</param>
    /// <param name="shape">The length of each axis; empty for a single number.</param>
    /// <param name="values">The numbers, row-major.</param>
    public void Add(string name, int[] shape, ReadOnlySpan<double> values)
    {
        ZipArchiveEntry entry = zip.CreateEntry(name + ".npy", CompressionLevel.NoCompression);
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero); // the same arrays, the same bytes
        using Stream stream = entry.Open();
        using var buffered = new BufferedStream(stream, 1 << 16);
        new NpyArray(shape, values.ToArray()).Write(buffered);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        zip.Dispose();
        file.Dispose();
    }
}
