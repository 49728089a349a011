using System.IO.Compression;
using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Files;

/// <summary>
/// Weights as NumPy's numpy.savez writes them: a zip of the arrays Wxh [H, D], Whh [H, H], bh [H], Why [O, H] and by [O].
/// </summary>
public static class WeightFile
{
    /// <summary>Writes the weights; a network without biases writes no bh and by.</summary>
    public static void Save(string path, NetworkParameters parameters)
    {
        (int D, int H, int O) = (parameters.Shape.D, parameters.Shape.H, parameters.Shape.O);
        using var npz = new NpzWriter(path);
        npz.Add("Wxh", [H, D], parameters.Wxh);
        npz.Add("Whh", [H, H], parameters.Whh);
        npz.Add("Why", [O, H], parameters.Why);
        if (parameters.Shape.Bias)
        {
            npz.Add("bh", [H], parameters.bh);
            npz.Add("by", [O], parameters.by);
        }
    }

    /// <summary>
    /// Takes over the weights of a file. bh and by may be missing where the network has none, and are zero where they are missing.
    /// </summary>
    /// <exception cref="InvalidDataException">The file cannot be read, or its arrays are not of the network's shape.</exception>
    public static void Load(string path, NetworkParameters parameters)
    {
        try
        {
            (int D, int H, int O) = (parameters.Shape.D, parameters.Shape.H, parameters.Shape.O);
            using ZipArchive zip = ZipFile.OpenRead(path);
            Take(zip, "Wxh", [H, D], parameters.Wxh, required: true);
            Take(zip, "Whh", [H, H], parameters.Whh, required: true);
            Take(zip, "Why", [O, H], parameters.Why, required: true);
            Take(zip, "bh", [H], parameters.bh, required: false);
            Take(zip, "by", [O], parameters.by, required: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OverflowException)
        {
            throw new InvalidDataException($"{path}: {e.Message}", e);
        }
    }

    private static void Take(ZipArchive zip, string name, int[] shape, Span<double> target, bool required)
    {
        ZipArchiveEntry? entry = zip.GetEntry(name + ".npy");
        if (entry is null)
        {
            if (required)
            {
                throw new InvalidDataException($"there is no array {name}; save Wxh, Whh, bh, Why and by with numpy.savez");
            }

            target.Clear();
            return;
        }

        using Stream stream = entry.Open();
        using var buffered = new BufferedStream(stream, 1 << 16);
        NpyArray array = NpyArray.Read(buffered);
        if (target.IsEmpty)
        {
            throw new InvalidDataException($"there is an array {name}, but the network has no biases; remove it or set model.bias to true");
        }

        if (!array.Shape.SequenceEqual(shape))
        {
            throw new InvalidDataException(
                $"{name} is of shape ({string.Join(", ", array.Shape)}), expected ({string.Join(", ", shape)}); "
                + "h = Wxh x + Whh h + bh in columns");
        }

        array.Values.CopyTo(target);
    }
}
