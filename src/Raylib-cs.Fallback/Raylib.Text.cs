using System.Runtime.InteropServices;

namespace Raylib_cs;

// Glyphs; RnnViz lays out text itself.
public static unsafe partial class Raylib
{
    [DllImport(NativeLibName)]
    public static extern GlyphInfo* LoadFontData(
        byte* fileData, int dataSize, int fontSize, int* codepoints, int codepointsCount, FontType type, int* glyphCount);

    [DllImport(NativeLibName)]
    public static extern void UnloadFontData(GlyphInfo* chars, int glyphCount);
}
