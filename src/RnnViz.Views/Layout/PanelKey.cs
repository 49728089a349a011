namespace RnnViz.Views.Layout;

/// <summary>
/// The panels that a digit key makes the whole window, by that digit; lesson files name them in small letters, as the value of
/// view.focus.
/// </summary>
public enum PanelKey
{
    /// <summary>No panel: all share the window.</summary>
    None,

    /// <summary>The unrolled network.</summary>
    Unrolled,

    /// <summary>The heatmap of hidden states.</summary>
    Hidden,

    /// <summary>The heatmap of ∂L/∂h.</summary>
    Gradient,

    /// <summary>Gradient flow: bars, terms or triangle.</summary>
    Flow,

    /// <summary>The equations of a step.</summary>
    Equations,

    /// <summary>Gradient flow over training.</summary>
    Training,

    /// <summary>The loss, and below it the gradient norm over the same iterations.</summary>
    Loss,

    /// <summary>The spectrum of Whh; in a gated cell the carousel.</summary>
    Spectrum,

    /// <summary>The task's own picture.</summary>
    Task,

    /// <summary>The gates of an LSTM or a GRU; its digit is 0.</summary>
    Gates,

    /// <summary>The text coloured by a hidden unit; its key is U.</summary>
    Text,

    /// <summary>The table of the runs of a contrast; its key is V.</summary>
    Verdict,

    /// <summary>The loss around the weights, and beside it along the next step; its key is W.</summary>
    Surface,

    /// <summary>The phase plane of two numbers, of one unit its fixed points over b or w; its key is P.</summary>
    Phase,
}
