namespace RnnViz.Output;

/// <summary>Names for files that must not replace others.</summary>
internal static class FreshPath
{
    private const string Probe = "rnnviz";

    /// <summary>
    /// The folder for what is saved from the window: the one in which the program was started; that of the person's pictures where there
    /// is none any more, where it may not be written to, or where it is the root, as on a desktop that starts programs there.
    /// </summary>
    public static string Folder => FolderFor(Current, Environment.GetFolderPath(Environment.SpecialFolder.MyPictures));

    /// <summary>A path in a folder that no file has yet: name.png, name-2.png, …</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="name">The name, of which only what is allowed in names of files is taken.</param>
    /// <param name="extension">What it ends in, with its dot.</param>
    public static string In(string folder, string name, string extension)
    {
        string safe = SafeName.Of(name), path = Path.Combine(folder, safe + extension);
        for (int i = 2; Path.Exists(path); i++)
        {
            path = Path.Combine(folder, $"{safe}-{i}{extension}");
        }

        return path;
    }

    /// <summary>The first of two folders, or the second where the first is none to save files in.</summary>
    /// <param name="current">The folder in which the program was started; null where it is gone.</param>
    /// <param name="pictures">The folder of somebody's pictures; empty for none.</param>
    internal static string FolderFor(string? current, string pictures) =>
        current is not null && (Path.GetDirectoryName(current) is not null && CanWrite(current) || pictures.Length == 0)
            ? current : pictures.Length > 0 ? pictures : Path.GetTempPath();

    /// <summary>The folder in which the program was started; null where it is gone.</summary>
    internal static string? Current
    {
        get
        {
            try
            {
                string folder = Environment.CurrentDirectory;
                return Directory.Exists(folder) ? folder : null;
            }
            catch (Exception e) when (OutputPaths.IsRefusal(e))
            {
                return null;
            }
        }
    }

    private static bool CanWrite(string folder)
    {
        try
        {
            string probe = OutputPaths.AsideOf(Path.Combine(folder, Probe));
            AsideFile.Drop(AsideFile.Take(folder, probe), probe);
            return true;
        }
        catch (OutputException)
        {
            return false;
        }
    }
}
