namespace Raylib_cs;

/// <summary>Glyphs of one size and the texture that they were packed into.</summary>
public unsafe struct Font
{
    public int BaseSize;
    public int GlyphCount;
    public int GlyphPadding;
    public Texture2D Texture;
    public Rectangle* Recs;
    public GlyphInfo* Glyphs;
}
