using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Phases;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Settings;

/// <summary>The cell and the size of the network, its φ, and its initial weights.</summary>
public sealed record ModelSettings
{
    /// <summary>What is repeated at every timestep.</summary>
    [Description("What is repeated at every timestep: vanilla, Elman's network; lstm, or gru, as PyTorch has them.")]
    public CellKind Cell { get; init; } = CellKind.Vanilla;

    /// <summary>H, hidden units, 1 to 1024.</summary>
    [Description("H, hidden units.")]
    [Range(1, 1024)]
    public required int Hidden { get; init; }

    /// <summary>φ in h_t = φ(a_t) of the vanilla cell; the gated ones have functions of their own.</summary>
    [Description("The function of h = φ(a) of the vanilla cell; lstm and gru have functions of their own.")]
    public HiddenActivation Activation { get; init; } = HiddenActivation.Tanh;

    /// <summary>Whether the network has bh and by.</summary>
    [Description("Whether the network has the biases bh and by.")]
    public bool Bias { get; init; } = true;

    /// <summary>The weights before the first update.</summary>
    [Description("The initial weights.")]
    public InitialSettings Initial { get; init; } = new();

    /// <summary>Numbers of a state: H, of an LSTM 2H.</summary>
    internal int StateSize => Cell == CellKind.Lstm ? 2 * Hidden : Hidden;

    /// <summary>What a walk through an iteration of the cell evaluates.</summary>
    internal TermSchedule Terms => TermSchedule.Of((Cell)(int)Cell);

    /// <summary>The sizes of a network with these settings.</summary>
    /// <param name="inputs">D.</param>
    /// <param name="outputs">O.</param>
    /// <param name="hasReadout">Whether the outputs are Why h_t + by; else they are h_t.</param>
    internal NetworkShape ShapeFor(int inputs, int outputs, bool hasReadout = true) => hasReadout
        ? new(inputs, Hidden, outputs, Bias, (Cell)(int)Cell) : NetworkShape.OfLayer(inputs, Hidden, Bias, (Cell)(int)Cell);

    /// <summary>What the keys break between each other.</summary>
    /// <param name="mistakes">What is unknown of the lesson.</param>
    internal IEnumerable<LessonError> Check(LessonMistakes mistakes)
    {
        bool isGated = Cell != CellKind.Vanilla;
        if (mistakes.Knows("model.cell") && isGated && Activation != HiddenActivation.Tanh && mistakes.Knows("model.activation"))
        {
            yield return new LessonError(
                "model.activation", $"given, but the functions of {Cell.InWords()} are σ and tanh",
                "remove it, or set model.cell to vanilla");
        }

        foreach (LessonError error in Initial.Check(mistakes, this))
        {
            yield return error;
        }
    }
}
