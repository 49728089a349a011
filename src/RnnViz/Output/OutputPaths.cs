using System.Diagnostics.CodeAnalysis;

namespace RnnViz.Output;

/// <summary>What keeps a file from being written, in one sentence each; asked before anything is trained.</summary>
internal static class OutputPaths
{
    // errno of Linux and macOS, and what Windows calls the same
    private static readonly int[] NoRoom = [28, 27, 122, 69, unchecked((int)0x80070070), unchecked((int)0x80070027)];
    private static readonly int[] OnlyToBeRead = [30, unchecked((int)0x80070013)];

    /// <summary>Where a file is written until it is complete.</summary>
    public static string AsideOf(string path) => path + ".part";

    /// <summary>
    /// Makes a folder where there is none, and makes sure that files can be written into it. Parts of these files that a killed run
    /// has left are taken away.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="paths">Files that will be written into it.</param>
    /// <param name="force">Whether files of these names are replaced.</param>
    /// <exception cref="OutputException">One is there already, or nothing can be written there.</exception>
    public static void Prepare(string folder, IReadOnlyList<string> paths, bool force)
    {
        string[] there = force ? [] : [.. paths.Where(File.Exists)];
        if (there.Length > 0)
        {
            throw new OutputException(
                there.Length == 1 ? $"{there[0]} exists already; --force replaces it."
                : $"{there[0]} and {there.Length - 1} more of these files exist already; --force replaces them.");
        }

        if (File.Exists(folder))
        {
            throw new OutputException($"{folder} is a file and not a folder; choose another folder.");
        }

        Try(folder, () => Directory.CreateDirectory(folder));
        foreach (string path in paths)
        {
            Require(path, force);
            Try(path, () => File.Delete(AsideOf(path)));
        }

        string probe = AsideOf(Path.Combine(folder, "rnnviz"));
        Try(folder, () =>
        {
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        });
    }

    /// <summary>Makes sure that nothing stands where a file is to be.</summary>
    /// <exception cref="OutputException">A folder does, or a file that may not be replaced.</exception>
    public static void Require(string path, bool force)
    {
        if (Directory.Exists(path))
        {
            throw new OutputException($"{path} is a folder; give another name, or take the folder away.");
        }

        if (!force && File.Exists(path))
        {
            throw new OutputException($"{path} exists already; --force replaces it.");
        }
    }

    /// <summary>Does something with a file or a folder, and says in a sentence what keeps it from being done.</summary>
    /// <exception cref="OutputException">It cannot be done.</exception>
    public static void Try(string path, Action work)
    {
        try
        {
            work();
        }
        catch (Exception e) when (IsRefusal(e))
        {
            throw Refusal(path, e);
        }
    }

    /// <summary>Whether an error is one of files and folders that is not said in a sentence yet.</summary>
    public static bool IsRefusal([NotNullWhen(true)] Exception? error) =>
        error is IOException and not OutputException or UnauthorizedAccessException or NotSupportedException;

    /// <summary>The same error in a sentence.</summary>
    public static OutputException Refusal(string path, Exception error)
    {
        string? blocked = FileInTheWay(path);
        return new OutputException(
            NoRoom.Contains(error.HResult) ? $"{path} cannot be written, as the disk is full; make room and try again."
            : blocked is not null ? $"{path} cannot be written, as {blocked} is a file and not a folder; choose another folder."
            : error is PathTooLongException ? $"{path} cannot be written, as its name is too long; choose a shorter one."
            : OnlyToBeRead.Contains(error.HResult) ? $"{path} cannot be written, as its disk may only be read; choose another folder."
            : error is UnauthorizedAccessException ? $"{path} cannot be written; choose a folder that you may write to."
            : error is DirectoryNotFoundException ? $"{path} cannot be written, as its folder is not there any more."
            : $"{path} cannot be written: {error.Message.TrimEnd('.')}.",
            error);
    }

    /// <summary>The file that stands where a folder above a path should be, or null.</summary>
    private static string? FileInTheWay(string path)
    {
        string? folder = Path.GetDirectoryName(Path.GetFullPath(path));
        while (folder is not null && !File.Exists(folder))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder;
    }
}
