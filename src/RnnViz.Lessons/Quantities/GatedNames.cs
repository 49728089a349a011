namespace RnnViz.Lessons.Quantities;

/// <summary>What the equations of a gated cell are called and how far they are written out.</summary>
/// <param name="HiddenGradient">∂L/∂h_t.</param>
/// <param name="CellGradient">∂L/∂c_t.</param>
/// <param name="IsByGate">
/// Whether every gate has each of its equations by itself, as they are written with numbers; else in the forms of textbooks, a line a gate
/// forwards, all gates together for what they add to the gradients.
/// </param>
internal readonly record struct GatedNames(string HiddenGradient, string CellGradient, bool IsByGate)
{
    /// <summary>The names for a reader.</summary>
    /// <param name="isBrief">Whether gradients have short names, and every gate its own equations.</param>
    public static GatedNames Of(bool isBrief) => isBrief ? new("γh_{@}", "γc_{@}", true) : new("∂L/∂h_{@}", "∂L/∂c_{@}", false);
}
