namespace Raylib_cs;

public enum ShaderUniformDataType
{
    Float = 0,
    Vec2 = 1,
    Vec3 = 2,
    Vec4 = 3,
    Int = 4,
    IVec2 = 5,
    IVec3 = 6,
    IVec4 = 7,
    UInt = 8,
    UIVec2 = 9,
    UIVec3 = 10,
    UIVec4 = 11,
    Sampler2D = 12,
}
