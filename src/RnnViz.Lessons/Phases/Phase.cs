using RnnViz.Lessons.Errors;

namespace RnnViz.Lessons.Phases;

/// <summary>The parts of a training iteration, in the order in which they run.</summary>
[Noun("phase")]
public enum Phase
{
    /// <summary>The forward pass, t = 1..T.</summary>
    Forward,

    /// <summary>The loss.</summary>
    Loss,

    /// <summary>The backward pass, t = T..1.</summary>
    Backward,

    /// <summary>Clipping and update.</summary>
    Update,
}
