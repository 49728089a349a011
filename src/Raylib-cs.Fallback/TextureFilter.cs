namespace Raylib_cs;

public enum TextureFilter
{
    Point = 0,
    Bilinear = 1,
    Trilinear = 2,
    Anisotropic4X = 3,
    Anisotropic8X = 4,
    Anisotropic16X = 5,
}
