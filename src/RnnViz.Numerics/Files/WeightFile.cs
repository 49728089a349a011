using System.IO.Compression;
using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Files;

/// <summary>
/// Weights as NumPy's numpy.savez writes them: a zip of arrays. A vanilla cell has Wxh [H, D], Whh [H, H] and bh [H]; a gated one has
/// the arrays of PyTorch's torch.nn.LSTM or GRU: weight_ih_l0 [G·H, D], weight_hh_l0 [G·H, H], bias_ih_l0 and bias_hh_l0 [G·H], the
/// gates in the same order. After them come Why [O, H] and by [O].
/// </summary>
public static class WeightFile
{
    /// <summary>
    /// Writes the weights; a network without biases writes none. PyTorch adds its two biases, so that b is written as the first of them,
    /// and the second is zero but for bhn of a GRU.
    /// </summary>
    public static void Save(string path, NetworkParameters parameters) => Save(File.Create(path), parameters);

    /// <summary>Writes the weights into a stream, which is closed then.</summary>
    public static void Save(Stream file, NetworkParameters parameters)
    {
        NetworkShape shape = parameters.Shape;
        using var npz = new NpzWriter(file);
        Names names = Names.Of(shape.Cell);
        int rows = shape.G * shape.H;
        npz.Add(names.Input, [rows, shape.D], parameters.Wxh);
        npz.Add(names.Recurrent, [rows, shape.H], parameters.Whh);
        npz.Add(names.Output, [shape.O, shape.H], parameters.Why);
        if (!shape.Bias)
        {
            return;
        }

        npz.Add(names.Bias, [rows], parameters.bh);
        if (names.SecondBias is not null)
        {
            var second = new double[rows];
            parameters.bhn.CopyTo(second.AsSpan(rows - parameters.bhn.Length));
            npz.Add(names.SecondBias, [rows], second);
        }

        npz.Add(names.OutputBias, [shape.O], parameters.by);
    }

    /// <summary>
    /// Takes over the weights of a file. Biases may be missing where the network has none, and are zero where they are missing. The
    /// names of a gated cell may stand behind others and a dot, as in the state_dict of a module that contains it; what ends with
    /// .weight or .bias is taken for Why or by then.
    /// </summary>
    /// <exception cref="InvalidDataException">The file cannot be read, or its arrays are not of the network's shape.</exception>
    public static void Load(string path, NetworkParameters parameters)
    {
        try
        {
            NetworkShape shape = parameters.Shape;
            Names names = Names.Of(shape.Cell);
            int rows = shape.G * shape.H;
            using ZipArchive zip = ZipFile.OpenRead(path);
            Take(zip, names, names.Input, [rows, shape.D], parameters.Wxh, required: true);
            Take(zip, names, names.Recurrent, [rows, shape.H], parameters.Whh, required: true);
            Take(zip, names, names.Output, [shape.O, shape.H], parameters.Why, required: true);
            Take(zip, names, names.Bias, [rows], parameters.bh, required: false);
            Take(zip, names, names.OutputBias, [shape.O], parameters.by, required: false);
            if (names.SecondBias is not null)
            {
                var second = new double[shape.Bias ? rows : 0];
                Take(zip, names, names.SecondBias, [rows], second, required: false);
                AddSecondBias(second, parameters);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OverflowException)
        {
            throw new InvalidDataException($"{path}: {e.Message}", e);
        }
    }

    /// <summary>PyTorch's second bias: of the GRU's n it is bhn, else it is added to b.</summary>
    private static void AddSecondBias(ReadOnlySpan<double> second, NetworkParameters parameters)
    {
        int own = parameters.bhn.Length, common = second.Length - own;
        second[common..].CopyTo(parameters.bhn);
        for (int i = 0; i < common; i++)
        {
            parameters.b[i] += second[i];
        }
    }

    private static void Take(ZipArchive zip, Names names, string name, int[] shape, Span<double> target, bool required)
    {
        ZipArchiveEntry? entry = names.Find(zip, name);
        if (entry is null)
        {
            if (required)
            {
                throw new InvalidDataException($"there is no array {name}; save {names.All} with numpy.savez");
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
                $"{name} is of shape ({string.Join(", ", array.Shape)}), expected ({string.Join(", ", shape)}); {names.Convention}");
        }

        array.Values.CopyTo(target);
    }

    /// <summary>What the arrays of a cell are called.</summary>
    private sealed record Names(string Input, string Recurrent, string Bias, string? SecondBias, string Convention)
    {
        public string Output => "Why";

        public string OutputBias => "by";

        public string All => $"{Input}, {Recurrent}, {Bias}, {(SecondBias is null ? "" : SecondBias + ", ")}{Output} and {OutputBias}";

        public static Names Of(Cell cell) => cell == Cell.Vanilla
            ? new("Wxh", "Whh", "bh", null, "h = Wxh x + Whh h + bh in columns")
            : new(
                "weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0",
                $"the gates {string.Join(", ", cell.Letters().ToCharArray())} stacked, H rows each");

        public ZipArchiveEntry? Find(ZipArchive zip, string name)
        {
            ZipArchiveEntry? entry = zip.GetEntry(name + ".npy");
            if (entry is not null || SecondBias is null)
            {
                return entry;
            }

            string ending = name == Output ? ".weight.npy" : name == OutputBias ? ".bias.npy" : $".{name}.npy";
            ZipArchiveEntry[] found = [.. zip.Entries.Where(e => e.FullName.EndsWith(ending, StringComparison.Ordinal))];
            return found.Length < 2
                ? found.FirstOrDefault()
                : throw new InvalidDataException(
                    $"{string.Join(" and ", found.Select(e => e.FullName[..^4]))} may both be {name}; save only one of them");
        }
    }
}
