using System.Numerics;

namespace Raylib_cs;

/// <summary>Pixels in graphics memory: free them with <see cref="Raylib.UnloadTexture"/>.</summary>
public struct Texture2D
{
    public uint Id;
    public int Width;
    public int Height;
    public int Mipmaps;
    public PixelFormat Format;

    public readonly Vector2 Dimensions => new(Width, Height);
}
