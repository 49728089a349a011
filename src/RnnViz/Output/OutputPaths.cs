using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace RnnViz.Output;

/// <summary>What keeps a file from being written, in one sentence each; asked before anything is trained.</summary>
internal static class OutputPaths
{
    // errno of Linux and macOS, and what Windows calls the same
    private static readonly int[] NoRoom = [28, 27, 122, 69, unchecked((int)0x80070070), unchecked((int)0x80070027)];
    private const int NoDevice = 6;
    private static readonly string[] SystemFolders = ["/dev/", "/proc/", "/sys/"];
    private static readonly int[] OnlyToBeRead = [30, unchecked((int)0x80070013)];

    // what most file systems allow for a name, in bytes of UTF-8
    private const int LongestName = 255;
    private const string Part = ".part";

    /// <summary>Where a file is written until it is complete: beside it, with .part behind its name where there is room for that.</summary>
    public static string AsideOf(string path)
    {
        string name = Path.GetFileName(path);
        if (Encoding.UTF8.GetByteCount(name) <= LongestName - Part.Length)
        {
            return path + Part;
        }

        string mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 8));
        return Path.Combine(Path.GetDirectoryName(path) ?? "", $"rnnviz-{mark}{Part}");
    }

    /// <summary>A path as sentences have it: on one line, with a stand-in for each control character.</summary>
    public static string Shown(string path) => Unprinted.Shown(path);

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
        if (there.Length > 1)
        {
            throw new OutputException(
                $"{Shown(there[0])} and {there.Length - 1} more of these files exist already; --force replaces them.");
        }

        if (File.Exists(folder))
        {
            throw new OutputException($"{Shown(folder)} is {WordsOf(folder)} and not a folder; choose another folder.");
        }

        // a refused call makes no folder
        foreach (string path in paths)
        {
            Require(path, force);
        }

        Try(folder, () => Directory.CreateDirectory(folder));
        foreach (string path in paths)
        {
            AsideFile.Sweep(path, AsideOf(path));
        }

        string probe = AsideOf(Path.Combine(folder, "rnnviz"));
        Try(folder, () => AsideFile.Drop(AsideFile.Take(folder, probe), probe));
    }

    /// <summary>Makes sure that outputs are different files, and none of them one that is read.</summary>
    /// <param name="outputs">The files that will be written.</param>
    /// <param name="inputs">The files that are read.</param>
    /// <exception cref="OutputException">Two are one file.</exception>
    public static void RequireApart(IReadOnlyList<string> outputs, IReadOnlyList<string> inputs)
    {
        var before = new Dictionary<string, string>(SameFile.Names);
        var files = new FilesRead(inputs);
        foreach (string output in outputs)
        {
            if (files.Find(output) is { } read)
            {
                throw new OutputException(
                    $"{Shown(output)} is {(output == read ? "" : $"the same file as {Shown(read)}, ")}a file that is read for this; "
                    + "give another one to write.");
            }

            string place = SameFile.Resolved(output);
            if (!before.TryAdd(place, output))
            {
                string other = before[place];
                throw new OutputException(
                    $"Two outputs are one file, {Shown(output)}{(output == other ? "" : $", which is also {Shown(other)}")}; "
                    + "give two different files.");
            }
        }
    }

    /// <summary>Makes sure that nothing stands where a file is to be.</summary>
    /// <exception cref="OutputException">A folder does, a device, or a file that may not be replaced; or the name is none.</exception>
    public static void Require(string path, bool force)
    {
        if (path.Any(c => char.IsControl(c) || c == '\uFFFD'))
        {
            throw new OutputException($"\"{Shown(path)}\" has a character that no name of a file should have; choose another name.");
        }

        if (Directory.Exists(path))
        {
            throw new OutputException($"{Shown(path)} is a folder; give another name, or take the folder away.");
        }

        Try(path, () =>
        {
            bool isThere = File.Exists(path), isLink = new FileInfo(path).LinkTarget is not null;
            if (IsOfSystem(path) || isThere && !isLink && !IsPlain(path))
            {
                throw new OutputException($"{path} is no plain file but a device, a pipe or one of the system's own; choose another.");
            }

            if (!force && (isThere || isLink))
            {
                throw new OutputException(
                    $"{path} {(LeadsNowhere(path) ? "is a link that leads nowhere" : "exists already")}; --force replaces it.");
            }
        });
    }

    private static string WordsOf(string path) => LeadsNowhere(path) ? "a link that leads nowhere" : "a file";

    private static bool LeadsNowhere(string path)
    {
        var link = new FileInfo(path);
        try
        {
            return link.LinkTarget is not null && link.ResolveLinkTarget(returnFinalTarget: true) is not { Exists: true };
        }
        catch (IOException)
        {
            return true; // it leads back to itself
        }
    }

    // devices and what the system tells of itself; shared memory is a folder like any other
    private static bool IsOfSystem(string path)
    {
        string full = OperatingSystem.IsWindows() ? "" : Path.GetFullPath(path);
        return !full.StartsWith("/dev/shm/", StringComparison.Ordinal)
            && SystemFolders.Any(folder => full.StartsWith(folder, StringComparison.Ordinal));
    }

    private static bool IsPlain(string path)
    {
        try
        {
            // to read and to write: so no pipe waits for its other end
            const FileShare All = FileShare.ReadWrite | FileShare.Delete;
            using SafeFileHandle handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, All);
            using var stream = new FileStream(handle, FileAccess.ReadWrite, bufferSize: 0);
            return stream.CanSeek;
        }
        catch (UnauthorizedAccessException)
        {
            return true; // one that may only be read; whether it can be replaced shows when that is done
        }
        catch (IOException e)
        {
            return e.HResult != NoDevice;
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
        path = Shown(path);
        string? blocked = FileInTheWay(path);
        return new OutputException(
            NoRoom.Contains(error.HResult) ? $"{path} cannot be written, as the disk is full; make room and try again."
            : blocked is not null ? $"{path} cannot be written, as {blocked} is {WordsOf(blocked)} and not a folder; choose another folder."
            : error is PathTooLongException ? $"{path} cannot be written, as its name is too long; choose a shorter one."
            : OnlyToBeRead.Contains(error.HResult) ? $"{path} cannot be written, as its disk may only be read; choose another folder."
            : error is UnauthorizedAccessException ? $"{path} cannot be written; choose a folder that you may write to."
            : error is DirectoryNotFoundException ? $"{path} cannot be written, as its folder is not there; make it, or choose another."
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
