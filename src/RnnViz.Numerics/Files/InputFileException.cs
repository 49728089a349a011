namespace RnnViz.Numerics.Files;

/// <summary>A file that a person named cannot be read. The message is one sentence for them: what was found, and what to do.</summary>
/// <param name="path">The file as it was named.</param>
/// <param name="finding">What was found, without the path: "is a folder".</param>
/// <param name="advice">What is allowed, or what to do; null where the finding says it.</param>
public sealed class InputFileException(string path, string finding, string? advice = null)
    : IOException($"{InputFile.Shown(path)} {finding}{(advice is null ? "" : $"; {advice}")}");
