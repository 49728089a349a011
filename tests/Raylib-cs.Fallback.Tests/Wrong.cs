namespace Raylib_cs.Fallback.Tests.Wrong;

// Types that break the contract on purpose, so that the contract test is seen to fail.

/// <summary>Two fields changed places.</summary>
public struct Texture2D
{
    public uint Id;
    public int Height;
    public int Width;
    public int Mipmaps;
    public PixelFormat Format;
}

/// <summary>A field is missing.</summary>
public struct Shader
{
    public uint Id;
}

/// <summary>A value is another.</summary>
public enum DrawMode
{
    Lines = 1,
    Triangles = 4,
    Quads = 8,
}

/// <summary>A type that the package does not have.</summary>
public struct Sprite;

/// <summary>An overload is missing, a parameter has another type, a constant another value.</summary>
public static class Rlgl
{
    public const int ONE = 2;

    public static void Begin(Raylib_cs.DrawMode mode) => _ = mode;

    public static void SetTexture(int id) => _ = id;
}
