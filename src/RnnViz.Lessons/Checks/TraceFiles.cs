namespace RnnViz.Lessons.Checks;

/// <summary>The files that a trace writes.</summary>
/// <param name="Lines">A line for each iteration; ends in .csv or .jsonl.</param>
/// <param name="Weights">A .npz file for the weights after the last update, or null.</param>
/// <param name="Tensors">A .npz file for everything that the last iteration computed (<see cref="StepTensors"/>), or null.</param>
public sealed record TraceFiles(string Lines, string? Weights = null, string? Tensors = null);
