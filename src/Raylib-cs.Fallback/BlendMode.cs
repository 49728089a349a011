namespace Raylib_cs;

public enum BlendMode
{
    Alpha = 0,
    Additive = 1,
    Multiplied = 2,
    AddColors = 3,
    SubtractColors = 4,
    AlphaPremultiply = 5,
    Custom = 6,
    CustomSeparate = 7,
}
