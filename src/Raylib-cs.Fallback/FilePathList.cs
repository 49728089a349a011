namespace Raylib_cs;

/// <summary>Paths as zero-ended UTF-8, owned by raylib.</summary>
public unsafe struct FilePathList
{
    public uint Count;
    public byte** Paths;
}
