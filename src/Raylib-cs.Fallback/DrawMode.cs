namespace Raylib_cs;

public enum DrawMode
{
    Lines = 1,
    Triangles = 4,
    Quads = 7,
}
