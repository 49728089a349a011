using RnnViz.Lessons.Settings;

namespace RnnViz.Lessons.Tasks;

/// <summary>What a recording says of its layer, which the lesson's model has to be.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Activation">φ of a vanilla cell.</param>
/// <param name="Hidden">H.</param>
/// <param name="Bias">Whether it has biases.</param>
internal sealed record RecordedLayer(CellKind Cell, HiddenActivation Activation, int Hidden, bool Bias);
