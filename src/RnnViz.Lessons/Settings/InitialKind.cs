using RnnViz.Lessons.Errors;

namespace RnnViz.Lessons.Settings;

/// <summary>How initial weights are drawn.</summary>
[Noun("initial kind")]
public enum InitialKind
{
    /// <summary>Independent normal numbers.</summary>
    Gaussian,

    /// <summary>Normal numbers of variance gain²·2/(inputs + outputs) (Glorot and Bengio 2010).</summary>
    Xavier,

    /// <summary>Whh a random orthogonal matrix times the gain (Saxe, McClelland and Ganguli 2014).</summary>
    Orthogonal,

    /// <summary>Whh the identity times the gain (Le, Jaitly and Hinton 2015).</summary>
    Identity,

    /// <summary>Uniform within ±1/√H, biases too.</summary>
    Uniform,

    /// <summary>From a NumPy .npz file.</summary>
    File,
}
