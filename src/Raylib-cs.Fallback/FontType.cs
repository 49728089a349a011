namespace Raylib_cs;

public enum FontType
{
    Default = 0,
    Bitmap = 1,
    Sdf = 2,
}
