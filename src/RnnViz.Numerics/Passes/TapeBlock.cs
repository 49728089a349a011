using RnnViz.Numerics.Kernels;

namespace RnnViz.Numerics.Passes;

/// <summary>
/// The part of a tape that belongs to one block of neighbouring sequences; each matrix is contiguous, element [unit·n + sequence].
/// </summary>
/// <param name="start">The block's first sequence.</param>
/// <param name="n">How many sequences.</param>
/// <param name="timesteps">T.</param>
/// <param name="block">Which block.</param>
/// <param name="initialHiddenIsZero">Whether h_0 of the whole tape is zero.</param>
/// <param name="h">h_0 … h_T.</param>
/// <param name="g">g_1 … g_T.</param>
/// <param name="o">o_1 … o_T.</param>
/// <param name="prediction">ŷ_1 … ŷ_T.</param>
/// <param name="e">e_1 … e_T.</param>
internal readonly struct TapeBlock(
    int start, int n, int timesteps, int block, bool initialHiddenIsZero,
    TapeTensor h, TapeTensor g, TapeTensor o, TapeTensor prediction, TapeTensor e)
{
    /// <summary>The first of the sequences.</summary>
    public int Start => start;

    /// <summary>How many sequences there are.</summary>
    public int Count => n;

    /// <summary>Timesteps.</summary>
    public int T => timesteps;

    /// <summary>Whether h_0 is zero, of these sequences and all others.</summary>
    public bool InitialHiddenIsZero => initialHiddenIsZero;

    /// <summary>h_t, H×n; t from 0.</summary>
    public Span<double> Hidden(int t) => h.Of(block, t);

    /// <summary>g_t, H×n.</summary>
    public Span<double> HiddenGradient(int t) => g.Of(block, t - 1);

    /// <summary>o_t, O×n.</summary>
    public Span<double> Output(int t) => o.Of(block, t - 1);

    /// <summary>ŷ_t, O×n.</summary>
    public Span<double> Prediction(int t) => prediction.Of(block, t - 1);

    /// <summary>e_t, O×n.</summary>
    public Span<double> OutputError(int t) => e.Of(block, t - 1);

    /// <summary>h_t … h_T.</summary>
    public TimestepSpan HiddenFrom(int t) => h.From(block, t);

    /// <summary>g_t … g_T.</summary>
    public TimestepSpan HiddenGradientFrom(int t) => g.From(block, t - 1);

    /// <summary>o_t … o_T.</summary>
    public TimestepSpan OutputFrom(int t) => o.From(block, t - 1);

    /// <summary>e_t … e_T.</summary>
    public TimestepSpan OutputErrorFrom(int t) => e.From(block, t - 1);
}
