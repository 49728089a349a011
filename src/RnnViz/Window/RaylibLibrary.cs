using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Raylib_cs;

namespace RnnViz.Window;

/// <summary>The native library: whether it can be loaded, and what it shows of GLFW, on which it stands.</summary>
internal static unsafe partial class RaylibLibrary
{
    private static nint library;

    /// <summary>What keeps raylib from being loaded, in a sentence that says what to do; null where it is loaded.</summary>
    public static string? Problem
    {
        get
        {
            try
            {
                library = NativeLibrary.Load(Raylib.NativeLibName, typeof(Raylib).Assembly, null);
                return null;
            }
            catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
            {
                return SentenceOf(e.Message);
            }
        }
    }

    /// <summary>The open window as GLFW knows it; 0 where GLFW cannot be reached or no window is open.</summary>
    public static nint GlfwWindow =>
        FunctionOf("glfwGetCurrentContext") is not 0 and nint current ? ((delegate* unmanaged[Cdecl]<nint>)current)() : 0;

    /// <summary>A function of GLFW by name; 0 where libraylib does not show it, as that of the package may not.</summary>
    public static nint FunctionOf(string name) =>
        (library != 0 || Problem is null) && NativeLibrary.TryGetExport(library, name, out nint function) ? function : 0;

    /// <summary>What the system says, over many lines and for every place where it looked, as a sentence.</summary>
    internal static string SentenceOf(string said)
    {
        string[] lacking = [.. LackingPattern().Matches(said).Select(match => match.Groups[1].Value)
            .Where(name => !name.Contains(Raylib.NativeLibName, StringComparison.OrdinalIgnoreCase)).Distinct()];
        return lacking.Length == 0
            ? "The library raylib, which belongs beside the program, cannot be loaded. Install or build RnnViz again. "
                + $"The system says: {said.ReplaceLineEndings(" ")}"
            : $"The library raylib cannot be loaded without {string.Join(" and ", lacking)}, which this machine has not. "
                + "On Debian and Ubuntu: apt-get install libx11-6 libgl1 libgl1-mesa-dri.";
    }

    [GeneratedRegex(@"\b(lib[\w+-]+\.so[.\d]*): ")]
    private static partial Regex LackingPattern();
}
