using System.Numerics;
using System.Runtime.InteropServices;

namespace Raylib_cs;

// Keys, mouse and dropped files, as of the last PollInputEvents.
public static unsafe partial class Raylib
{
    [DllImport(NativeLibName)]
    public static extern int GetKeyPressed();

    [DllImport(NativeLibName)]
    public static extern int GetCharPressed();

    [DllImport(NativeLibName)]
    public static extern CBool IsKeyPressed(KeyboardKey key);

    [DllImport(NativeLibName)]
    public static extern CBool IsKeyPressedRepeat(KeyboardKey key);

    [DllImport(NativeLibName)]
    public static extern CBool IsKeyDown(KeyboardKey key);

    [DllImport(NativeLibName)]
    public static extern CBool IsKeyReleased(KeyboardKey key);

    [DllImport(NativeLibName)]
    public static extern sbyte* GetKeyName(KeyboardKey key);

    [DllImport(NativeLibName)]
    public static extern void SetExitKey(KeyboardKey key);

    [DllImport(NativeLibName)]
    public static extern CBool IsCursorOnScreen();

    [DllImport(NativeLibName)]
    public static extern Vector2 GetMousePosition();

    [DllImport(NativeLibName)]
    public static extern Vector2 GetMouseDelta();

    [DllImport(NativeLibName)]
    public static extern int GetMouseX();

    [DllImport(NativeLibName)]
    public static extern int GetMouseY();

    [DllImport(NativeLibName)]
    public static extern float GetMouseWheelMove();

    [DllImport(NativeLibName)]
    public static extern Vector2 GetMouseWheelMoveV();

    [DllImport(NativeLibName)]
    public static extern CBool IsMouseButtonPressed(MouseButton button);

    [DllImport(NativeLibName)]
    public static extern CBool IsMouseButtonDown(MouseButton button);

    [DllImport(NativeLibName)]
    public static extern CBool IsMouseButtonReleased(MouseButton button);

    [DllImport(NativeLibName)]
    public static extern void SetMouseCursor(MouseCursor cursor);

    [DllImport(NativeLibName)]
    public static extern Gesture GetGestureDetected();

    [DllImport(NativeLibName)]
    public static extern void PlayAutomationEvent(AutomationEvent ev);

    [DllImport(NativeLibName)]
    public static extern CBool IsFileDropped();

    [DllImport(NativeLibName)]
    public static extern FilePathList LoadDroppedFiles();

    [DllImport(NativeLibName)]
    public static extern void UnloadDroppedFiles(FilePathList files);

    public static string[] GetDroppedFiles()
    {
        var list = LoadDroppedFiles();
        var paths = new string[list.Count];
        for (var i = 0; i < paths.Length; i++)
        {
            paths[i] = Marshal.PtrToStringUTF8((nint)list.Paths[i])!;
        }

        UnloadDroppedFiles(list);
        return paths;
    }
}
