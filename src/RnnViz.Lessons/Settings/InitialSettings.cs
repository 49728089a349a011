using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using RnnViz.Lessons.Errors;
using RnnViz.Numerics.Files;
using RnnViz.Numerics.Initializers;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Randomness;

namespace RnnViz.Lessons.Settings;

/// <summary>How the weights are drawn before the first update.</summary>
public sealed record InitialSettings
{
    /// <summary>How the weights are drawn, or that they come from a file.</summary>
    [Description("How the weights are drawn.")]
    public InitialKind Kind { get; init; } = InitialKind.Gaussian;

    /// <summary>Scale of Whh, 0 to 100; a Gaussian one has deviation gain/√H, an orthogonal one singular values of gain.</summary>
    [Description("Scale of Whh; in a gaussian start its deviation is gain/√H, so that its spectral radius is about the gain.")]
    [Range(0.0, 100.0)]
    public double Gain { get; init; } = 1;

    /// <summary>Scale of Wxh, 0 to 100; a Gaussian one has deviation inputGain/√D.</summary>
    [Description("Scale of Wxh; in a gaussian start its deviation is inputGain/√D.")]
    [Range(0.0, 100.0)]
    public double InputGain { get; init; } = 1;

    /// <summary>Scale of Why, 0 to 100; a Gaussian one has deviation outputGain/√H.</summary>
    [Description("Scale of Why; in a gaussian start its deviation is outputGain/√H.")]
    [Range(0.0, 100.0)]
    public double OutputGain { get; init; } = 1;

    /// <summary>Scales Whh to this spectral radius, 1e-6 to 1000; null leaves it.</summary>
    [Description("Scales Whh to this spectral radius; without it Whh stays as drawn.")]
    [Range(1e-6, 1000.0)]
    public double? SpectralRadius { get; init; }

    /// <summary>Scales Whh to this largest singular value, 1e-6 to 1000; null leaves it.</summary>
    [Description("Scales Whh to this largest singular value; without it Whh stays as drawn.")]
    [Range(1e-6, 1000.0)]
    public double? LargestSingularValue { get; init; }

    /// <summary>
    /// Added to the bias of the gate that keeps the state, −20 to 20: b^f of the LSTM, b^z of the GRU; null adds nothing.
    /// </summary>
    [Description("Added to the bias of the gate that keeps the state, of an lstm the forget gate f, of a gru z: above 0 it keeps.")]
    [Range(-20.0, 20.0)]
    public double? ForgetBias { get; init; }

    /// <summary>With kind file: a NumPy .npz file, relative to the lesson file.</summary>
    [Description("With kind file: a NumPy .npz file with Wxh, Whh, bh, Why and by, of a gated cell with weight_ih_l0, weight_hh_l0, "
        + "bias_ih_l0, bias_hh_l0, Why and by; a relative path starts at the lesson file.")]
    [MaxLength(4000)]
    public string? File { get; init; }

    /// <summary>Draws or reads all parameters, then scales Whh where that is asked for.</summary>
    /// <exception cref="LessonException">The file cannot be used, or Whh cannot be scaled.</exception>
    internal void Fill(NetworkParameters parameters, InputFolder folder, int seed)
    {
        try
        {
            Initializer start = Kind switch
            {
                InitialKind.Xavier => new XavierInitializer(Gain, InputGain, OutputGain),
                InitialKind.Orthogonal => new OrthogonalInitializer(Gain, InputGain, OutputGain),
                InitialKind.Identity => new IdentityInitializer(Gain, InputGain, OutputGain),
                InitialKind.Uniform => new UniformInitializer(Gain, InputGain, OutputGain),
                InitialKind.File => new FileInitializer(folder.Find(File!)),
                _ => new GaussianInitializer(Gain, InputGain, OutputGain),
            };
            start.Fill(parameters, new RandomSource(seed));
            if (SpectralRadius is { } radius)
            {
                RecurrentScale.ToSpectralRadius(parameters, radius);
            }
            else if (LargestSingularValue is { } value)
            {
                RecurrentScale.ToLargestSingularValue(parameters, value);
            }

            if (ForgetBias is { } bias && parameters.Shape.Cell != Cell.Vanilla)
            {
                Numerics.Initializers.ForgetBias.Add(parameters, bias);
            }
        }
        catch (InputFileException e)
        {
            throw new LessonException("model", [LessonError.OfFile("model.initial.file", e)]);
        }
        catch (InvalidDataException e)
        {
            throw new LessonException("model", [new LessonError("model.initial.file", e.Message)]);
        }
        catch (ArgumentException e)
        {
            throw new LessonException("model", [new LessonError("model.initial", e.Message)]);
        }
    }

    /// <summary>What the keys break between each other.</summary>
    /// <param name="mistakes">What is unknown of the lesson.</param>
    /// <param name="model">Whose weights they are.</param>
    internal IEnumerable<LessonError> Check(LessonMistakes mistakes, ModelSettings model)
    {
        const string At = "model.initial";
        bool hasFile = mistakes.IsGiven($"{At}.file", File);
        if (mistakes.Knows($"{At}.kind") && Kind == InitialKind.File && !hasFile)
        {
            yield return new LessonError($"{At}.file", "missing", "the path of an .npz file, as kind is file");
        }
        else if (mistakes.Knows($"{At}.kind") && Kind != InitialKind.File && hasFile)
        {
            yield return new LessonError($"{At}.file", "given, but kind is not file", "remove it, or set kind to file");
        }

        if (mistakes.Knows($"{At}.kind") && Kind == InitialKind.File)
        {
            foreach ((string key, double gain) in new[] { ("gain", Gain), ("inputGain", InputGain), ("outputGain", OutputGain) })
            {
                if (gain != 1 && mistakes.Knows($"{At}.{key}"))
                {
                    yield return new LessonError(
                        $"{At}.{key}", "given, but weights of a file are taken as they are",
                        key == "gain" ? "remove it; spectralRadius and largestSingularValue scale Whh" : "remove it");
                }
            }
        }

        if (ForgetBias is not null && mistakes.Knows($"{At}.forgetBias", "model.cell", "model.bias"))
        {
            if (model.Cell == CellKind.Vanilla)
            {
                yield return new LessonError(
                    $"{At}.forgetBias", "given, but a vanilla cell has no gates", "remove it, or set model.cell to lstm or gru");
            }
            else if (!model.Bias)
            {
                yield return new LessonError(
                    $"{At}.forgetBias", "given, but the network has no biases", "remove it, or set model.bias to true");
            }
        }

        bool hasRadius = mistakes.IsGiven($"{At}.spectralRadius", SpectralRadius);
        bool hasValue = mistakes.IsGiven($"{At}.largestSingularValue", LargestSingularValue);
        if (hasRadius && hasValue)
        {
            yield return new LessonError(At, "both spectralRadius and largestSingularValue are given", "at most one of them");
        }

        if (mistakes.Knows($"{At}.gain", $"{At}.kind") && Gain == 0 && Kind is not InitialKind.File && (hasRadius || hasValue))
        {
            yield return new LessonError(
                $"{At}.gain", "0 makes Whh zero, which cannot be scaled to a spectral radius or singular value", "a number above 0");
        }
    }
}
