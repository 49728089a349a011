using System.Numerics;
using System.Runtime.Intrinsics.X86;
using RnnViz.Numerics.Activations;

namespace RnnViz.Numerics.Kernels;

/// <summary>
/// The loops below the equations. The layer above does not know which register width runs; it is chosen once, at start.
/// Matrices of a batch are feature-major: the n sequences of a block side by side in a row, one row after the other.
/// Everything that is read or written lies in an <see cref="AlignedBuffer"/>, which may be read a register beyond its end.
/// Kernels differ from one another in the last digits, as they add in different orders; each gives the same bits again.
/// </summary>
public abstract class KernelSet
{
    /// <summary>The environment variable that forces a kernel: the name of one that the machine has.</summary>
    public const string Switch = "RNNVIZ_KERNEL";

    /// <summary>Up to so many numbers a timestep are added to a sum row by row; more are a product of their own.</summary>
    internal const int FewInputs = 4; // as InputRegisters holds

    private static readonly string[] Names = ["avx512", "avx2", "portable", "scalar"];

    /// <summary>Every kernel that this machine can run, the fastest first.</summary>
    public static IReadOnlyList<KernelSet> Available { get; } = Find();

    /// <summary>The kernel that <see cref="Switch"/> names, or the fastest of this machine.</summary>
    /// <exception cref="ArgumentException">The switch names none, or one that this machine cannot run.</exception>
    public static KernelSet Best => field ??= Named(Environment.GetEnvironmentVariable(Switch));

    /// <summary>What a person calls the kernel: avx512, avx2, portable or scalar.</summary>
    public abstract string Name { get; }

    /// <summary>The kernel of the given name; without a name the fastest.</summary>
    /// <exception cref="ArgumentException">There is none of that name, or this machine cannot run it.</exception>
    public static KernelSet Named(string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            return Available[0];
        }

