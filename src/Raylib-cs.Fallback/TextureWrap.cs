namespace Raylib_cs;

public enum TextureWrap
{
    Repeat = 0,
    Clamp = 1,
    MirrorRepeat = 2,
    MirrorClamp = 3,
}
