using RnnViz.Numerics.Files;

namespace RnnViz.Lessons.Files;

/// <summary>Files that people name besides lessons, by the same door: plain files up to a bound, else a sentence says why not.</summary>
public static class UserFiles
{
    /// <summary>Opens a figure: a picture or document that leads back to a moment.</summary>
    /// <exception cref="IOException">It cannot be read; the message says why and what to do.</exception>
    public static Stream OpenFigure(string path) => InputFile.Open(path, InputKind.Figure);

    /// <summary>Says which folder keeps a path from being looked at, and what to do; null where none does.</summary>
    public static string? ForbiddenFolder(string path) =>
        FolderAccess.ForbiddenOn(path) is { } folder ? FolderAccess.Said(folder) : null;

    /// <summary>The bytes of a file of wordings, without a mark of their encoding.</summary>
    /// <exception cref="IOException">It cannot be read, or is no text in UTF-8; the message says why and what to do.</exception>
    public static byte[] ReadWordings(string path)
    {
        byte[] bytes = InputFile.ReadBytes(path, InputKind.Wordings);
        return TextEncoding.ProblemOf(bytes) is { } problem
            ? throw new InputFileException(path, problem.Finding, problem.Advice)
            : TextEncoding.WithoutMark(bytes).ToArray();
    }
}
