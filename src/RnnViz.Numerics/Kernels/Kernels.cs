using System.Numerics;
using System.Runtime.Intrinsics;

namespace RnnViz.Numerics;

/// <summary>
/// The loops below the equations. The layer above does not know which register width runs; it is chosen once, at start.
/// Matrices of a batch are feature-major with B sequences to a row; each call works on a range of the sequences.
/// The result of a product is the same whatever the width; sums over sequences are added in an order of each width's own.
/// </summary>
public abstract class Kernels
{
    /// <summary>Every kernel that this machine can run, the fastest first.</summary>
    public static IReadOnlyList<Kernels> Available { get; } = Find();

    /// <summary>The fastest kernel of this machine.</summary>
    public static Kernels Best => Available[0];

    /// <summary>What a person calls the kernel: avx512, portable or scalar.</summary>
    public abstract string Name { get; }

    /// <summary>Y = b + W X: M×B from K×B. Without biases b is empty.</summary>
    internal abstract void Product(PackedMatrix w, ReadOnlySpan<double> b, ReadOnlySpan<double> x, Span<double> y, int B, SequenceRange sequences);

    /// <summary>Y += W X: M×B from K×B.</summary>
    internal abstract void AddProduct(PackedMatrix w, ReadOnlySpan<double> x, Span<double> y, int B, SequenceRange sequences);

    /// <summary>
    /// W += Σ_t Σ_b d_t x_tᵀ: M×K from T matrices M×B and T matrices K×B, each lying one after the other. The sum over the
    /// batch of one outer product a sequence is this product of matrices.
    /// </summary>
    internal abstract void AddOuterProducts(ReadOnlySpan<double> d, ReadOnlySpan<double> x, int T, Span<double> w, int M, int K, int B, SequenceRange sequences);

    /// <summary>v += Σ_t Σ_b d_t: M from T matrices M×B.</summary>
    internal abstract void AddSums(ReadOnlySpan<double> d, int T, Span<double> v, int B, SequenceRange sequences);

    /// <summary>h = φ(a) in place, H×B.</summary>
    internal abstract void Activate(Activation activation, Span<double> a, int B, SequenceRange sequences);

    /// <summary>δ = g ⊙ φ'(a), φ' written in terms of h, H×B.</summary>
    internal abstract void MultiplyBySlope(Activation activation, ReadOnlySpan<double> g, ReadOnlySpan<double> h, Span<double> delta, int B, SequenceRange sequences);

    /// <summary>
    /// p = softmax(o) for each sequence, the maximum subtracted first, and log Σ exp o for each sequence in
    /// <paramref name="logSums"/> at the sequence's own index.
    /// </summary>
    internal abstract void Softmax(ReadOnlySpan<double> o, Span<double> p, Span<double> logSums, int B, SequenceRange sequences);

    /// <summary>Σ m² over the sequences of the range.</summary>
    internal abstract double SumOfSquares(ReadOnlySpan<double> m, int B, SequenceRange sequences);

    private static List<Kernels> Find()
    {
        var found = new List<Kernels>();
        if (System.Runtime.Intrinsics.X86.Avx512F.IsSupported)
        {
            found.Add(new LaneKernels<WideLanes>("avx512"));
        }

        if (Vector.IsHardwareAccelerated)
        {
            found.Add(new LaneKernels<PortableLanes>("portable"));
        }

        found.Add(new LaneKernels<SingleLane>("scalar"));
        return found;
    }
}
