namespace Raylib_cs;

/// <summary>One rasterised glyph: its code point, offsets and advance in pixels, and its picture.</summary>
public struct GlyphInfo
{
    public int Value;
    public int OffsetX;
    public int OffsetY;
    public int AdvanceX;
    public Image Image;
}
