namespace RnnViz.Lessons;

/// <summary>The parts of a training iteration.</summary>
[Noun("phase")]
public enum StopPhase
{
    /// <summary>The forward pass.</summary>
    Forward,

    /// <summary>The loss.</summary>
    Loss,

    /// <summary>The backward pass.</summary>
    Backward,

    /// <summary>Clipping and update.</summary>
    Update,
}
