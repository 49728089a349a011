namespace RnnViz.Lessons.Tasks;

/// <summary>A loss that something simple reaches, to be drawn as a line.</summary>
/// <param name="Label">What reaches it.</param>
/// <param name="Value">In the unit of the loss for each output.</param>
public readonly record struct LossBaseline(string Label, double Value);
