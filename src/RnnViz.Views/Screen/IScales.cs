using RnnViz.Engine.Drawing;

namespace RnnViz.Views.Screen;

/// <summary>How numbers become colours and heights, the same in all pictures; <see cref="SharedScales"/> is what changes it.</summary>
public interface IScales
{
    /// <summary>Hidden states: linear, locked to −1..1.</summary>
    ValueScale Hidden { get; }

    /// <summary>Gradients of one sequence: signed-log, locked to seven decades.</summary>
    ValueScale Gradient { get; }

    /// <summary>Gradient norms: log₁₀, locked to the lesson's decades.</summary>
    ValueScale Norm { get; }

    /// <summary>Whether the scales were fitted to what was shown.</summary>
    bool AreFitted { get; }

    /// <summary>Grows with each change, so that pictures are coloured anew.</summary>
    int Version { get; }
}
