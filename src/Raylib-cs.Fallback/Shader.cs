namespace Raylib_cs;

/// <summary>A compiled shader program and raylib's own uniform locations.</summary>
public unsafe struct Shader
{
    public uint Id;
    public int* Locs;
}
