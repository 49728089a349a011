namespace RnnViz.Views.Panels.Unrolled;

/// <summary>What a node of a gated cell computes.</summary>
internal enum CellPart
{
    /// <summary>f ⊙ c_{t−1} of the LSTM.</summary>
    Forget,

    /// <summary>i ⊙ g of the LSTM.</summary>
    Candidate,

    /// <summary>The sum that is c_t of the LSTM.</summary>
    CellSum,

    /// <summary>tanh(c_t) of the LSTM.</summary>
    CellTanh,

    /// <summary>o ⊙ tanh(c_t), which is h_t of the LSTM.</summary>
    Expose,

    /// <summary>z ⊙ h_{t−1} of the GRU.</summary>
    Keep,

    /// <summary>(1 − z) ⊙ n of the GRU.</summary>
    New,

    /// <summary>The sum that is h_t of the GRU.</summary>
    HiddenSum,

    /// <summary>r ⊙ (Whn h_{t−1} + bhn) of the GRU.</summary>
    Reset,
}
