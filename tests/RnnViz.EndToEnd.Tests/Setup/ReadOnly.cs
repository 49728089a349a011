namespace RnnViz.EndToEnd.Tests.Setup;

/// <summary>A folder in which nobody but root can write, until this is disposed of.</summary>
internal sealed class ReadOnly : IDisposable
{
    private readonly Dictionary<string, UnixFileMode> modes = [];

    public ReadOnly(string folder)
    {
        foreach (string path in Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories).Prepend(folder).ToArray())
        {
            modes[path] = Mode(path);
            Set(path, modes[path] & ~(UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite));
        }
    }

    public void Dispose()
    {
        foreach ((string path, UnixFileMode mode) in modes)
        {
            Set(path, mode);
        }
    }

    private static UnixFileMode Mode(string path) =>
        OperatingSystem.IsWindows() ? throw new PlatformNotSupportedException() : File.GetUnixFileMode(path);

    private static void Set(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }
}
