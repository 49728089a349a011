namespace RnnViz.Numerics;

/// <summary>What a pass adds up over the blocks of one share of the sequences.</summary>
internal sealed class GradientSums(NetworkParameters gradients, int timesteps)
{
    /// <summary>∂L/∂ all weights.</summary>
    public NetworkParameters Gradients { get; set; } = gradients;

    /// <summary>‖g_t‖ at [t − 1] over the blocks so far.</summary>
    public double[] Norms { get; } = new double[timesteps];

    /// <summary>The blocks' share of ℓ_t at [t − 1].</summary>
    public double[] Losses { get; } = new double[timesteps];

    /// <summary>Forgets all blocks.</summary>
    public void Clear()
    {
        Gradients.Clear();
        Array.Clear(Norms);
        Array.Clear(Losses);
    }

    /// <summary>Adds another block's Σ g_t².</summary>
    public void AddNorm(int t, double squares, ReadOnlySpan<double> g) =>
        Norms[t - 1] = Norm.Join(Norms[t - 1], Norm.Of(g, squares));

    /// <summary>Adds what another share has added up.</summary>
    public void Add(GradientSums other, Kernels kernels)
    {
        kernels.AddScaled(1, other.Gradients.Values, Gradients.Values);
        for (int i = 0; i < Norms.Length; i++)
        {
            Losses[i] += other.Losses[i];
            Norms[i] = Norm.Join(Norms[i], other.Norms[i]);
        }
    }
}
