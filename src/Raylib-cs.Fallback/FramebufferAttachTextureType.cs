namespace Raylib_cs;

public enum FramebufferAttachTextureType
{
    CubemapPositiveX = 0,
    CubemapNegativeX = 1,
    CubemapPositiveY = 2,
    CubemapNegativeY = 3,
    CubemapPositiveZ = 4,
    CubemapNegativeZ = 5,
    Texture2D = 100,
    Renderbuffer = 200,
}
