using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Network;

namespace RnnViz.Numerics.Passes;

/// <summary>What a pass adds up over the blocks of one part of the sequences.</summary>
internal sealed class GradientSums(NetworkParameters gradients, int timesteps)
{
    // as long as there is no sum, what the gradient holds is overwritten by the first one
    private bool hasWhh, hasWhy;

    /// <summary>∂L/∂ all weights; meaningless between <see cref="Clear"/> and <see cref="Complete"/>.</summary>
    public NetworkParameters Gradients { get; set; } = gradients;

    /// <summary>‖∂L/∂h_t‖ at [t − 1] over the blocks so far.</summary>
    public double[] Norms { get; } = new double[timesteps];

    /// <summary>‖∂L/∂c_t‖ of an LSTM, likewise; else empty.</summary>
    public double[] CellNorms { get; } = new double[gradients.Shape.Cell == Cell.Lstm ? timesteps : 0];

    /// <summary>What the blocks contribute to ℓ_t, at [t − 1].</summary>
    public double[] Losses { get; } = new double[timesteps];

    /// <summary>Forgets all blocks.</summary>
    /// <param name="isOverwritten">
    /// Whether the first sums shall overwrite ∂L/∂Whh and ∂L/∂Why: for a single sequence, whose one sum goes through them row by
    /// row. The sums of many go through them tile by tile, for which clearing brings them into the cache.
    /// </param>
    public void Clear(bool isOverwritten)
    {
        (hasWhh, hasWhy) = (!isOverwritten, !isOverwritten);
        if (isOverwritten)
        {
            Gradients.Wxh.Clear();
            Gradients.bh.Clear();
            Gradients.bhn.Clear();
            Gradients.by.Clear();
        }
        else
        {
            Gradients.Clear();
        }

        Array.Clear(Norms);
        Array.Clear(CellNorms);
        Array.Clear(Losses);
    }

    /// <summary>All blocks are added: what none has a part in is zero.</summary>
    public void Complete()
    {
        if (!hasWhh)
        {
            Gradients.Whh.Clear();
        }

        if (!hasWhy)
        {
            Gradients.Why.Clear();
        }
    }

    /// <summary>
    /// Whether the sum that is about to be made is added to ∂L/∂Whh, which then holds one; else it overwrites what is there.
    /// </summary>
    public bool AccumulatesWhh()
    {
        bool accumulates = hasWhh;
        hasWhh = true;
        return accumulates;
    }

    /// <summary>The same of ∂L/∂Why.</summary>
    public bool AccumulatesWhy()
    {
        bool accumulates = hasWhy;
        hasWhy = true;
        return accumulates;
    }

    /// <summary>Adds another block's squares.</summary>
    /// <param name="t">1 to T.</param>
    /// <param name="squares">Their sums.</param>
    /// <param name="g">∂L/∂h_t.</param>
    /// <param name="cell">∂L/∂c_t of an LSTM, else empty.</param>
    public void AddNorms(int t, GateSquares squares, ReadOnlySpan<double> g, ReadOnlySpan<double> cell)
    {
        Norms[t - 1] = Norm.Join(Norms[t - 1], Norm.Of(g, squares.Hidden));
        if (!cell.IsEmpty)
        {
            CellNorms[t - 1] = Norm.Join(CellNorms[t - 1], Norm.Of(cell, squares.Cell));
        }
    }

    /// <summary>Adds what another part has added up.</summary>
    public void Add(GradientSums other, KernelSet kernels)
    {
        kernels.AddScaled(1, other.Gradients.Values, Gradients.Values);
        for (int i = 0; i < Norms.Length; i++)
        {
            Losses[i] += other.Losses[i];
            Norms[i] = Norm.Join(Norms[i], other.Norms[i]);
        }

        for (int i = 0; i < CellNorms.Length; i++)
        {
            CellNorms[i] = Norm.Join(CellNorms[i], other.CellNorms[i]);
        }
    }
}
