using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RnnViz.Window;

/// <summary>
/// The X library, under Linux: whether a display can be opened, and what happens when it goes away or refuses something. By itself
/// the library ends the program at either, without a word that one understands.
/// </summary>
internal static unsafe partial class XLibrary
{
    private const int Unusable = 2;

    /// <summary>Raised when the display has ended, just before the program ends.</summary>
    public static event Action? DisplayLost;

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

    /// <summary>To be called once a window is open.</summary>
    public static void WatchDisplay()
    {
        if (IsThere)
        {
            XSetErrorHandler(&Ignore);
            XSetIOErrorHandler(&End);
        }
    }

    private static bool IsThere => OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libX11.so.6", out _);

    /// <summary>A window manager may be faster than what is asked of a window: that is no reason to end.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Ignore(nint display, nint error) => 0;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int End(nint display)
    {
        try
        {
            DisplayLost?.Invoke();
            Console.Error.WriteLine("The display has ended, and the window with it.");
        }
        finally
        {
            Environment.Exit(Unusable);
        }

        return 0;
    }

    [LibraryImport("libX11.so.6")]
    private static partial nint XOpenDisplay(nint name);

    [LibraryImport("libX11.so.6")]
    private static partial int XCloseDisplay(nint display);

    [LibraryImport("libX11.so.6")]
    private static partial nint XSetErrorHandler(delegate* unmanaged[Cdecl]<nint, nint, int> handler);

    [LibraryImport("libX11.so.6")]
    private static partial nint XSetIOErrorHandler(delegate* unmanaged[Cdecl]<nint, int> handler);
}
