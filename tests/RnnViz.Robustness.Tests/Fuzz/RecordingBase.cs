using System.Globalization;

namespace RnnViz.Robustness.Tests.Fuzz;

/// <summary>A good recording that bad ones are made from: the lines of its list, and the right arrays of its steps.</summary>
/// <param name="Cell">rnn_tanh, rnn_relu, lstm or gru.</param>
/// <param name="Bias">Whether the layer has biases.</param>
/// <param name="HasTokens">Whether its inputs stand for tokens.</param>
internal sealed record RecordingBase(string Cell, bool Bias, bool HasTokens)
{
    private const int Timesteps = 3, Sequences = 2, Inputs = 2, Units = 2, Steps = 3;

    /// <summary>One of each cell, with and without biases and tokens.</summary>
    public static IReadOnlyList<RecordingBase> All { get; } =
    [
        new("lstm", true, true), new("gru", true, false), new("rnn_tanh", false, true), new("rnn_relu", true, false),
        new("gru", false, true),
    ];

    /// <summary>The lines of the list, without their ends.</summary>
    public IReadOnlyList<string> Lines =>
    [
        $$"""{"format":"rnnviz-recording","version":1,"cell":"{{Cell}}","inputs":{{Inputs}},"hidden":{{Units}}"""
            + $$""", "bias":{{(Bias ? "true" : "false")}},"dtype":"float64","layer":"rnn","""
            + $$""" "vocabulary":{{(HasTokens ? "[\"a\",\"b\"]" : "null")}}}""",
        .. Enumerable.Range(0, Steps).Select(step => string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"iteration":{{step * 10}},"file":"{{FileOf(step)}}","loss":{{1.5 / (step + 1)}},"learningRate":0.01""")
            + $$""", "timesteps":{{Timesteps}},"sequences":{{Sequences}},"batch":{{Sequences}},"directFrom":1}"""),
    ];

    /// <summary>The files of the steps, by name, with their arrays.</summary>
    public IReadOnlyList<(string File, Arrays[] Arrays)> Files =>
        [.. Enumerable.Range(0, Steps).Select(step => (FileOf(step), ArraysOf(step)))];

    private static string FileOf(int step) => string.Create(CultureInfo.InvariantCulture, $"step-{step * 10:D9}.npz");

    private Arrays[] ArraysOf(int step)
    {
        int rows = Units * (Cell == "lstm" ? 4 : Cell == "gru" ? 3 : 1);
        var arrays = new List<Arrays>();
        Add("x", Timesteps, Sequences, Inputs);
        Add("h0", Sequences, Units);
        Add("weight_ih", rows, Inputs);
        Add("weight_hh", rows, Units);
        Add("h", Timesteps, Sequences, Units);
        Add("direct_h", Timesteps, Sequences, Units);
        Add("grad_weight_hh", rows, Units);
        foreach (string bias in Bias ? (string[])["bias_ih", "bias_hh"] : [])
        {
            Add(bias, rows);
        }

        foreach (string cell in Cell == "lstm" ? (string[])["c0", "c_n", "direct_c_n"] : [])
        {
            Add(cell, Sequences, Units);
        }

        if (HasTokens)
        {
            Add("tokens", Timesteps, Sequences);
        }

        return [.. arrays];

        void Add(string name, params int[] shape)
        {
            int count = shape.Aggregate((a, b) => a * b);
            IEnumerable<double> numbers = Enumerable.Range(0, count).Select(i => name == "tokens" ? i % 2 : ((i * 7 + step) % 5 - 2) * 0.2);
            arrays.Add(new Arrays(
                name + ".npy", "<f8", "False", string.Join(", ", shape) + ",", [.. numbers.SelectMany(BitConverter.GetBytes)], 0, false,
                null));
        }
    }
}
