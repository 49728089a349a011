using System.Text;

namespace RnnViz.Numerics.Files;

/// <summary>
/// The one door by which the program reads files that a person named. It opens plain files only, never waits for a pipe or a device,
/// and reads no more than the kind of file allows. Whatever is wrong is an <see cref="InputFileException"/>.
/// </summary>
public static class InputFile
{
    private const int LongestName = 120;

    /// <summary>Opens a plain file for reading, from its beginning.</summary>
    /// <param name="path">The file; a relative path starts at the working folder.</param>
    /// <param name="kind">What it shall be, and how large it may be.</param>
    /// <exception cref="InputFileException">There is no such file, it is none, is too large, or may not be read.</exception>
    public static FileStream Open(string path, InputKind kind)
    {
        if (string.IsNullOrWhiteSpace(path) || path.Contains('\0'))
        {
            throw new InputFileException(path ?? "", "is no path", $"give the path of {kind.Name}");
        }

        FileStream file = PlainFile.Open(path, kind);
        try
        {
            if (file.Length > kind.MostBytes)
            {
                throw new InputFileException(
                    path, $"has {InputKind.Size(file.Length)}, too much for {kind.Name}", $"at most {kind.Bound} are read");
            }

            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The first bytes of a file, however large it is.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">What it shall be.</param>
    /// <param name="most">How many bytes; fewer where the file ends before.</param>
    /// <exception cref="InputFileException">It cannot be opened or read.</exception>
    public static byte[] ReadBeginning(string path, InputKind kind, int most)
    {
        using FileStream file = Open(path, kind with { MostBytes = long.MaxValue });
        try
        {
            var bytes = new byte[Math.Min(file.Length, most)];
            return bytes[..file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputFileException(path, $"cannot be read: {e.Message}");
        }
    }

    /// <summary>All bytes of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">What it shall be, and how large it may be.</param>
    /// <exception cref="InputFileException">It cannot be opened, or changes while it is read.</exception>
    public static byte[] ReadBytes(string path, InputKind kind)
    {
        using FileStream file = Open(path, kind);
        return ReadAll(file, path);
    }

    /// <summary>All bytes of a file that was opened and has not been read from.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">How it was named.</param>
    /// <param name="afterOpening">What happens before it is read; null for nothing.</param>
    /// <exception cref="InputFileException">It changes while it is read, or cannot be read.</exception>
    internal static byte[] ReadAll(FileStream file, string path, Action? afterOpening = null)
    {
        try
        {
            var bytes = new byte[file.Length];
            afterOpening?.Invoke();
            int read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return read == bytes.Length && file.ReadByte() < 0 ? bytes
                : throw new InputFileException(path, "was changed while it was read", "try again when nothing writes to it");
        }
        catch (Exception e) when (e is IOException and not InputFileException or UnauthorizedAccessException)
        {
            throw new InputFileException(path, $"cannot be read: {e.Message}");
        }
    }

    /// <summary>The text of a file in UTF-8, without a mark of its encoding at the start.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">What it shall be, and how large it may be.</param>
    /// <exception cref="InputFileException">It cannot be opened, changes while it is read, or is no text in UTF-8.</exception>
    public static string ReadText(string path, InputKind kind)
    {
        byte[] bytes = ReadBytes(path, kind);
        return TextEncoding.ProblemOf(bytes) is { } problem
            ? throw new InputFileException(path, problem.Finding, problem.Advice)
            : Encoding.UTF8.GetString(TextEncoding.WithoutMark(bytes));
    }

    /// <summary>A path for messages: on one line, and not too long for it.</summary>
    public static string Shown(string path)
    {
        string line = string.Concat(path.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c));
        return line.Length == 0 ? "\"\"" : line.Length <= LongestName ? line : "…" + line[^(LongestName - 1)..];
    }
}
