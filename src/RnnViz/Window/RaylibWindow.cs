using Raylib_cs;

namespace RnnViz.Window;

/// <summary>Opens and closes raylib's one window.</summary>
internal sealed class RaylibWindow : IDisposable
{
    private RaylibWindow() { }

    /// <summary>Whether there is a display to open a window on, as far as can be told without trying.</summary>
    public static bool HasDisplay =>
        !OperatingSystem.IsLinux()
        || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("DISPLAY"))
        || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("WAYLAND_DISPLAY"));

    /// <summary>Has raylib keep its messages to itself; opening a window does.</summary>
    public static void Quiet() => Raylib.SetTraceLogLevel(TraceLogLevel.None);

    /// <summary>Opens a window, or null when there is no display.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="size">Its size in pixels.</param>
    /// <param name="isHidden">Whether it is never seen: pictures go to files.</param>
    public static RaylibWindow? Open(string title, Extent size, bool isHidden)
    {
        if (!HasDisplay)
        {
            return null;
        }

        Quiet();
        ConfigFlags flags = isHidden ? ConfigFlags.HiddenWindow : ConfigFlags.ResizableWindow | ConfigFlags.VSyncHint | ConfigFlags.HighDpiWindow;
        Raylib.SetConfigFlags(flags);
        Raylib.InitWindow((int)size.Width, (int)size.Height, title);
        if (!Raylib.IsWindowReady())
        {
            return null;
        }

        Raylib.SetExitKey(KeyboardKey.Null);
        if (!isHidden)
        {
            Raylib.SetWindowMinSize(960, 600);
        }

        return new RaylibWindow();
    }

    /// <inheritdoc/>
    public void Dispose() => Raylib.CloseWindow();
}