        return Available.FirstOrDefault(k => k.Name == name) ?? throw new ArgumentException(
            Names.Contains(name)
                ? $"{Switch} is {name}, which this machine cannot run; it has {string.Join(", ", Available.Select(k => k.Name))}."
                : $"{Switch} is \"{name}\", expected one of {string.Join(", ", Names)}; leave it out for the fastest.");
    }

    /// <summary>Row i of the matrix becomes column i of the panels, from row <paramref name="at"/> of them on.</summary>
    internal abstract void Transpose(ReadOnlySpan<double> matrix, int rows, int columns, PackedMatrix panels, int at = 0);

    /// <summary>Takes over a matrix into panels.</summary>
    internal abstract void Copy(ReadOnlySpan<double> matrix, PackedMatrix panels);

    /// <summary>Y = b + W X, M×n from K×n. Without biases b is empty.</summary>
    /// <param name="w">The panels of Wᵀ.</param>
    /// <param name="b">M biases or none.</param>
    /// <param name="x">X.</param>
    /// <param name="xRow">From one row of X to the next.</param>
    /// <param name="y">Y, overwritten.</param>
    /// <param name="n">Sequences.</param>
    internal abstract void Product(PackedMatrix w, ReadOnlySpan<double> b, ReadOnlySpan<double> x, int xRow, Span<double> y, int n);

    /// <summary>Y = W X or Y += W X, M×n from K×n; W as above.</summary>
    internal abstract void Product(PackedMatrix w, ReadOnlySpan<double> x, Span<double> y, int n, bool add);

    /// <summary>
    /// The same as <see cref="Product(PackedMatrix, ReadOnlySpan{double}, ReadOnlySpan{double}, int, Span{double}, int)"/> for T
    /// timesteps that do not wait for one another.
    /// </summary>
    internal abstract void Products(PackedMatrix w, ReadOnlySpan<double> b, TimestepSpan x, TimestepSpan y, int T, int n);

    /// <summary>
    /// W += Σ_t d_t x_tᵀ, M×K. The sum over the batch of one outer product a sequence is this product of matrices.
    /// </summary>
    /// <param name="d">d_t, M×n, T of them.</param>
    /// <param name="x">In the panels' rows from <paramref name="from"/> on: the n sequences of x_1, then those of x_2, …</param>
    /// <param name="from">The first row of x_1.</param>
    /// <param name="rows">The same x_t where they lie, K×n: units that fill less than half a panel are taken from there.</param>
    /// <param name="T">Timesteps.</param>
    /// <param name="n">Sequences.</param>
    /// <param name="w">W.</param>
    /// <param name="add">Whether to add to W; else it is overwritten.</param>
    internal abstract void AddOuterProducts(
        TimestepSpan d, PackedMatrix x, int from, TimestepSpan rows, int T, int n, Span<double> w, bool add = true);

    /// <summary>
    /// W += Σ_t d_t x_tᵀ, M×K, for few rows of x_t, which are <paramref name="xRow"/> apart, or for a single sequence, where xRow is
    /// 1; and v += Σ_t Σ_b d_t on the way, M, unless v is empty. Where <paramref name="add"/> is false W is overwritten.
    /// </summary>
    internal abstract void AddOuterProducts(
        TimestepSpan d, TimestepSpan x, int xRow, int T, int n, Span<double> w, int K, Span<double> v = default, bool add = true);

    /// <summary>Y = b + W X, M×n, with X one-hot: column tokens[s] of W for sequence s. W as above; without biases b is empty.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A token is none of W's columns.</exception>
    internal abstract void Pick(PackedMatrix w, ReadOnlySpan<double> b, ReadOnlySpan<int> tokens, Span<double> y);

    /// <summary>Wᵀ += Σ_s x_s d_sᵀ with x one-hot, in panels: row tokens[s] of them for column s of d, M×n.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A token is none of W's columns.</exception>
    internal abstract void AddOuterProduct(ReadOnlySpan<double> d, ReadOnlySpan<int> tokens, PackedMatrix sums);

    /// <summary>W += the transpose of panels, which are zero then.</summary>
    internal abstract void Flush(PackedMatrix sums, Span<double> w);

    /// <summary>v += Σ_t Σ_b d_t: M from T matrices M×n.</summary>
    internal abstract void AddSums(TimestepSpan d, int T, int n, Span<double> v);

    /// <summary>h = φ(a) in place.</summary>
    internal abstract void Activate(Activation activation, Span<double> a);

    /// <summary>
    /// h = φ(a + b + W x), a and h in one place, M×n; with at most <see cref="FewInputs"/> inputs, of more than one sequence.
    /// </summary>
    /// <param name="activation">φ.</param>
    /// <param name="w">The panels of Wᵀ.</param>
    /// <param name="b">M biases or none.</param>
    /// <param name="x">x, K×n.</param>
    /// <param name="xRow">From one row of x to the next.</param>
    /// <param name="h">a, and then h.</param>
    /// <param name="n">Sequences.</param>
    /// <param name="hasSum">Whether there is an a; else it is zero, whatever h holds.</param>
    internal abstract void Activate(
        Activation activation, PackedMatrix w, ReadOnlySpan<double> b, ReadOnlySpan<double> x, int xRow, Span<double> h, int n,
        bool hasSum);

    /// <summary>δ = g ⊙ φ'(a), φ' written in terms of h; gives Σ g² in the same pass.</summary>
    internal abstract double MultiplyBySlope(Activation activation, ReadOnlySpan<double> g, ReadOnlySpan<double> h, Span<double> delta);

    /// <summary>
    /// From the sums of an LSTM's gates to its state: i, f, g and o, c_t = f ⊙ c_{t−1} + i ⊙ g, h_t = o ⊙ tanh(c_t).
    /// </summary>
    /// <param name="sums">a^i, a^f, a^g and a^o, each of h's size; they may lie where the gates will be.</param>
    /// <param name="gates">i, f, g, o and tanh(c_t), overwritten.</param>
    /// <param name="before">c_{t−1}.</param>
    /// <param name="cell">c_t.</param>
    /// <param name="hidden">h_t.</param>
    internal abstract void LstmForward(
        ReadOnlySpan<double> sums, Span<double> gates, ReadOnlySpan<double> before, Span<double> cell, Span<double> hidden);

    /// <summary>
    /// Back from an LSTM's state to the sums of its gates: γc_t = γh_t ⊙ o ⊙ (1 − tanh² c_t) + carry, δ_t, and carry = f ⊙ γc_t for
    /// the timestep before; gives Σ γh_t² and Σ γc_t² in the same pass.
    /// </summary>
    /// <param name="g">γh_t.</param>
    /// <param name="gates">As <see cref="LstmForward"/> left them.</param>
    /// <param name="before">c_{t−1}.</param>
    /// <param name="cellGradient">γc_t, overwritten; read where there is no carry.</param>
    /// <param name="carry">What c_{t+1} gives back, and then what c_t does; empty where γc_t is known.</param>
    /// <param name="delta">δ^i, δ^f, δ^g and δ^o, each of γh's size.</param>
    internal abstract GateSquares LstmBackward(
        ReadOnlySpan<double> g, ReadOnlySpan<double> gates, ReadOnlySpan<double> before, Span<double> cellGradient, Span<double> carry,
        Span<double> delta);

    /// <summary>From the sums of a GRU's gates to its state: r, z and n, h_t = (1 − z) ⊙ n + z ⊙ h_{t−1}.</summary>
    /// <param name="sums">a^r, a^z and a^n without r ⊙ q, each of h's size; they may lie where the gates will be.</param>
    /// <param name="q">q = Whn h_{t−1} + bhn; likewise.</param>
    /// <param name="gates">r, z, n and q, overwritten.</param>
    /// <param name="before">h_{t−1}.</param>
    /// <param name="hidden">h_t.</param>
    internal abstract void GruForward(
        ReadOnlySpan<double> sums, ReadOnlySpan<double> q, Span<double> gates, ReadOnlySpan<double> before, Span<double> hidden);

    /// <summary>
    /// Back from a GRU's state to the sums of its gates: γh_t += carry, δ_t, and carry = z ⊙ γh_t for the timestep before; gives Σ γh_t²
    /// in the same pass.
    /// </summary>
    /// <param name="g">γh_t but for the carry.</param>
    /// <param name="gates">As <see cref="GruForward"/> left them.</param>
    /// <param name="before">h_{t−1}.</param>
    /// <param name="carry">What h_{t+1} gives back by z, and then what h_t does; empty where γh_t is complete.</param>
    /// <param name="delta">δ^r, δ^z, δ^n and r ⊙ δ^n, each of γh's size.</param>
    internal abstract double GruBackward(
        Span<double> g, ReadOnlySpan<double> gates, ReadOnlySpan<double> before, Span<double> carry, Span<double> delta);

    /// <summary>
    /// p = softmax(o) for each of n sequences, the maximum subtracted first, e = s·p, and log Σ exp o for each sequence in
    /// <paramref name="logSums"/>.
    /// </summary>
    internal abstract void Softmax(ReadOnlySpan<double> o, Span<double> p, double s, Span<double> e, Span<double> logSums, int n);

    /// <summary>Σ m².</summary>
    internal abstract double SumOfSquares(ReadOnlySpan<double> m);

    /// <summary>Σ |m|.</summary>
    internal abstract double SumOfMagnitudes(ReadOnlySpan<double> m);

    /// <summary>y += s·x.</summary>
    internal abstract void AddScaled(double s, ReadOnlySpan<double> x, Span<double> y);

    private static List<KernelSet> Find()
    {
        var found = new List<KernelSet>();

        // not Vector512.IsHardwareAccelerated, which says no on machines where the widest registers slow down other code
        if (Avx512F.IsSupported)
        {
            found.Add(new LaneKernels<Avx512Lanes>("avx512"));
        }

        if (Avx2.IsSupported && Fma.IsSupported)
        {
            found.Add(new LaneKernels<Avx2Lanes>("avx2"));
        }

        if (Vector.IsHardwareAccelerated)
        {
            found.Add(new LaneKernels<PortableLanes>("portable"));
        }

        found.Add(new LaneKernels<SingleLane>("scalar"));
        return found;
    }
}
