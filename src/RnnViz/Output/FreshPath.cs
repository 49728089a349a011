namespace RnnViz.Output;

/// <summary>Names for files that must not replace others.</summary>
internal static class FreshPath
{
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
