using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RnnViz.Window;

/// <summary>
/// The X library, under Linux: whether a display can be opened, and what happens when it refuses something. By itself the library
/// ends the program then.
/// </summary>
internal static unsafe partial class XLibrary
{
    /// <summary>Whether the display that DISPLAY names can be opened; true where this is not to be known.</summary>
    public static bool CanOpenDisplay
    {
        get
        {
            if (!IsThere)
            {
                return true;
            }

            nint display = XOpenDisplay(0);
            if (display != 0)
            {
                _ = XCloseDisplay(display);
            }

            return display != 0;
        }
    }

    /// <summary>
    /// Has the program go on where the display refuses something: a window manager may be faster than what is asked of a window. To be
    /// called once a window is open.
    /// </summary>
    public static void IgnoreRefusals()
    {
        if (IsThere)
        {
            XSetErrorHandler(&Ignore);
        }
    }

    private static bool IsThere => OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libX11.so.6", out _);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Ignore(nint display, nint error) => 0;

    [LibraryImport("libX11.so.6")]
    private static partial nint XOpenDisplay(nint name);

    [LibraryImport("libX11.so.6")]
    private static partial int XCloseDisplay(nint display);

    [LibraryImport("libX11.so.6")]
    private static partial nint XSetErrorHandler(delegate* unmanaged[Cdecl]<nint, nint, int> handler);
}
