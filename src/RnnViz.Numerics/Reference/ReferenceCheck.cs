using RnnViz.Numerics.Activations;
using RnnViz.Numerics.Analysis;
using RnnViz.Numerics.Equations;
using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Losses;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Optimizers;

namespace RnnViz.Numerics.Reference;

/// <summary>Runs a reference case and compares every quantity.</summary>
public sealed class ReferenceCheck
{
    /// <summary>Updates multiply rounding errors: their losses are allowed a hundred times the tolerance.</summary>
    public const double TrainingSlack = 100;

    private const double PyTorchEpsilon = 1e-6;
    private readonly ReferenceCase c;
    private readonly NetworkParameters weights;
    private readonly IReferencePass pass;

    private ReferenceCheck(ReferenceCase referenceCase, NetworkParameters weights, IReferencePass pass) =>
        (c, this.weights, this.pass) = (referenceCase, weights, pass);

    /// <summary>A check of the pass that training runs.</summary>
    /// <param name="referenceCase">The case.</param>
    /// <param name="kernels">The loops to check; null takes the fastest of this machine.</param>
    /// <exception cref="InvalidDataException">The case names an activation that does not exist.</exception>
    /// <exception cref="ArgumentException">The case names a loss that does not exist, or that its targets are not for.</exception>
    public static ReferenceCheck OfNetwork(ReferenceCase referenceCase, KernelSet? kernels = null)
    {
        SequenceBatch batch = ReferenceBatch.Of(referenceCase);
        var network = new RecurrentNetwork(ReferenceBatch.ShapeOf(referenceCase), ActivationOf(referenceCase), kernels);
        var pass = new NetworkPass(network, OutputLoss.Named(referenceCase.Loss), batch, referenceCase);
        return new ReferenceCheck(referenceCase, network.Parameters, pass);
    }

    /// <summary>A check of the plain equations. Slow: one sequence after another, one loss after another.</summary>
    /// <param name="referenceCase">The case.</param>
    /// <exception cref="InvalidDataException">The case names an activation that does not exist.</exception>
    /// <exception cref="ArgumentException">The case names a loss that does not exist, or that its targets are not for.</exception>
    public static ReferenceCheck OfEquations(ReferenceCase referenceCase)
    {
        (SequenceBatch batch, double[] initialHidden) = (ReferenceBatch.Of(referenceCase), ReferenceBatch.InitialHidden(referenceCase));
        OutputLoss.Named(referenceCase.Loss).RequireTargets(batch);
        var weights = new NetworkParameters(ReferenceBatch.ShapeOf(referenceCase));
        var equations = new BatchEquations(weights, ActivationOf(referenceCase), batch, referenceCase.Truncation);
        var pass = new EquationPass(equations, batch.T, initialHidden, ReferenceBatch.InitialCell(referenceCase));
        return new ReferenceCheck(referenceCase, weights, pass);
    }

