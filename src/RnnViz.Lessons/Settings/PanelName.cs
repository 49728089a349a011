using RnnViz.Lessons.Errors;

namespace RnnViz.Lessons.Settings;

/// <summary>The pictures of the screen, as lesson files name them.</summary>
[Noun("panel")]
public enum PanelName
{
    /// <summary>The unrolled network.</summary>
    Unrolled,

    /// <summary>The heatmap of hidden states.</summary>
    Hidden,

    /// <summary>The heatmap of ∂L/∂h.</summary>
    Gradient,

    /// <summary>‖∂L/∂h_t‖ over the timesteps.</summary>
    Flow,

    /// <summary>The equations of a step.</summary>
    Equations,

    /// <summary>Gradient flow over training.</summary>
    Training,

    /// <summary>The loss over training.</summary>
    Loss,

    /// <summary>The gradient's norm over training, before and after clipping.</summary>
    GradientNorm,

    /// <summary>The spectrum of Whh of a vanilla cell.</summary>
    Spectrum,

    /// <summary>The way of an LSTM's or a GRU's gradient past all weights: products of the gate that keeps.</summary>
    Carousel,

    /// <summary>The task's own picture.</summary>
    Task,

    /// <summary>The gates of an LSTM or a GRU, unit by unit.</summary>
    Gates,

    /// <summary>The text of a text lesson, coloured by the values of one hidden unit.</summary>
    Text,

    /// <summary>What can be changed while training runs.</summary>
    Controls,

    /// <summary>What became of each run of a contrast, in a table.</summary>
    Verdict,

    /// <summary>The loss around the weights: over w and b of one unit, else over a plane through them.</summary>
    Surface,

    /// <summary>The loss along the next step, beside what the gradient promises.</summary>
    Profile,

    /// <summary>Where the network takes states of two numbers: fixed points, basins, trajectories.</summary>
    Phase,

    /// <summary>The fixed points of one unit over b or w.</summary>
    Bifurcation,
}
