using RnnViz.Numerics.Files;

namespace RnnViz.Lessons.Errors;

/// <summary>One mistake in a lesson file.</summary>
/// <param name="Path">Where, as a JSON path: <c>training.optimizer.kind</c>, <c>stops[0].phase</c>.</param>
/// <param name="Finding">What was found, and what is wrong with it.</param>
/// <param name="Allowed">What is allowed there, or null where the finding says it.</param>
/// <param name="Nearest">The known name that is nearest to what was found, or null.</param>
public sealed record LessonError(string Path, string Finding, string? Allowed = null, string? Nearest = null)
{
    /// <summary>The mistake that a file which a lesson names cannot be read.</summary>
    /// <param name="path">Where the lesson names it.</param>
    /// <param name="e">Why.</param>
    internal static LessonError OfFile(string path, InputFileException e) => new(path, $"the file cannot be read: {e.Message}");

    /// <summary>The mistake that a recording which shall be gone on with is not where it was.</summary>
    /// <param name="path">What is gone on with.</param>
    /// <param name="folder">Where the recording was.</param>
    public static LessonError OfMissingRecording(string path, string folder) =>
        new(path, $"the recording at {InputFile.Shown(folder)} is not there; put it back before going on");

    /// <summary>The mistake as one line: where, what was found, the nearest name, what is allowed.</summary>
    public override string ToString()
    {
        string nearest = Nearest is null ? "" : $"; did you mean \"{Nearest}\"?";
        string allowed = Allowed is null ? "" : Nearest is null ? $"; allowed: {Allowed}" : $" Allowed: {Allowed}";
        return $"{(Path.Length == 0 ? "lesson" : Path)}: {Finding}{nearest}{allowed}";
    }
}
