using System.Runtime.InteropServices;

namespace RnnViz.Window;

/// <summary>
/// The X server may go away while the window is open. Its library then ends the program at once, unless it is asked to call somebody
/// before: that is done here, where there is such a library.
/// </summary>
internal static unsafe class DisplayLoss
{
    private static Action? lost;

    /// <summary>Has something done when the display is gone. It must end the program.</summary>
    public static void Watch(Action action)
    {
        lost = action;
        if (OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libX11.so.6", out nint library)
            && NativeLibrary.TryGetExport(library, "XSetIOErrorHandler", out nint set))
        {
            ((delegate* unmanaged<delegate* unmanaged<nint, int>, nint>)set)(&Meet);
        }
    }

    [UnmanagedCallersOnly]
    private static int Meet(nint display)
    {
        lost?.Invoke();
        return 0;
    }
}
