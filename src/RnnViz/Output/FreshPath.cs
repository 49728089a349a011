namespace RnnViz.Output;

/// <summary>Names for files that must not replace others.</summary>
internal static class FreshPath
{
    /// <summary>
    /// The folder for files that nobody has named: the current one; where that is gone, or is the root of the system, as for programs that
    /// are started from a desktop, the pictures of whoever runs the program.
    /// </summary>
    public static string Folder()
    {
        try
        {
            string current = Environment.CurrentDirectory;
            if (Directory.Exists(current) && Path.GetPathRoot(current) != current)
            {
                return current;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // it was deleted
        }

        string[] others =
        [
            Environment.GetFolderPath(Environment.SpecialFolder.MyPictures), Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
        ];
        return Array.Find(others, Directory.Exists) ?? Path.GetTempPath();
    }

    /// <summary>A path in a folder that no file has yet: name.png, name-2.png, …</summary>
    public static string In(string folder, string name, string extension)
    {
        string path = Path.Combine(folder, name + extension);
        for (int i = 2; File.Exists(path); i++)
        {
            path = Path.Combine(folder, $"{name}-{i}{extension}");
        }

        return path;
    }
}
