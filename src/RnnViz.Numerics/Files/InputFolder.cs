namespace RnnViz.Numerics.Files;

/// <summary>
/// The folder below which a lesson may name files, so that somebody else's lesson reads nothing else of the machine. Symbolic links are
/// followed as far as they stay below it.
/// </summary>
/// <param name="Path">The folder; empty where there is none, and then no file is found.</param>
/// <param name="Others">Folders and files that are allowed as well.</param>
public sealed record InputFolder(string Path, params IReadOnlyList<string> Others)
{
    private const int MostLinks = 40;

    private static readonly StringComparison Comparison =
        OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>The whole path of a file that is named from within the folder; the file need not exist.</summary>
    /// <param name="file">The path as it was written; a relative one starts in the folder.</param>
    /// <exception cref="InputFileException">It is no path, or leads to where no file may be read.</exception>
    public string Find(string file)
    {
        if (string.IsNullOrWhiteSpace(file) || file.Contains('\0'))
        {
            throw new InputFileException(file, "is no path", "give the path of a file");
        }

        if (!OperatingSystem.IsWindows() && IsOfWindows(file))
        {
            throw Outside(file);
        }

        string named;
        try
        {
            named = System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetFullPath(Path.Length == 0 ? "." : Path), file));
        }
        catch (Exception e) when (e is ArgumentException or IOException or NotSupportedException or UnauthorizedAccessException)
        {
            throw new InputFileException(file, "is no path", "give the path of a file");
        }

        IEnumerable<string> allowed = (Path.Length == 0 ? Others : [Path, .. Others]).Select(RealPath).OfType<string>();
        string real = RealPath(named)
            ?? throw new InputFileException(file, "is a link that leads back to itself", "give the path of a file");
        return allowed.Any(folder => IsWithin(real, folder)) ? named : throw Outside(file);
    }

    // a drive, a share or a device of Windows: elsewhere the name of a file at most by chance
    private static bool IsOfWindows(string file) =>
        file.StartsWith('\\') || (file.Length > 1 && char.IsAsciiLetter(file[0]) && file[1] == ':');

    private static InputFileException Outside(string file) => new(
        file, "lies outside the lesson's folder", "allowed: files in or below it; --allow-files DIR allows those below another folder");

    private static bool IsWithin(string path, string folder)
    {
        string start = System.IO.Path.TrimEndingDirectorySeparator(folder);
        return path.Equals(start, Comparison) || (path.StartsWith(start, Comparison)
            && (System.IO.Path.EndsInDirectorySeparator(start) || path[start.Length] == System.IO.Path.DirectorySeparatorChar));
    }

    /// <summary>The path with every link on the way followed; null where links lead in a circle.</summary>
    private static string? RealPath(string path)
    {
        string full = System.IO.Path.GetFullPath(path), real = System.IO.Path.GetPathRoot(full)!;
        var rest = new Stack<string>(Parts(full).Reverse());
        for (int links = 0; rest.TryPop(out string? part);)
        {
            string next = System.IO.Path.GetFullPath(System.IO.Path.Combine(real, part));
            string? target = LinkTarget(next);
            if (target is null)
            {
                real = next;
                continue;
            }

            if (++links > MostLinks)
            {
                return null;
            }

            real = System.IO.Path.IsPathRooted(target) ? System.IO.Path.GetPathRoot(System.IO.Path.GetFullPath(target))! : real;
            foreach (string step in Parts(target).Reverse())
            {
                rest.Push(step);
            }
        }

        return real;
    }

    private static string[] Parts(string path) => path[System.IO.Path.GetPathRoot(path)!.Length..].Split(
        [System.IO.Path.DirectorySeparatorChar, System.IO.Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);

    private static string? LinkTarget(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // what cannot be looked at cannot be opened either
        }
    }
}
