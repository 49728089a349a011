namespace RnnViz.Numerics.Files;

/// <summary>
/// A file of arrays as numpy.savez writes it, whose arrays are asked for by name and shape. It may be damaged or forged: no more is
/// read than what is asked for.
/// </summary>
public sealed class NpzReader : IDisposable
{
    private readonly NpzArchive zip;
    private readonly HashSet<string> names;

    /// <summary>Opens a file.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="InvalidDataException">It is no such file.</exception>
    public NpzReader(string path)
    {
        zip = new NpzArchive(path);
        names = [.. zip.Members];
    }

    /// <summary>Whether there is an array of a name.</summary>
    public bool Has(string name) => names.Contains(name + ".npy");

    /// <summary>Reads an array: its numbers row by row, as doubles.</summary>
    /// <param name="name">Its name, without .npy.</param>
    /// <param name="shape">The length of each axis; an array of another shape is not read.</param>
    /// <exception cref="InvalidDataException">There is none, it is of another shape, or it is damaged. One sentence.</exception>
    public double[] Read(string name, params int[] shape)
    {
        if (!Has(name))
        {
            throw new InvalidDataException($"there is no array {name} in it");
        }

        try
        {
            return zip.Read(name + ".npy", header =>
            {
                if (!header.Shape.SequenceEqual(shape))
                {
                    throw new InvalidDataException(
                        $"its shape is ({string.Join(", ", header.Shape)}), expected ({string.Join(", ", shape)})");
                }
            }).Values;
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{name}: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => zip.Dispose();
}
