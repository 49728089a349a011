using Raylib_cs;
using RnnViz.Engine.Geometry;

namespace RnnViz.Window;

/// <summary>Opens and closes raylib's one window.</summary>
internal sealed class RaylibWindow : IDisposable
{
    private static string title = "";

    private RaylibWindow() { }

    /// <summary>Whether there is a display to open a window on, as far as can be told without trying.</summary>
    public static bool HasDisplay =>
        !OperatingSystem.IsLinux()
        || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("DISPLAY"))
        || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("WAYLAND_DISPLAY"));

    /// <summary>The size of the open window's content in pixels, which on displays with a scale is not the window's own unit.</summary>
    public static Extent CanvasSize => new(Raylib.GetRenderWidth(), Raylib.GetRenderHeight());

    /// <summary>The size of the open window in the units in which it is opened.</summary>
    public static Extent Size => new(Raylib.GetScreenWidth(), Raylib.GetScreenHeight());

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
        RaylibWindow.title = title;
        Raylib.SetConfigFlags(isHidden
            ? ConfigFlags.HiddenWindow
            : ConfigFlags.ResizableWindow | ConfigFlags.VSyncHint | ConfigFlags.HighDpiWindow);
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

    /// <summary>Says something in the window's title, which is in no picture of the window.</summary>
    /// <param name="message">What; null for the title that it was opened with.</param>
    public static void SayInTitle(string? message) => Raylib.SetWindowTitle(message ?? title);

    /// <summary>Fills the screen with the open window, without a frame, or takes it back.</summary>
    public static void ToggleFullScreen() => Raylib.ToggleBorderlessWindowed();

    /// <inheritdoc/>
    public void Dispose() => Raylib.CloseWindow();
}
