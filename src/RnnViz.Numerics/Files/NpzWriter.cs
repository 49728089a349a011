using System.IO.Compression;

namespace RnnViz.Numerics.Files;

/// <summary>Writes arrays as NumPy's numpy.savez does: a zip of .npy files. The same arrays give the same bytes.</summary>
public sealed class NpzWriter : IDisposable
{
    /// <summary>Gives the numbers of a part of an array.</summary>
    /// <param name="index">Which, from 0.</param>
    /// <param name="part">Gets them.</param>
    public delegate void PartFiller(int index, Span<double> part);

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
    /// <exception cref="ArgumentException">The shape has another number of them.</exception>
    public void Add(string name, int[] shape, ReadOnlySpan<double> values)
    {
        long count = shape.Aggregate(1L, (size, axis) => checked(size * axis));
        if (values.Length != count)
        {
            throw new ArgumentException(
                $"{name} has {values.Length} numbers, expected {count} for the shape ({string.Join(", ", shape)}).", nameof(values));
        }

        using Stream stream = Begin(name, shape);
        NpyArray.WriteNumbers(stream, values);
    }

    /// <summary>Adds an array part by part, along its first axis: of a large one no more than a part is in memory.</summary>
    /// <param name="name">What it is called in Python.</param>
    /// <param name="shape">The length of each axis, at least one.</param>
    /// <param name="fill">Gets the index of each part, from 0, and gives its numbers, row-major.</param>
    public void Add(string name, int[] shape, PartFiller fill)
    {
        var part = new double[shape.Skip(1).Aggregate(1, (size, axis) => checked(size * axis))];
        using Stream stream = Begin(name, shape);
        for (int i = 0; i < shape[0]; i++)
        {
            fill(i, part);
            NpyArray.WriteNumbers(stream, part);
        }
    }

    private BufferedStream Begin(string name, int[] shape)
    {
        ZipArchiveEntry entry = zip.CreateEntry(name + ".npy", CompressionLevel.NoCompression);
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero); // the same arrays, the same bytes
        var stream = new BufferedStream(entry.Open(), 1 << 16);
        NpyArray.WriteHeader(stream, shape);
        return stream;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        zip.Dispose();
        file.Dispose();
    }
}
