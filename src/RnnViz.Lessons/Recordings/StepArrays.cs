using RnnViz.Numerics.Files;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Recordings;

/// <summary>
/// The arrays of one recorded step, as they lie in its file: time-major, row by row, in PyTorch's names and order of gates. T timesteps,
/// B sequences, D inputs, H units, G·H rows of stacked weights.
/// </summary>
internal sealed record StepArrays
{
    /// <summary>x_t, T·B·D.</summary>
    public required double[] Inputs { get; init; }

    /// <summary>h_0, B·H.</summary>
    public required double[] InitialHidden { get; init; }

    /// <summary>c_0 of an LSTM, B·H; empty for other cells.</summary>
    public double[] InitialCell { get; init; } = [];

    /// <summary>weight_ih, G·H×D.</summary>
    public required double[] InputWeights { get; init; }

    /// <summary>weight_hh, G·H×H.</summary>
    public required double[] RecurrentWeights { get; init; }

    /// <summary>bias_ih, G·H, or empty.</summary>
    public double[] InputBias { get; init; } = [];

    /// <summary>bias_hh, G·H, or empty.</summary>
    public double[] RecurrentBias { get; init; } = [];

    /// <summary>h_t as the layer computed it, T·B·H.</summary>
    public required double[] Hidden { get; init; }

    /// <summary>c_T of an LSTM as the layer computed it, B·H; empty for other cells.</summary>
    public double[] LastCell { get; init; } = [];

    /// <summary>What the rest of the model hands to h_t, T·B·H.</summary>
    public required double[] DirectHidden { get; init; }

    /// <summary>What it hands to c_T of an LSTM, B·H; empty for other cells.</summary>
    public double[] DirectCell { get; init; } = [];

    /// <summary>Indexes into the vocabulary, T·B; empty where there are none.</summary>
    public double[] Tokens { get; init; } = [];

    /// <summary>∂L/∂weight_ih as the layer had it, G·H×D; empty where it is not of these sequences alone.</summary>
    public double[] InputGradient { get; init; } = [];

    /// <summary>∂L/∂weight_hh, G·H×H, likewise.</summary>
    public double[] RecurrentGradient { get; init; } = [];

    /// <summary>Reads them all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="layer">The layer, which says the shapes.</param>
    /// <param name="step">The step.</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="InvalidDataException">An array is missing, of another shape, or damaged.</exception>
    public static StepArrays Read(string path, RecordingHeader layer, RecordedStep step)
    {
        (int T, int B, int D, int H) = (step.Timesteps, step.Sequences, layer.Inputs, layer.Hidden);
        bool isLstm = layer.Cell == Cell.Lstm;
        int rows = H * NetworkShape.OfLayer(D, H, layer.Bias, layer.Cell).G;
        using var npz = new NpzReader(path);
        return new StepArrays
        {
            Inputs = npz.Read("x", T, B, D),
            InitialHidden = npz.Read("h0", B, H),
            InitialCell = isLstm ? npz.Read("c0", B, H) : [],
            InputWeights = npz.Read("weight_ih", rows, D),
            RecurrentWeights = npz.Read("weight_hh", rows, H),
            InputBias = layer.Bias ? npz.Read("bias_ih", rows) : [],
            RecurrentBias = layer.Bias ? npz.Read("bias_hh", rows) : [],
            Hidden = npz.Read("h", T, B, H),
            LastCell = isLstm ? npz.Read("c_n", B, H) : [],
            DirectHidden = npz.Read("direct_h", T, B, H),
            DirectCell = isLstm ? npz.Read("direct_c_n", B, H) : [],
            Tokens = npz.Has("tokens") ? npz.Read("tokens", T, B) : [],
            InputGradient = npz.Has("grad_weight_ih") ? npz.Read("grad_weight_ih", rows, D) : [],
            RecurrentGradient = npz.Has("grad_weight_hh") ? npz.Read("grad_weight_hh", rows, H) : [],
        };
    }
}
