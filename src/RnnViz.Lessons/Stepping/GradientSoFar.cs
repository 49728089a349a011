using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Step;
using RnnViz.Numerics.Analysis;
using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Stepping;

/// <summary>
/// The gradients as far as the cursor has come: ∂L/∂Whh grows by δ_t h_{t−1}ᵀ at each recurrent term, the others at theirs, from t = T down to 1. In the update phase it is the gradient that the optimizer gets, before clipping; the sum
/// of all terms equals that one but for rounding. Computed when it is asked for, and only the difference to what was asked
/// for before: one term forwards, a few backwards from a sum kept on the way.
/// </summary>
public sealed class GradientSoFar
{
    private const long MostBytesKept = 32 << 20;
    private const int MostKept = 32, PartsOfATimestep = 3;

    private readonly SessionParts parts;
    private readonly PreparedStep step;
    private readonly NetworkParameters sum;
    private readonly double[] term;
    private readonly double[]?[] kept;
    private readonly int keptEvery;
    private Cursor cursor;
    private int level, keptCount, stepVersion = -1, termTimestep;

    internal GradientSoFar(SessionParts parts, PreparedStep step)
    {
        (this.parts, this.step) = (parts, step);
        NetworkShape shape = parts.Network.Shape;
        sum = new NetworkParameters(shape);
        term = new double[shape.G * shape.H * shape.H];
        int places = (int)Math.Clamp(MostBytesKept / (sizeof(double) * (long)shape.ParameterCount), 2, MostKept);
        keptEvery = (parts.Batch.T + places - 1) / places;
        kept = new double[]?[places + 1];
    }

    /// <summary>How many of the terms of ∂L/∂Whh are in the sum.</summary>
    public int TermsSummed => cursor.Phase switch
    {
        Phase.Backward => TermsInAll - cursor.Timestep + (cursor.Term >= Term.RecurrentTerm ? 1 : 0),
        Phase.Update => TermsInAll,
        _ => 0,
    };

    /// <summary>How many terms ∂L/∂Whh has: T.</summary>
    public int TermsInAll => parts.Batch.T;

    /// <summary>∂L/∂Whh so far, G·H×H, row by row; the rows of a gated cell's gates one after another.</summary>
    public ReadOnlySpan<double> Recurrent => Current.Whh;

    /// <summary>∂L/∂Wxh so far, G·H×D, row by row.</summary>
    public ReadOnlySpan<double> Input => Current.Wxh;

    /// <summary>∂L/∂bh so far, G·H; empty in a network without biases.</summary>
    public ReadOnlySpan<double> HiddenBias => Current.bh;

    /// <summary>∂L/∂bhn of a GRU so far, H; it grows with ∂L/∂Whh. Empty in all other networks.</summary>
    public ReadOnlySpan<double> CandidateBias => Current.bhn;

    /// <summary>∂L/∂Why so far, O×H, row by row.</summary>
    public ReadOnlySpan<double> Output => Current.Why;

    /// <summary>∂L/∂by so far, O; empty in a network without biases.</summary>
    public ReadOnlySpan<double> OutputBias => Current.by;

    /// <summary>‖∂L/∂Whh‖_F of the sum so far; 0 before its first term.</summary>
    public double RecurrentNorm => Norm.Of(Recurrent);

    /// <summary>The norm of all gradient sums so far, taken together as one vector; 0 before the first term.</summary>
    internal double JointNorm => Norm.Of(Current.Values);

    /// <summary>δ_t h_{t−1}ᵀ of the cursor's timestep t, G·H×H, row by row; empty outside the backward phase.</summary>
    public ReadOnlySpan<double> RecurrentTerm
    {
        get
        {
            if (cursor.Phase != Phase.Backward)
            {
                return default;
            }

            Refresh();
            if (termTimestep != cursor.Timestep)
            {
                Array.Clear(term);
                GradientTerms.AddRecurrent(parts.Network, parts.Tape, cursor.Timestep, term);
                termTimestep = cursor.Timestep;
            }

            return term;
        }
    }

    /// <summary>‖δ_t h_{t−1}ᵀ‖_F of the cursor's timestep; 0 outside the backward phase.</summary>
    public double RecurrentTermNorm => Norm.Of(RecurrentTerm);

    /// <summary>δ_t h_{t−1}ᵀ of one sequence alone; the term of t is the sum of these over the batch.</summary>
    /// <param name="t">1..T.</param>
    /// <param name="sequence">0..B − 1.</param>
    /// <param name="destination">G·H×H, row by row.</param>
    public void OuterProduct(int t, int sequence, Span<double> destination) =>
        GradientTerms.OuterProduct(parts.Tape, t, sequence, destination);

    /// <summary>Parts added since it was made, three a timestep: what showing sums has cost.</summary>
    internal long PartsAdded { get; private set; }

    /// <summary>The cursor is here now.</summary>
    internal void MoveTo(Cursor place) => cursor = place;

    private NetworkParameters Current
    {
        get
        {
            if (cursor.Phase == Phase.Update)
            {
                return parts.Gradients;
            }

            Refresh();
            Bring(Level);
            return sum;
        }
    }

    // how many parts, three a timestep, are in the sum at the cursor
    private int Level => cursor.Phase != Phase.Backward ? 0 : PartsOfATimestep * (TermsInAll - cursor.Timestep) + cursor.Term switch
    {
        < Term.RecurrentTerm => 0,
        Term.RecurrentTerm => 1,
        Term.InputTerm => 2,
        _ => 3,
    };

    private void Refresh()
    {
        if (stepVersion != step.Version)
        {
            (stepVersion, keptCount, termTimestep, level) = (step.Version, 0, 0, 0);
            sum.Clear();
        }
    }

    private void Bring(int target)
    {
        int stride = PartsOfATimestep * keptEvery, nearest = Math.Min(keptCount, target / stride);
        if (target < level || nearest * stride > level)
        {
            level = nearest * stride;
            if (nearest == 0)
            {
                sum.Clear();
            }
            else
            {
                kept[nearest]!.CopyTo(sum.Values);
            }
        }

        while (level < target)
        {
            Add(TermsInAll - level / PartsOfATimestep, level % PartsOfATimestep);
            PartsAdded++;
            level++;
            if (level % stride == 0 && level / stride > keptCount)
            {
                keptCount = level / stride;
                sum.Values.CopyTo(kept[keptCount] ??= new double[sum.Values.Length]);
            }
        }
    }

    private void Add(int t, int part)
    {
        switch (part)
        {
            case 0:
                GradientTerms.AddRecurrent(parts.Network, parts.Tape, t, sum.Whh);
                GradientTerms.AddRecurrentBias(parts.Network, parts.Tape, t, sum.bhn);
                break;
            case 1:
                GradientTerms.AddInput(parts.Network, parts.Batch, parts.Tape, t, sum);
                break;
            default:
                if (parts.Batch.HasLoss(t))
                {
                    GradientTerms.AddOutput(parts.Network, parts.Tape, t, sum);
                }

                break;
        }
    }
}
