using RnnViz.Lessons.Settings;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Sampling;

/// <summary>Every quantity of every unit after each character of a passage, as one set of weights reads it.</summary>
/// <param name="kinds">The quantities of the cell: h, c where there is one, and the gates.</param>
/// <param name="hidden">H.</param>
/// <param name="length">Characters of the passage.</param>
internal sealed class PassageValues(IReadOnlyList<StateKind> kinds, int hidden, int length)
{
    // kind by kind, character by character, unit by unit
    private readonly double[] values = new double[kinds.Count * length * hidden];

    /// <summary>Updates applied to the weights that read; −1 for none.</summary>
    public int Iteration { get; set; } = -1;

    /// <summary>One number; characters and units count from 0.</summary>
    /// <param name="kind">The place of the quantity among those of the cell.</param>
    /// <param name="character">The character that was read last.</param>
    /// <param name="unit">The unit.</param>
    public double At(int kind, int character, int unit) => values[(kind * length + character) * hidden + unit];

    /// <summary>Reads tokens from the state zero on, and keeps what comes of the last of them.</summary>
    /// <param name="network">The weights; its state is overwritten.</param>
    /// <param name="tokens">As many as the passage has, and those before it.</param>
    public void Read(InferenceNetwork network, ReadOnlySpan<int> tokens)
    {
        network.Restart();
        int before = tokens.Length - length;
        for (int i = 0; i < tokens.Length; i++)
        {
            network.Advance(tokens[i]);
            for (int kind = 0; kind < kinds.Count && i >= before; kind++)
            {
                Of(network, kind).CopyTo(values.AsSpan((kind * length + i - before) * hidden, hidden));
            }
        }
    }

    private ReadOnlySpan<double> Of(InferenceNetwork network, int kind)
    {
        int first = kinds.Count > 1 && kinds[1] == StateKind.C ? 2 : 1;
        return kind == 0 ? network.Hidden : kind < first ? network.CellState : network.Gate(kind - first);
    }
}
