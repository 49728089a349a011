namespace RnnViz.Output;

/// <summary>Whether two paths lead to one file: spelt otherwise, by links, or as two names of it.</summary>
internal static class SameFile
{
    /// <summary>How names are compared where the system decides nothing else.</summary>
    public static StringComparer Names { get; } = OperatingSystem.IsLinux() ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;

    /// <summary>Whether they do, also where there is no such file yet.</summary>
    public static bool Are(string one, string other)
    {
        try
        {
            return Names.Equals(Resolved(one), Resolved(other)) || File.Exists(one) && File.Exists(other) && HaveOneLock(one, other);
        }
        catch (Exception e) when (OutputPaths.IsRefusal(e))
        {
            return false; // one of them cannot be read, or is a ring of links: no file
        }
    }

    /// <summary>The whole path without links; with them where they lead in a ring or nowhere that can be seen.</summary>
    /// <param name="path">The path.</param>
    /// <param name="folders">Folders that were met before, without links; gets those that are met now.</param>
    public static string Resolved(string path, Dictionary<string, string>? folders = null)
    {
        try
        {
            return WithoutLinks(path, folders ?? []);
        }
        catch (Exception e) when (OutputPaths.IsRefusal(e))
        {
            return Path.GetFullPath(path);
        }
    }

    private static string WithoutLinks(string path, Dictionary<string, string> folders)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(full) is not { } folder)
        {
            return full;
        }

        if (!folders.TryGetValue(folder, out string? place))
        {
            folders[folder] = place = WithoutLinks(folder, folders);
        }

        var here = new FileInfo(Path.Combine(place, Path.GetFileName(full)));
        return here.LinkTarget is null || here.ResolveLinkTarget(returnFinalTarget: true) is not { } target
            ? here.FullName : WithoutLinks(target.FullName, folders);
    }

    // a lock is that of the file, not of its name: what nobody has locked but for the other name is the other file
    private static bool HaveOneLock(string one, string other)
    {
        if (!CanLock(one))
        {
            return false;
        }

        using var held = new FileStream(other, FileMode.Open, FileAccess.Read, FileShare.Read);
        return held.CanSeek && !CanLock(one);
    }

    private static bool CanLock(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
