using System.Numerics;
using System.Runtime.InteropServices;

namespace Raylib_cs;

// The window, its monitor and the clipboard.
public static unsafe partial class Raylib
{
    [DllImport(NativeLibName)]
    public static extern void SetConfigFlags(ConfigFlags flags);

    [DllImport(NativeLibName)]
    public static extern void InitWindow(int width, int height, sbyte* title);

    public static void InitWindow(int width, int height, string title)
    {
        using var titleUtf8 = new Utf8Text(title);
        InitWindow(width, height, titleUtf8.Pointer);
    }

    [DllImport(NativeLibName)]
    public static extern void CloseWindow();

    [DllImport(NativeLibName)]
    public static extern CBool WindowShouldClose();

    [DllImport(NativeLibName)]
    public static extern CBool IsWindowReady();

    [DllImport(NativeLibName)]
    public static extern CBool IsWindowResized();

    [DllImport(NativeLibName)]
    public static extern CBool IsWindowMinimized();

    [DllImport(NativeLibName)]
    public static extern CBool IsWindowFocused();

    [DllImport(NativeLibName)]
    public static extern CBool IsWindowFullscreen();

    [DllImport(NativeLibName)]
    public static extern CBool IsWindowState(ConfigFlags flag);

    [DllImport(NativeLibName)]
    public static extern void SetWindowState(ConfigFlags flag);

    [DllImport(NativeLibName)]
    public static extern void ClearWindowState(ConfigFlags flag);

    [DllImport(NativeLibName)]
    public static extern void ToggleFullscreen();

    [DllImport(NativeLibName)]
    public static extern void ToggleBorderlessWindowed();

    [DllImport(NativeLibName)]
    public static extern void SetWindowTitle(sbyte* title);

    public static void SetWindowTitle(string title)
    {
        using var titleUtf8 = new Utf8Text(title);
        SetWindowTitle(titleUtf8.Pointer);
    }

    [DllImport(NativeLibName)]
    public static extern void SetWindowIcon(Image image);

    [DllImport(NativeLibName)]
    public static extern void SetWindowSize(int width, int height);

    [DllImport(NativeLibName)]
    public static extern void SetWindowMinSize(int width, int height);

    [DllImport(NativeLibName)]
    public static extern void SetWindowPosition(int x, int y);

    [DllImport(NativeLibName)]
    public static extern Vector2 GetWindowPosition();

    [DllImport(NativeLibName)]
    public static extern int GetScreenWidth();

    [DllImport(NativeLibName)]
    public static extern int GetScreenHeight();

    [DllImport(NativeLibName)]
    public static extern int GetRenderWidth();

    [DllImport(NativeLibName)]
    public static extern int GetRenderHeight();

    [DllImport(NativeLibName)]
    public static extern Vector2 GetWindowScaleDPI();

    [DllImport(NativeLibName)]
    public static extern int GetCurrentMonitor();

    [DllImport(NativeLibName)]
    public static extern Vector2 GetMonitorPosition(int monitor);

    [DllImport(NativeLibName)]
    public static extern int GetMonitorWidth(int monitor);

    [DllImport(NativeLibName)]
    public static extern int GetMonitorHeight(int monitor);

    [DllImport(NativeLibName)]
    public static extern int GetMonitorRefreshRate(int monitor);

    [DllImport(NativeLibName)]
    public static extern void SetClipboardText(sbyte* text);

    public static void SetClipboardText(string text)
    {
        using var textUtf8 = new Utf8Text(text);
        SetClipboardText(textUtf8.Pointer);
    }
}
