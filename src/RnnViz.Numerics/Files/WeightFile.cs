using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Files;

/// <summary>
/// Weights as NumPy's numpy.savez writes them: a zip of arrays. A vanilla cell has Wxh [H, D], Whh [H, H] and bh [H]; a gated one has
/// the arrays of PyTorch's torch.nn.LSTM or GRU: weight_ih_l0 [G·H, D], weight_hh_l0 [G·H, H], bias_ih_l0 and bias_hh_l0 [G·H], the
/// gates in the same order. After them come Why [O, H] and by [O], which a layer without a readout has not.
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
        if (shape.HasReadout)
        {
            npz.Add(names.Output, [shape.O, shape.H], parameters.Why);
        }

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

        if (shape.HasReadout)
        {
            npz.Add(names.OutputBias, [shape.O], parameters.by);
        }
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
            using var zip = new NpzArchive(path);
            Take(zip, names, names.Input, [rows, shape.D], parameters.Wxh, required: true);
            Take(zip, names, names.Recurrent, [rows, shape.H], parameters.Whh, required: true);
            Take(zip, names, names.Bias, [rows], parameters.bh, required: false);
            if (shape.HasReadout)
            {
                Take(zip, names, names.Output, [shape.O, shape.H], parameters.Why, required: true);
                Take(zip, names, names.OutputBias, [shape.O], parameters.by, required: false);
            }

            if (names.SecondBias is not null)
            {
                var second = new double[shape.Bias ? rows : 0];
                Take(zip, names, names.SecondBias, [rows], second, required: false);
                AddSecondBias(second, parameters);
            }
        }
        catch (InputFileException e)
        {
            throw new InvalidDataException(e.Message, e);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new InvalidDataException($"{InputFile.Shown(path)}: {e.Message}", e);
        }
    }

    /// <summary>The biases of a network that a file has not, by their names in it: they are zero when it is taken over.</summary>
    /// <param name="path">A file that <see cref="Load"/> can read.</param>
    /// <param name="shape">The network's.</param>
    /// <exception cref="InvalidDataException">The file cannot be read.</exception>
    public static IReadOnlyList<string> MissingBiases(string path, NetworkShape shape)
    {
        if (!shape.Bias)
        {
            return [];
        }

        try
        {
            Names names = Names.Of(shape.Cell);
            using var zip = new NpzArchive(path);
            string?[] biases = [names.Bias, names.SecondBias, shape.HasReadout ? names.OutputBias : null];
            return [.. biases.OfType<string>().Where(name => names.Find(zip, name) is null)];
        }
        catch (IOException e)
        {
            throw new InvalidDataException(e.Message, e);
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

    private static void Take(NpzArchive zip, Names names, string name, int[] shape, Span<double> target, bool required)
    {
        string? member = names.Find(zip, name);
        if (member is null)
        {
            if (required)
            {
                throw new InvalidDataException($"there is no array {name}{There(zip)}; save {names.All} with numpy.savez");
            }

            target.Clear();
            return;
        }

        if (target.IsEmpty)
        {
            throw new InvalidDataException($"there is an array {name}, but the network has no biases; remove it or set model.bias to true");
        }

        double[] values = Read(zip, member, name, shape, names.Convention);
        values.CopyTo(target);
    }

    private static string There(NpzArchive zip)
    {
        const int MostNamed = 6;
        string[] members = [.. zip.Members.Take(MostNamed + 1).Select(member => InputFile.Shown(
            member.EndsWith(".npy", StringComparison.Ordinal) ? member[..^4] : member))];
        return members.Length == 0 ? ""
            : $", but {string.Join(", ", members.Take(MostNamed))}{(members.Length > MostNamed ? " and others" : "")}";
    }

    private static double[] Read(NpzArchive zip, string member, string name, int[] shape, string convention)
    {
        void Require(NpyHeader header)
        {
            if (!header.Shape.SequenceEqual(shape))
            {
                throw new InvalidDataException(
                    $"its shape is ({string.Join(", ", header.Shape)}), expected ({string.Join(", ", shape)}); {convention}");
            }
        }

        try
        {
            double[] values = zip.Read(member, Require).Values;
            int wrong = Array.FindIndex(values, value => !double.IsFinite(value));
            if (wrong < 0)
            {
                return values;
            }

            string where = string.Join(", ", shape.Length == 1 ? [wrong] : new[] { wrong / shape[1], wrong % shape[1] });
            throw new InvalidDataException($"the number at [{where}] is {NumberWords.Of(values[wrong], 4)}; give weights that are finite");
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{name}: {e.Message}", e);
        }
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

        public string? Find(NpzArchive zip, string name)
        {
            string own = name + ".npy";
            if (zip.Members.Contains(own) || SecondBias is null)
            {
                return zip.Members.Contains(own) ? own : null;
            }

            string ending = name == Output ? ".weight.npy" : name == OutputBias ? ".bias.npy" : $".{name}.npy";
            string[] found = [.. zip.Members.Where(member => member.EndsWith(ending, StringComparison.Ordinal)).Distinct()];
            return found.Length < 2
                ? found.FirstOrDefault()
                : throw new InvalidDataException(
                    $"{string.Join(" and ", found.Take(2).Select(member => InputFile.Shown(member[..^4])))} may both be {name}; "
                    + "save only one of them");
        }
    }
}
