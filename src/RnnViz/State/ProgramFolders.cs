using System.Security;

namespace RnnViz.State;

/// <summary>
/// The folder in which the program keeps what it remembers from one start to the next: settings, sessions, logs of mistakes. Where
/// there is no such place, nothing is kept, and the program goes on without.
/// </summary>
internal static class ProgramFolders
{
    /// <summary>The environment variable that names the folder in place of the system's usual one.</summary>
    public const string Variable = "RNNVIZ_STATE";

    private const string Unix = "rnnviz", Other = "RnnViz";

    /// <summary>A folder below the program's own, which is made where it is missing; null where it cannot be.</summary>
    /// <param name="name">Its name; empty for the program's own.</param>
    public static string? TryMake(string name)
    {
        try
        {
            return Root() is not { } root ? null : Directory.CreateDirectory(Path.Combine(root, name)).FullName;
        }
        catch (Exception e) when (IsRefusal(e))
        {
            return null;
        }
    }

    /// <summary>Where the folder lies, whether or not it is there; null where the system has no place for it.</summary>
    public static string? Find()
    {
        try
        {
            return Root();
        }
        catch (Exception e) when (IsRefusal(e))
        {
            return null;
        }
    }

    /// <summary>Whether an exception says that a file or folder cannot be used as it was meant to.</summary>
    public static bool IsRefusal(Exception error) =>
        error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or SecurityException;

    private static string? Root()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } asked)
        {
            return Path.GetFullPath(asked);
        }

        if (OperatingSystem.IsWindows())
        {
            return Below(Environment.SpecialFolder.LocalApplicationData, Other);
        }

        if (OperatingSystem.IsMacOS())
        {
            return Below(Environment.SpecialFolder.UserProfile, Path.Combine("Library", "Application Support", Other));
        }

        // a relative path is not valid there and is to be passed over
        return Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { } state && Path.IsPathRooted(state)
            ? Path.Combine(state, Unix) : Below(Environment.SpecialFolder.UserProfile, Path.Combine(".local", "state", Unix));
    }

    private static string? Below(Environment.SpecialFolder folder, string name) =>
        Environment.GetFolderPath(folder, Environment.SpecialFolderOption.DoNotVerify) is { } path && Path.IsPathRooted(path)
            ? Path.Combine(path, name) : null;
}
