namespace RnnViz.Numerics.Network;

/// <summary>What a pass adds up over the blocks of one share of the sequences.</summary>
internal sealed class GradientSums(NetworkParameters gradients, int timesteps)
{
    /// <summary>∂L/∂ all weights.</summary>
    public NetworkParameters Gradients { get; set; } = gradients;

    /// <summary>Whether ∂L/∂Whh holds a sum, if only zero; else what it holds is overwritten by the first one.</summary>
    public bool HasWhh { get; set; }

    /// <summary>The same of ∂L/∂Why.</summary>
    public bool HasWhy { get; set; }

    /// <summary>‖g_t‖ at [t − 1] over the blocks so far.</summary>
    public double[] Norms { get; } = new double[timesteps];

    /// <summary>The blocks' share of ℓ_t at [t − 1].</summary>
    public double[] Losses { get; } = new double[timesteps];

    /// <summary>Forgets all blocks.</summary>
    /// <param name="isOverwritten">
    /// Whether the first sums shall overwrite ∂L/∂Whh and ∂L/∂Why: for a single sequence, whose one sum goes through them row by
    /// row. The sums of many go through them tile by tile, for which clearing brings them into the cache.
    /// </param>
    public void Clear(bool isOverwritten)
    {
        (HasWhh, HasWhy) = (!isOverwritten, !isOverwritten);
        if (isOverwritten)
        {
            Gradients.Wxh.Clear();
            Gradients.bh.Clear();
            Gradients.by.Clear();
        }
        else
        {
            Gradients.Clear();
        }

        Array.Clear(Norms);
        Array.Clear(Losses);
    }

    /// <summary>All blocks are added: what none has a part in is zero.</summary>
    public void Complete()
    {
        if (!HasWhh)
        {
            Gradients.Whh.Clear();
        }

        if (!HasWhy)
        {
            Gradients.Why.Clear();
        }
    }

    /// <summary>Adds another block's Σ g_t².</summary>
    public void AddNorm(int t, double squares, ReadOnlySpan<double> g) =>
        Norms[t - 1] = Norm.Join(Norms[t - 1], Norm.Of(g, squares));

    /// <summary>Adds what another share has added up.</summary>
    public void Add(GradientSums other, KernelSet kernels)
    {
        kernels.AddScaled(1, other.Gradients.Values, Gradients.Values);
        for (int i = 0; i < Norms.Length; i++)
        {
            Losses[i] += other.Losses[i];
            Norms[i] = Norm.Join(Norms[i], other.Norms[i]);
        }
    }
}
