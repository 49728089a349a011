namespace RnnViz.Numerics.Reference;

/// <summary>Runs a reference case and compares every quantity.</summary>
public sealed class ReferenceCheck
{
    /// <summary>Updates multiply rounding errors: their losses are allowed a hundred times the tolerance.</summary>
    public const double TrainingSlack = 100;

    private const double PyTorchEpsilon = 1e-6;
    private readonly ReferenceCase c;
    private readonly KernelSet kernels;
    private readonly RecurrentNetwork network;
    private readonly SequenceBatch batch;
    private readonly Tape tape;
    private readonly NetworkParameters gradients;
    private readonly BpttPass pass;

    /// <summary>Prepares a case.</summary>
    /// <param name="referenceCase">The case.</param>
    /// <param name="kernels">The loops to check; null takes the fastest of this machine.</param>
    /// <exception cref="InvalidDataException">The case names an activation or a loss that does not exist.</exception>
    public ReferenceCheck(ReferenceCase referenceCase, KernelSet? kernels = null)
    {
        (c, this.kernels) = (referenceCase, kernels ?? KernelSet.Best);
        if (!Enum.TryParse(c.Activation, ignoreCase: true, out Activation activation))
        {
            throw new InvalidDataException($"{c.Name}: \"{c.Activation}\" is not an activation; use tanh, relu, sigmoid or identity.");
        }

        var shape = new NetworkShape(c.Shape.D, c.Shape.H, c.Shape.O);
        network = new RecurrentNetwork(shape, activation, this.kernels);
        batch = ReferenceBatch.Of(c);
        tape = new Tape(shape, c.Shape.T, c.Shape.B);
        gradients = new NetworkParameters(shape);
        pass = new BpttPass(network, OutputLoss.Named(c.Loss), c.Truncation);
    }

    /// <summary>Every quantity of the case, in the order of the format's description.</summary>
    public IReadOnlyList<QuantityCheck> Run(double tolerance)
    {
        var results = new List<QuantityCheck>();
        void Compare(string quantity, IEnumerable<double> ours, IEnumerable<double> theirs) =>
            results.Add(new QuantityCheck(quantity, RelativeError.Of([.. ours], [.. theirs]), tolerance));

        RunPass();
        (int T, int B, _, int H, int O) = c.Shape;
        ReferenceExpectation expected = c.Expected;
        Compare("loss", [tape.Loss], [expected.Loss]);
        Compare("lossPerStep", tape.Losses.ToArray(), expected.LossPerStep);
        Compare("hidden", Steps(t => Nested(tape.ComputeHidden(t), H, B)), Flat(expected.Hidden));
        Compare("outputs", Steps(t => Nested(tape.Output(t), O, B)), Flat(expected.Outputs));
        Compare("hiddenGradient", Steps(t => Nested(tape.ComputeHiddenGradient(t), H, B)), Flat(expected.HiddenGradient));
        Compare("hiddenGradientNorm", tape.HiddenGradientNorms.ToArray(), expected.HiddenGradientNorm);

        var flow = new FlowTriangle(network.Shape, T, B, c.Truncation);
        flow.Compute(network, batch, tape);
        Compare("flow", Steps(k => [.. Enumerable.Range(1, T).Select(t => flow[k, t])]), expected.Flow.SelectMany(row => row));
        var terms = new TermNorms(network.Shape, T);
        terms.Compute(network, tape);
        Compare("whhTermNorm", terms.Values.ToArray(), expected.WhhTermNorm);

        Compare("gradients.Wxh", gradients.Wxh.ToArray(), expected.Gradients.Wxh.SelectMany(row => row));
        Compare("gradients.Whh", gradients.Whh.ToArray(), expected.Gradients.Whh.SelectMany(row => row));
        Compare("gradients.bh", gradients.bh.ToArray(), expected.Gradients.Bh);
        Compare("gradients.Why", gradients.Why.ToArray(), expected.Gradients.Why.SelectMany(row => row));
        Compare("gradients.by", gradients.by.ToArray(), expected.Gradients.By);
        Compare("gradientNorm", [Norm.Of(gradients.Values)], [expected.GradientNorm]);
        var spectrum = new Spectrum(H);
        spectrum.Compute(network.Parameters.Whh);
        Compare("spectralRadius", [spectrum.SpectralRadius], [expected.SpectralRadius]);
        Compare("largestSingularValue", [spectrum.LargestSingularValue], [expected.LargestSingularValue]);
        foreach (ReferenceTraining training in expected.Training ?? [])
        {
            double error = RelativeError.Of(Train(training), training.LossPerIteration);
            string clip = training.Optimizer.Clip is null ? "" : " clipped";
            results.Add(new QuantityCheck($"training {training.Optimizer.Kind}{clip}", error, tolerance * TrainingSlack));
        }

        return results;
    }

    private void RunPass()
    {
        ReferenceBatch.Load(c.Parameters, network.Parameters);
        tape.SetInitialHidden(ReferenceBatch.InitialHidden(c));
        pass.Run(batch, tape, gradients);
    }

    private double[] Train(ReferenceTraining training)
    {
        ReferenceOptimizer settings = training.Optimizer;
        int n = network.Parameters.Values.Length;
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
        ReferenceBatch.Load(c.Parameters, network.Parameters);
        for (int i = 0; i < losses.Length; i++)
        {
            pass.Run(batch, tape, gradients);
            losses[i] = tape.Loss;
            clip.Apply(gradients.Values, Norm.Of(gradients.Values));
            optimizer.Update(network.Parameters.Values, gradients.Values);
        }

        return losses;
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
