namespace RnnViz.Views.Screen;

/// <summary>What the flow row shows; a key goes through them.</summary>
public enum FlowPicture
{
    /// <summary>‖∂L/∂h_t‖, of all losses together.</summary>
    Bars,

    /// <summary>‖∂ℓ_k/∂h_t‖: which loss reaches how far back.</summary>
    Triangle,

    /// <summary>‖δ_t h_{t−1}ᵀ‖: what each timestep adds to ∂L/∂Whh, and what truncation cuts off.</summary>
    Terms,
}
