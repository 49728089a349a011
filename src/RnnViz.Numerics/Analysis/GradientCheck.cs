using RnnViz.Numerics.Activations;
using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Losses;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Passes;
using RnnViz.Numerics.Randomness;

namespace RnnViz.Numerics.Analysis;

/// <summary>
/// Holds the gradients of a pass against centred differences of the loss. With truncation the loss that is differenced is the
/// truncated one: for each ℓ_s the state h_{s−k} stays the number that it was.
/// </summary>
public sealed class GradientCheck
{
    private const int Steps = 9;
    private const double StepRatio = 3;

    private readonly RecurrentNetwork network;
    private readonly BpttPass pass;
    private readonly List<(SequenceBatch Batch, Tape Tape)> parts = [];

    /// <summary>Prepares a check.</summary>
    /// <param name="network">The network; its weights are moved and put back.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="tape">A tape with a forward pass of that batch, h_0 included.</param>
    /// <param name="truncation">k of truncated BPTT; null for none.</param>
    public GradientCheck(RecurrentNetwork network, OutputLoss loss, SequenceBatch batch, Tape tape, int? truncation)
    {
        this.network = network;
        pass = new BpttPass(network, loss);
        if (truncation is null || truncation >= batch.T)
        {
            Add(batch, tape, 0);
            return;
        }

        for (int s = 1; s <= batch.T; s++)
        {
            if (batch.HasLoss(s))
            {
                int first = Math.Max(1, s - truncation.Value + 1);
                Add(batch.LastStepOf(first, s), tape, first - 1);
            }
        }
    }

    /// <summary>
    /// The relative error of the gradient of each parameter, over some of its elements: ‖gradient − difference‖/‖difference‖. Where the
    /// elements are smaller than is typical of the parameter, it is relative to as many typical ones.
    /// </summary>
    /// <param name="gradients">What is checked.</param>
    /// <param name="samples">How many elements of each parameter, at most.</param>
    /// <param name="tolerance">What is allowed.</param>
    /// <param name="random">Chooses the elements.</param>
    public IReadOnlyList<QuantityCheck> Run(NetworkParameters gradients, int samples, double tolerance, RandomSource random)
    {
        var results = new List<QuantityCheck>();
        foreach ((string name, int start, int length) in ParameterRange.Of(gradients.Shape))
        {
            double error = Error(start, gradients.Values.Slice(start, length), samples, random);
            results.Add(new QuantityCheck($"gradients.{name}", error, tolerance));
        }

        return results;
    }

    private double Error(int start, ReadOnlySpan<double> gradient, int samples, RandomSource random)
    {
        // Where the loss changes fast, or has kinks, it is nearly a polynomial over shorter steps only.
        double typical = Norm.Of(gradient) / Math.Sqrt(gradient.Length);
        double step = (network.Activation == Activation.Relu ? 1e-3 : 0.05) / Math.Max(1, 4 * typical);
        int n = Math.Min(samples, gradient.Length);
        double[] ours = new double[n], theirs = new double[n];
        for (int i = 0; i < n; i++)
        {
            int element = n == gradient.Length ? i : random.NextInteger(gradient.Length);
            ours[i] = gradient[element];
            theirs[i] = Difference(start + element, step);
        }

        // Elements far below the gradient's typical size, as of a character that hardly occurs, are below the rounding of the loss.
        double scale = Math.Max(Norm.Of(theirs), typical * Math.Sqrt(n));
        double[] difference = [.. ours.Zip(theirs, (a, b) => a - b)];
        return scale == 0 ? Norm.Of(difference) : Norm.Of(difference) / scale;
    }

    /// <summary>
    /// (L(p + ε) − L(p − ε)) / 2ε for ever smaller ε, extrapolated to ε = 0; of all extrapolations the one counts that
    /// agrees best with its neighbours (Ridders 1982), no better than the losses' own rounding allows. So neither rounding, nor
    /// curvature, nor a kink decides.
    /// </summary>
    private double Difference(int parameter, double step)
    {
        Span<double> before = stackalloc double[Steps], now = stackalloc double[Steps];
        double best = double.NaN, disagreement = double.PositiveInfinity;
        for (int i = 0; i < Steps; i++)
        {
            double above = LossAt(parameter, step);
            now[0] = (above - LossAt(parameter, -step)) / (2 * step);
            // equal roundings of the loss agree with one another for nothing
            double rounding = Math.BitIncrement(Math.Abs(above)) - Math.Abs(above);
            double factor = StepRatio * StepRatio;
            for (int j = 1; j <= i; j++)
            {
                now[j] = (now[j - 1] * factor - before[j - 1]) / (factor - 1);
                factor *= StepRatio * StepRatio;
                double apart = Math.Max(Math.Abs(now[j] - now[j - 1]), Math.Abs(now[j] - before[j - 1])) + rounding / step;
                if (apart <= disagreement)
                {
                    (best, disagreement) = (now[j], apart);
                }
            }

            now.CopyTo(before);
            step /= StepRatio;
        }

        return best;
    }

    private double LossAt(int parameter, double offset)
    {
        ref double value = ref network.Parameters.Values[parameter];
        double before = value, sum = 0;
        value += offset;
        foreach ((SequenceBatch batch, Tape tape) in parts)
        {
            sum += pass.Loss(batch, tape);
        }

        value = before;
        return sum;
    }

    // the loss of a batch that begins with the state at t of another tape
    private void Add(SequenceBatch batch, Tape states, int t)
    {
        var tape = new Tape(network.Shape, batch.T, batch.B);
        tape.SetInitialHidden(states.ComputeHidden(t));
        if (network.Shape.Cell == Cell.Lstm)
        {
            tape.SetInitialCell(states.ComputeCell(t));
        }

        parts.Add((batch, tape));
    }
}
