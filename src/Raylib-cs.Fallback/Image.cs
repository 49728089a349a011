using System.Numerics;

namespace Raylib_cs;

/// <summary>Pixels in main memory, owned by raylib: free them with <see cref="Raylib.UnloadImage"/>.</summary>
public unsafe struct Image
{
    public void* Data;
    public int Width;
    public int Height;
    public int Mipmaps;
    public PixelFormat Format;

    public readonly Vector2 Dimensions => new(Width, Height);
}
