using RnnViz.Lessons.Errors;

namespace RnnViz.Lessons.Settings;

/// <summary>How initial weights are drawn.</summary>
[Noun("initial kind")]
public enum InitialKind
{
    /// <summary>Independent normal numbers.</summary>
    Gaussian,

    /// <summary>Normal numbers of variance 2/(inputs + outputs).</summary>
    Xavier,

    /// <summary>Whh orthogonal.</summary>
    Orthogonal,

    /// <summary>Whh the identity.</summary>
    Identity,

    /// <summary>Uniform within ±1/√H, biases too.</summary>
    Uniform,

    /// <summary>From a NumPy .npz file.</summary>
    File,
}
