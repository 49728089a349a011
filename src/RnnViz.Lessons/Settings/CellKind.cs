using RnnViz.Lessons.Errors;

namespace RnnViz.Lessons.Settings;

/// <summary>What a network repeats at every timestep.</summary>
[Noun("cell")]
public enum CellKind
{
    /// <summary>Elman's network: h_t = φ(a_t).</summary>
    Vanilla,

    /// <summary>Long short-term memory: the gates i, f, g, o around a cell state c_t.</summary>
    Lstm,

    /// <summary>Gated recurrent unit: the gates r, z, n around h_t.</summary>
    Gru,
}
