using RnnViz.Lessons.Errors;

namespace RnnViz.Lessons.Settings;

/// <summary>What a hidden unit has at every timestep, by the letters of the equations: the state, and what gates it.</summary>
[Noun("quantity")]
public enum StateKind
{
    /// <summary>h_t, the hidden state of every cell.</summary>
    H,

    /// <summary>c_t, what an LSTM carries besides.</summary>
    C,

    /// <summary>i_t, the input gate of an LSTM: 0 to 1.</summary>
    I,

    /// <summary>f_t, the forget gate of an LSTM: 0 to 1.</summary>
    F,

    /// <summary>g_t, what an LSTM's input gate lets in: −1 to 1.</summary>
    G,

    /// <summary>o_t, the output gate of an LSTM: 0 to 1.</summary>
    O,

    /// <summary>r_t, the reset gate of a GRU: 0 to 1.</summary>
    R,

    /// <summary>z_t, the update gate of a GRU: 0 to 1.</summary>
    Z,

    /// <summary>n_t, the new state that a GRU proposes: −1 to 1.</summary>
    N,
}
