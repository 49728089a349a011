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

    /// <summary>‖δ_tᵀ h_{t−1}‖_F of a vanilla cell, else null.</summary>
    public double[]? WhhTermNorm { get; init; }

    /// <summary>The norm of the share of timestep t in ∂L/∂Wh of a gated cell, else null.</summary>
    public double[]? WhTermNorm { get; init; }

    /// <summary>Each gate of a gated cell by its letter, [T][B][H], else null.</summary>
    public Dictionary<string, double[][][]>? Gates { get; init; }

    /// <summary>c_t of an LSTM, [T][B][H], else null.</summary>
    public double[][][]? CellState { get; init; }

    /// <summary>∂L/∂c_t of an LSTM, [T][B][H], else null.</summary>
    public double[][][]? CellGradient { get; init; }

    /// <summary>‖∂L/∂c_t‖_F of an LSTM, else null.</summary>
    public double[]? CellGradientNorm { get; init; }

    /// <summary>[k][t] = ‖∂ℓ_k/∂c_t‖_F of an LSTM, else null.</summary>
    public double[][]? CellFlow { get; init; }

    /// <summary>The gradients.</summary>
    public required ReferenceParameters Gradients { get; init; }

    /// <summary>Their joint norm.</summary>
    public required double GradientNorm { get; init; }

    /// <summary>ρ(Whh) of a vanilla cell, else null.</summary>
    public double? SpectralRadius { get; init; }

    /// <summary>σ_max(Whh) of a vanilla cell, else null.</summary>
    public double? LargestSingularValue { get; init; }

    /// <summary>Losses of a few updates with each of some optimizers, or null.</summary>
    public ReferenceTraining[]? Training { get; init; }
}
