using RnnViz.Lessons.Step;
using RnnViz.Lessons.Stepping;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Quantities;

/// <summary>The quantities of a timestep that both gated cells have.</summary>
public abstract class GatedQuantities : StepQuantities
{
    private static readonly string[] LstmNames = ["input gate", "forget gate", "candidate", "output gate"];
    private static readonly string[] GruNames = ["reset gate", "update gate", "candidate"];

    /// <summary>The quantities of a walk's step.</summary>
    /// <param name="walk">Where they are read.</param>
    /// <param name="names">What some of them are called.</param>
    private protected GatedQuantities(Walk walk, StepNames names) : base(walk, names)
    {
        PreparedStep step = walk.Session.Step;
        string[] words = step.Cell == Cell.Lstm ? LstmNames : GruNames;
        Gates = [.. words.Select((word, gate) => new GateQuantities(Make, Contributions, gate, word, step.Cell == Cell.Gru && gate == 2))];
    }

    /// <summary>The gates, in the order of the weights: i, f, g, o or r, z, n.</summary>
    public IReadOnlyList<GateQuantities> Gates { get; }

    /// <summary>Multiplies number by number.</summary>
    private protected static void Multiply(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> product)
    {
        for (int i = 0; i < product.Length; i++)
        {
            product[i] = left[i] * right[i];
        }
    }

    /// <summary>Subtracts number by number.</summary>
    private protected static void Subtract(ReadOnlySpan<double> from, ReadOnlySpan<double> what, Span<double> difference)
    {
        for (int i = 0; i < difference.Length; i++)
        {
            difference[i] = from[i] - what[i];
        }
    }
}
