namespace RnnViz.Numerics.Reference;

/// <summary>What a right implementation computes for a reference case.</summary>
public sealed record ReferenceExpectation
{
    /// <summary>L.</summary>
    public required double Loss { get; init; }

    /// <summary>ℓ_t, 0 where t has no loss.</summary>
    public required double[] LossPerStep { get; init; }

    /// <summary>h_t, [T][B][H].</summary>
    public required double[][][] Hidden { get; init; }

    /// <summary>o_t, [T][B][O].</summary>
    public required double[][][] Outputs { get; init; }

    /// <summary>g_t, [T][B][H].</summary>
    public required double[][][] HiddenGradient { get; init; }

    /// <summary>‖g_t‖_F.</summary>
    public required double[] HiddenGradientNorm { get; init; }

    /// <summary>[k][t] = ‖∂ℓ_k/∂h_t‖_F.</summary>
    public required double[][] Flow { get; init; }

    /// <summary>‖δ_tᵀ h_{t−1}‖_F.</summary>
    public required double[] WhhTermNorm { get; init; }

    /// <summary>The five gradients.</summary>
    public required ReferenceParameters Gradients { get; init; }

    /// <summary>Their joint norm.</summary>
    public required double GradientNorm { get; init; }

    /// <summary>ρ(Whh).</summary>
    public required double SpectralRadius { get; init; }

    /// <summary>σ_max(Whh).</summary>
    public required double LargestSingularValue { get; init; }

    /// <summary>Losses of a few updates with each of some optimizers, or null.</summary>
    public ReferenceTraining[]? Training { get; init; }
}
