using RnnViz.Engine.Drawing;

namespace RnnViz.Views.Screen;

/// <summary>How numbers become colours and heights, the same in all pictures; <see cref="SharedScales"/> is what changes it.</summary>
public interface IScales
{
    /// <summary>Hidden states: linear, locked to −1..1.</summary>
    ValueScale Hidden { get; }

    /// <summary>Cell states of an LSTM: linear; the limit follows the largest of the shown step, in steps of 1, 2, 5, 10, and so on.</summary>
    ValueScale Cell { get; }

    /// <summary>Products of the gate that keeps: log₁₀, from the lowest decade of the norms up to 1.</summary>
    ValueScale Carousel { get; }

    /// <summary>Gradients of one sequence: signed-log, locked to seven decades.</summary>
    ValueScale Gradient { get; }

    /// <summary>Gradient norms: log₁₀, locked to the lesson's decades.</summary>
    ValueScale Norm { get; }

    /// <summary>Whether the scales were fitted to what was shown.</summary>
    bool AreFitted { get; }

    /// <summary>Grows with each change, so that pictures are coloured anew.</summary>
    int Version { get; }
}
