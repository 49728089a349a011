namespace Raylib_cs;

/// <summary>A frame buffer to draw into; its texture is upside down, as everywhere in OpenGL.</summary>
public struct RenderTexture2D
{
    public uint Id;
    public Texture2D Texture;
    public Texture2D Depth;
}