    /// <summary>Every quantity of the case, in the order of the format's description.</summary>
    /// <param name="tolerance">
    /// The relative error that is allowed; losses of training are allowed <see cref="TrainingSlack"/> times it.
    /// </param>
    public IReadOnlyList<QuantityCheck> Run(double tolerance)
    {
        var results = new List<QuantityCheck>();
        void Compare(string quantity, IEnumerable<double> ours, IEnumerable<double> theirs) =>
            results.Add(new QuantityCheck(quantity, RelativeError.Of([.. ours], [.. theirs]), tolerance));

        ReferenceBatch.Load(c.Parameters, weights);
        pass.Run();
        (_, int B, _, int H, int O) = c.Shape;
        ReferenceExpectation expected = c.Expected;
        Cell cell = weights.Shape.Cell;
        Compare("loss", [pass.Losses.Sum()], [expected.Loss]);
        Compare("lossPerStep", pass.Losses, expected.LossPerStep);
        Compare("hidden", Steps(t => Nested(pass.Hidden(t), H, B)), Flat(expected.Hidden));
        Compare("outputs", Steps(t => Nested(pass.Output(t), O, B)), Flat(expected.Outputs));
        for (int gate = 0; gate < cell.Letters().Length; gate++)
        {
            (int which, string letter) = (gate, cell.Letters()[gate].ToString());
            Compare($"gates.{letter}", Steps(t => Nested(pass.Gate(which, t), H, B)), Flat(expected.Gates![letter]));
        }

        Compare("hiddenGradient", Steps(t => Nested(pass.HiddenGradient(t), H, B)), Flat(expected.HiddenGradient));
        Compare("hiddenGradientNorm", pass.HiddenGradientNorms(), expected.HiddenGradientNorm);
        Compare("flow", pass.Flow(), expected.Flow.SelectMany(row => row));
        if (cell == Cell.Lstm)
        {
            Compare("cellState", Steps(t => Nested(pass.CellState(t), H, B)), Flat(expected.CellState!));
            Compare("cellGradient", Steps(t => Nested(pass.CellGradient(t), H, B)), Flat(expected.CellGradient!));
            Compare("cellGradientNorm", pass.CellGradientNorms(), expected.CellGradientNorm!);
            Compare("cellFlow", pass.CellFlow(), expected.CellFlow!.SelectMany(row => row));
        }

        Compare(cell == Cell.Vanilla ? "whhTermNorm" : "whTermNorm", pass.TermNorms(), (expected.WhhTermNorm ?? expected.WhTermNorm)!);
        var gradients = new NetworkParameters(weights.Shape);
        ReferenceBatch.Load(expected.Gradients, gradients);
        foreach ((string name, int start, int length) in ParameterRange.Of(weights.Shape))
        {
            double[] ours = pass.Gradients.Values.Slice(start, length).ToArray();
            Compare($"gradients.{name}", ours, gradients.Values.Slice(start, length).ToArray());
        }

        Compare("gradientNorm", [Norm.Of(pass.Gradients.Values)], [expected.GradientNorm]);
        if (cell == Cell.Vanilla)
        {
            var spectrum = new Spectrum(H);
            spectrum.Compute(weights.Whh);
            Compare("spectralRadius", [spectrum.SpectralRadius], [expected.SpectralRadius!.Value]);
            Compare("largestSingularValue", [spectrum.LargestSingularValue], [expected.LargestSingularValue!.Value]);
        }

        foreach (ReferenceTraining training in expected.Training ?? [])
        {
            double error = RelativeError.Of(Train(training), training.LossPerIteration);
            string clip = training.Optimizer.Clip is null ? "" : " clipped";
            results.Add(new QuantityCheck($"training {training.Optimizer.Kind}{clip}", error, tolerance * TrainingSlack));
        }

        return results;
    }

    private double[] Train(ReferenceTraining training)
    {
        ReferenceOptimizer settings = training.Optimizer;
        int n = weights.Values.Length;
        Optimizer optimizer = settings.Kind switch
        {
            "sgd" => new Sgd(settings.Lr),
            "momentum" => new Momentum(n, settings.Lr, settings.Momentum),
            "adagrad" => new Adagrad(n, settings.Lr),
            "rmsprop" => new Rmsprop(n, settings.Lr),
            "adam" => new Adam(n, settings.Lr),
            _ => throw new InvalidDataException(
                $"{c.Name}: \"{settings.Kind}\" is not an optimizer; use sgd, momentum, adagrad, rmsprop or adam."),
        };
        GradientClip clip = settings.Clip is { } threshold ? new NormClip(threshold, PyTorchEpsilon) : GradientClip.None;
        var losses = new double[training.LossPerIteration.Length];
        ReferenceBatch.Load(c.Parameters, weights);
        for (int i = 0; i < losses.Length; i++)
        {
            pass.Run();
            losses[i] = pass.Losses.Sum();
            clip.Apply(pass.Gradients.Values, Norm.Of(pass.Gradients.Values));
            optimizer.Update(weights.Values, pass.Gradients.Values);
        }

        return losses;
    }

    private static Activation ActivationOf(ReferenceCase c)
    {
        if (ReferenceBatch.ShapeOf(c).Cell != Cell.Vanilla)
        {
            return Activation.Tanh;
        }

        return Enum.TryParse(c.Activation, ignoreCase: true, out Activation activation)
            ? activation
            : throw new InvalidDataException($"{c.Name}: \"{c.Activation}\" is not an activation; use tanh, relu, sigmoid or identity.");
    }

    private IEnumerable<double> Steps(Func<int, double[]> at) => Enumerable.Range(1, c.Shape.T).SelectMany(at);

    private static IEnumerable<double> Flat(double[][][] cube) => cube.SelectMany(matrix => matrix).SelectMany(row => row);

    // feature-major [unit·B + sequence] as the file nests it: [sequence][unit]
    private static double[] Nested(ReadOnlySpan<double> matrix, int units, int B)
    {
        var result = new double[matrix.Length];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = matrix[i % units * B + i / units];
        }

        return result;
    }
}
