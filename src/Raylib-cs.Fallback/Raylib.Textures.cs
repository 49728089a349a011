using System.Numerics;
using System.Runtime.InteropServices;

namespace Raylib_cs;

// Textures and render targets in graphics memory.
public static unsafe partial class Raylib
{
    [DllImport(NativeLibName)]
    public static extern Texture2D LoadTextureFromImage(Image image);

    [DllImport(NativeLibName)]
    public static extern void UpdateTexture(Texture2D texture, void* pixels);

    public static void UpdateTexture<T>(Texture2D texture, T[] pixels) where T : unmanaged
    {
        fixed (T* pointer = pixels)
        {
            UpdateTexture(texture, pointer);
        }
    }

    public static void UpdateTexture<T>(Texture2D texture, ReadOnlySpan<T> pixels) where T : unmanaged
    {
        fixed (T* pointer = pixels)
        {
            UpdateTexture(texture, pointer);
        }
    }

    [DllImport(NativeLibName)]
    public static extern void UpdateTextureRec(Texture2D texture, Rectangle rec, void* pixels);

    public static void UpdateTextureRec<T>(Texture2D texture, Rectangle rec, T[] pixels) where T : unmanaged
    {
        fixed (T* pointer = pixels)
        {
            UpdateTextureRec(texture, rec, pointer);
        }
    }

    public static void UpdateTextureRec<T>(Texture2D texture, Rectangle rec, ReadOnlySpan<T> pixels) where T : unmanaged
    {
        fixed (T* pointer = pixels)
        {
            UpdateTextureRec(texture, rec, pointer);
        }
    }

    [DllImport(NativeLibName)]
    public static extern void UnloadTexture(Texture2D texture);

    [DllImport(NativeLibName)]
    public static extern void SetTextureFilter(Texture2D texture, TextureFilter filter);

    [DllImport(NativeLibName)]
    public static extern void SetTextureWrap(Texture2D texture, TextureWrap wrap);

    [DllImport(NativeLibName)]
    public static extern void DrawTexture(Texture2D texture, int posX, int posY, Color tint);

    [DllImport(NativeLibName)]
    public static extern void DrawTexturePro(
        Texture2D texture, Rectangle source, Rectangle dest, Vector2 origin, float rotation, Color tint);

    [DllImport(NativeLibName)]
    public static extern RenderTexture2D LoadRenderTexture(int width, int height);

    [DllImport(NativeLibName)]
    public static extern void BeginTextureMode(RenderTexture2D target);

    [DllImport(NativeLibName)]
    public static extern void EndTextureMode();

    [DllImport(NativeLibName)]
    public static extern void UnloadRenderTexture(RenderTexture2D target);
}
