namespace RnnViz.Numerics.Files;

/// <summary>Folders that keep somebody from what is in them: a file there seems not to be there.</summary>
public static class FolderAccess
{
    /// <summary>
    /// The folder because of which a path cannot be looked at: one on the way to it, as it was typed, or the path itself where it is a
    /// folder that may not be read. Null where there is none.
    /// </summary>
    /// <param name="path">The path; what is there need not exist.</param>
    public static string? ForbiddenOn(string path)
    {
        if (string.IsNullOrWhiteSpace(path) || path.Contains('\0'))
        {
            return null;
        }

        string? folder = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(path));
        if (!string.IsNullOrEmpty(folder) && ForbiddenOn(folder) is { } above)
        {
            return above;
        }

        // in a folder that may be listed and not be entered the names can be seen, and nothing else
        return Directory.Exists(path) && (!MayBe(() => File.GetAttributes(Path.Combine(path, "any")))
            || !MayBe(() => Directory.EnumerateFileSystemEntries(path).Any())) ? path : null;
    }

    /// <summary>What is to be said of such a folder, and what to do.</summary>
    public static string Said(string folder) => $"the folder {InputFile.Shown(folder)} may not be read; change its permissions";

    private static bool MayBe(Action looked)
    {
        try
        {
            looked();
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
        catch (IOException)
        {
            return true; // what is not there is not forbidden
        }
    }
}
