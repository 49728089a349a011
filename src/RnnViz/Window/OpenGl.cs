using System.Runtime.InteropServices;

namespace RnnViz.Window;

/// <summary>What can be done, and said, where no window with OpenGL 3.3 opens.</summary>
internal static partial class OpenGl
{
    /// <summary>
    /// Has Mesa draw on the processor from now on, whatever the graphics card offers; answers whether that may help. What is
    /// painted there by the program itself needs little of OpenGL.
    /// </summary>
    public static bool TryWithoutCard()
    {
        if (!OperatingSystem.IsLinux() || !HasLibrary)
        {
            return false;
        }

        // Mesa asks the C library, which does not know of .NET's variables
        _ = SetEnvironment("LIBGL_ALWAYS_SOFTWARE", "1", 1);
        _ = UnsetEnvironment("MESA_GL_VERSION_OVERRIDE");
        _ = UnsetEnvironment("MESA_GLSL_VERSION_OVERRIDE");
        return true;
    }

    /// <summary>Why no window has opened, in sentences that say what to do.</summary>
    public static string Problem
    {
        get
        {
            string? display = Environment.GetEnvironmentVariable("DISPLAY");
            if (OperatingSystem.IsLinux() && !string.IsNullOrEmpty(display) && !XLibrary.CanOpenDisplay)
            {
                return $"The display {display} cannot be opened: is it running, and may this user use it?";
            }

            if (OperatingSystem.IsLinux() && !HasLibrary)
            {
                return "A window needs OpenGL 3.3, and this machine has no libGL.so.1. On Debian and Ubuntu: "
                    + "apt-get install libgl1 libgl1-mesa-dri.";
            }

            return "A window needs OpenGL 3.3, which the graphics driver does not offer. "
                + (OperatingSystem.IsLinux()
                    ? "On Debian and Ubuntu, apt-get install libgl1-mesa-dri draws on the processor."
                    : "A newer driver of the graphics card may offer it.");
        }
    }

    private static bool HasLibrary => NativeLibrary.TryLoad("libGLX.so.0", out _) || NativeLibrary.TryLoad("libGL.so.1", out _);

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int replace);

    [LibraryImport("libc", EntryPoint = "unsetenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int UnsetEnvironment(string name);
}
