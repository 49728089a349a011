using System.Runtime.InteropServices;

namespace Raylib_cs;

// The frame, its clock, and what is drawn without a texture.
public static unsafe partial class Raylib
{
    [DllImport(NativeLibName)]
    public static extern void SetTargetFPS(int fps);

    [DllImport(NativeLibName)]
    public static extern int GetFPS();

    [DllImport(NativeLibName)]
    public static extern float GetFrameTime();

    [DllImport(NativeLibName)]
    public static extern double GetTime();

    [DllImport(NativeLibName)]
    public static extern void WaitTime(double seconds);

    [DllImport(NativeLibName)]
    public static extern void BeginDrawing();

    [DllImport(NativeLibName)]
    public static extern void EndDrawing();

    [DllImport(NativeLibName)]
    public static extern void SwapScreenBuffer();

    [DllImport(NativeLibName)]
    public static extern void PollInputEvents();

    [DllImport(NativeLibName)]
    public static extern void ClearBackground(Color color);

    [DllImport(NativeLibName)]
    public static extern void BeginScissorMode(int x, int y, int width, int height);

    [DllImport(NativeLibName)]
    public static extern void EndScissorMode();

    [DllImport(NativeLibName)]
    public static extern void BeginBlendMode(BlendMode mode);

    [DllImport(NativeLibName)]
    public static extern void EndBlendMode();

    [DllImport(NativeLibName)]
    public static extern void SetShapesTexture(Texture2D texture, Rectangle source);

    [DllImport(NativeLibName)]
    public static extern void DrawRectangle(int posX, int posY, int width, int height, Color color);

    [DllImport(NativeLibName)]
    public static extern void DrawRectangleRec(Rectangle rec, Color color);

    [DllImport(NativeLibName)]
    public static extern void TakeScreenshot(sbyte* fileName);

    public static void TakeScreenshot(string fileName)
    {
        using var fileNameUtf8 = new Utf8Text(fileName);
        TakeScreenshot(fileNameUtf8.Pointer);
    }
}
