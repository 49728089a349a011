namespace Raylib_cs;

public enum FramebufferAttachType
{
    ColorChannel0 = 0,
    ColorChannel1 = 1,
    ColorChannel2 = 2,
    ColorChannel3 = 3,
    ColorChannel4 = 4,
    ColorChannel5 = 5,
    ColorChannel6 = 6,
    ColorChannel7 = 7,
    Depth = 100,
    Stencil = 200,
}
