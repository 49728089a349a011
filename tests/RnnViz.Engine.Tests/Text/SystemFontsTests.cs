using System.Buffers;
using System.Text;
using RnnViz.Engine.Text;

namespace RnnViz.Engine.Tests.Text;

/// <summary>Characters that the program's own faces lack.</summary>
public sealed class SystemFontsTests
{
    private static readonly TextStyle Style = new(FontRole.Interface, 20);

    [Theory]
    [InlineData(0x4E2D)] // Chinese
    [InlineData(0x05D0)] // Hebrew
    [InlineData(0x1F600)] // an emoji
    [InlineData(0xE000)] // private use
    [InlineData(0x0378)] // unassigned
    [InlineData(0x10FFFE)] // never assigned
    [InlineData(0xFFFD)] // what stands for broken text, which a face of ours may have
    [InlineData(0x0001)] // a control character
    [InlineData(0x0085)]
    public void Without_a_font_a_character_is_a_box_that_has_ink(int code)
    {
        var fonts = new FontBook(Path.Combine(AppContext.BaseDirectory, "fonts"), SystemFonts.None);
        foreach (FontRole role in Enum.GetValues<FontRole>())
        {
            FontGlyph glyph = fonts.GlyphOf(new Rune(code), new TextStyle(role, 20));
            Assert.True(glyph.Rune == new Rune('□') || glyph.Rune.Value == code && (code == 0xFFFD || Rune.IsWhiteSpace(glyph.Rune)));
            Assert.True(Rune.IsWhiteSpace(glyph.Rune) || glyph.Face.Outline(glyph.Number).Length > 0);
            Assert.True(float.IsFinite(glyph.Advance));
        }
    }

    [Fact]
    public void No_font_is_asked_for_what_means_something_else_in_each()
    {
        var fonts = new SystemFonts([Path.GetDirectoryName(DebianFonts.DejaVu)!]);
        Assert.NotNull(fonts.FaceFor(new Rune(0x05D0), isBold: false, isColored: false));
        foreach (int code in (ReadOnlySpan<int>)[0xE000, 0xF6C5, 0x0378, 0x0001, 0x000A, 0x10FFFF])
        {
            Assert.Null(fonts.FaceFor(new Rune(code), isBold: false, isColored: false));
        }
    }

    [Fact]
    public void Chinese_characters_are_drawn_one_after_the_other_in_a_font_that_has_them()
    {
        FontBook fonts = DebianFonts.BookWith(DebianFonts.Droid);
        FontGlyph glyph = fonts.GlyphOf(new Rune('中'), Style);
        Assert.True(glyph.Face.IsOfSystem);
        Assert.Equal(new Rune('中'), glyph.Rune);
        Assert.NotEqual(0, glyph.Number);
        Assert.Null(fonts.Shaped("中文 loss", Style));
        Assert.Equal(2 * glyph.Advance + fonts.Measure(" loss", Style), fonts.Measure("中文 loss", Style), 0.01f);
    }

    [Fact]
    public void Punctuation_of_Chinese_is_that_of_the_font_of_its_letters()
    {
        FontBook fonts = DebianFonts.BookWith(DebianFonts.DejaVu, DebianFonts.Droid);
        FontFace face = fonts.GlyphOf(new Rune('中'), Style).Face;
        Assert.All("。「」，！".EnumerateRunes(), rune => Assert.Same(face, fonts.GlyphOf(rune, Style).Face));
    }

    [Fact]
    public void Letters_that_the_programs_faces_have_are_theirs()
    {
        FontBook fonts = DebianFonts.BookWith(DebianFonts.DejaVu);
        foreach (Rune rune in "aЖλ∂9□".EnumerateRunes())
        {
            Assert.False(fonts.FaceFor(FontRole.Interface, rune).IsOfSystem);
        }
    }

    [Fact]
    public void Headings_have_the_bolder_face()
    {
        var fonts = new SystemFonts([Path.GetDirectoryName(DebianFonts.DejaVu)!]);
        FontFace plain = fonts.FaceFor(new Rune('א'), isBold: false, isColored: false)!;
        FontFace bold = fonts.FaceFor(new Rune('א'), isBold: true, isColored: false)!;
        Assert.Equal("DejaVu Sans", plain.Name);
        Assert.True(bold.Advance(new Rune('א'), 100) > plain.Advance(new Rune('א'), 100));
    }

    [Fact]
    public void The_same_folders_give_the_same_faces()
    {
        string folder = Path.GetDirectoryName(DebianFonts.DejaVu)!;
        SystemFonts one = new([folder]), other = new([folder]);
        foreach (Rune rune in "אبสҨༀ😀".EnumerateRunes())
        {
            FontFace? first = one.FaceFor(rune, isBold: false, isColored: true);
            Assert.Equal(first?.Name, other.FaceFor(rune, isBold: false, isColored: true)?.Name);
            Assert.Same(first, one.FaceFor(rune, isBold: false, isColored: true));
        }
    }

    [Fact]
    public void Folders_that_are_not_there_have_no_fonts() =>
        Assert.Null(new SystemFonts(["/nowhere/at/all"]).FaceFor(new Rune('中'), isBold: false, isColored: false));

    [Theory]
    [InlineData(9)]
    [InlineData(20.5f)]
    [InlineData(96)]
    public void An_emoji_is_a_picture_in_colours_at_every_size(float size)
    {
        FontBook fonts = DebianFonts.BookWith(DebianFonts.Emoji);
        FontGlyph glyph = fonts.GlyphOf(new Rune(0x1F600), new TextStyle(FontRole.Interface, size));
        Assert.True(glyph.Face.HasColors);
        var pixels = new ArrayBufferWriter<byte>();
        GlyphPixels ink = glyph.Face.Rasterise(glyph.Number, glyph.Size, 0, pixels);
        Assert.True(ink.IsColored);
        Assert.Equal(4 * ink.Width * ink.Height, pixels.WrittenCount);
        Assert.InRange(ink.Width, 0.8f * glyph.Advance, 1.2f * glyph.Advance + 2);
        // yellow
        byte[] middle = pixels.WrittenSpan.Slice(4 * (ink.Height / 3 * ink.Width + ink.Width / 2), 4).ToArray();
        Assert.True(middle[3] > 200 && middle[0] > 150 && middle[1] > 100 && middle[2] < 90, string.Join(' ', middle));
    }

    [Fact]
    public void A_pen_between_two_pixels_moves_the_ink_by_as_much()
    {
        FontFace face = DebianFonts.BookWith(DebianFonts.DejaVu).GlyphOf(new Rune('א'), Style).Face;
        float Middle(float right)
        {
            var pixels = new ArrayBufferWriter<byte>();
            GlyphPixels ink = face.Rasterise(face.GlyphOf(new Rune('א')), 40, right, pixels);
            Assert.False(ink.IsColored);
            float sum = 0, weighted = 0;
            for (int i = 0; i < pixels.WrittenCount; i++)
            {
                sum += pixels.WrittenSpan[i];
                weighted += pixels.WrittenSpan[i] * (ink.X + i % ink.Width);
            }

            return weighted / sum;
        }

        Assert.Equal(Middle(0) + 0.25f, Middle(0.25f), 0.03f);
        Assert.Equal(Middle(0) + 0.75f, Middle(0.75f), 0.03f);
    }
}
