namespace RnnViz.Lessons.Checks;

/// <summary>The files that a trace writes.</summary>
/// <param name="Lines">A line for each iteration; ends in .csv or .jsonl.</param>
/// <param name="Weights">A .npz file for the weights after the last update, or null.</param>
/// <param name="Tensors">A .npz file for everything that the last iteration computed (<see cref="StepTensors"/>), or null.</param>
public sealed record TraceFiles(string Lines, string? Weights = null, string? Tensors = null)
{
    /// <summary>The files of one run of a contrast: the first's as they are, the others' with -2 or -3 before the ending.</summary>
    /// <param name="run">Which run, from 1.</param>
    public TraceFiles OfRun(int run) => run == 1 ? this : new TraceFiles(Lines, Named(Weights, run), Named(Tensors, run));

    /// <summary>All files of so many runs, the lines first.</summary>
    /// <param name="runs">How many runs there are, 1 and up.</param>
    public IReadOnlyList<string> All(int runs) =>
    [
        Lines, .. Enumerable.Range(1, runs).Select(OfRun).SelectMany(own => (string?[])[own.Weights, own.Tensors]).OfType<string>(),
    ];

    private static string? Named(string? path, int run) => path is null ? null
        : Path.Combine(Path.GetDirectoryName(path) ?? "", $"{Path.GetFileNameWithoutExtension(path)}-{run}{Path.GetExtension(path)}");
}
