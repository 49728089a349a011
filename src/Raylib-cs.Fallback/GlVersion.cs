namespace Raylib_cs;

public enum GlVersion
{
    OpenGl11 = 1,
    OpenGl21 = 2,
    OpenGl33 = 3,
    OpenGl43 = 4,
    OpenGlEs20 = 5,
}
