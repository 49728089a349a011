using System.Text;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;

namespace RnnViz.Engine.Tests.Text;

/// <summary>Texts whose glyphs depend on their neighbours.</summary>
public sealed class ShapedTextTests
{
    private static readonly TextStyle Style = new(FontRole.Interface, 20);

    [Theory]
    // the font has each form of a letter as a character of its own, too: what HarfBuzz' hb-shape answers
    [InlineData("مرحبا", new[] { 0xFE8E, 0xFE92, 0xFEA3, 0xFEAE, 0xFEE3 })]
    [InlineData("سلام", new[] { 0x0645, 0xFEFC, 0xFEB3 })]
    [InlineData("لا", new[] { 0xFEFB })]
    public void Arabic_letters_join(string word, int[] forms)
    {
        FontBook fonts = DebianFonts.BookWith(DebianFonts.DejaVu);
        FontGlyph[] glyphs = [.. GlyphsOf(fonts, word).Select(placed => placed.Glyph)];
        Assert.All(glyphs, glyph => Assert.True(glyph.Face.IsOfSystem));
        Assert.Equal(forms.Select(form => glyphs[0].Face.GlyphOf(new Rune(form))), glyphs.Select(glyph => glyph.Number));
    }

    [Fact]
    public void Hebrew_letters_stand_from_right_to_left_and_numbers_among_them_do_not()
    {
        FontBook fonts = DebianFonts.BookWith(DebianFonts.DejaVu);
        PlacedGlyph[] glyphs = GlyphsOf(fonts, "אב 12 גד");
        Assert.Equal("דג 12 בא", string.Concat(glyphs.Select(placed => placed.Glyph.Rune.ToString())));
        Assert.Equal(glyphs.Select(placed => placed.X).Order(), glyphs.Select(placed => placed.X));
        // what our own faces have they draw
        IEnumerable<PlacedGlyph> own = glyphs.Where(placed => placed.Glyph.Face == fonts[FontRole.Interface]);
        Assert.Equal("12", string.Concat(own.Select(placed => placed.Glyph.Rune)).Trim());
    }

    [Fact]
    public void Brackets_are_mirrored_where_they_are_read_from_right_to_left()
    {
        FontBook fonts = DebianFonts.BookWith(DebianFonts.DejaVu);
        PlacedGlyph[] glyphs = GlyphsOf(fonts, "(א)");
        Assert.Equal(glyphs[0].Glyph.Face.GlyphOf(new Rune('(')), glyphs[0].Glyph.Number);
        Assert.Equal(glyphs[^1].Glyph.Face.GlyphOf(new Rune(')')), glyphs[^1].Glyph.Number);
    }

    [Fact]
    public void A_letter_and_a_mark_are_the_letter_that_has_it()
    {
        var fonts = new FontBook(Path.Combine(AppContext.BaseDirectory, "fonts"), SystemFonts.None);
        PlacedGlyph glyph = Assert.Single(GlyphsOf(fonts, "e\u0301"));
        Assert.Equal(fonts[FontRole.Interface].GlyphOf(new Rune('é')), glyph.Glyph.Number);
        Assert.Equal(fonts.Measure("é", Style), fonts.Measure("e\u0301", Style), 2);
    }

    [Theory]
    [InlineData("\u0301")]
    [InlineData("\u05B8")]
    [InlineData("\u200D")]
    [InlineData("\uFE0F")]
    [InlineData("\u200F\u200E")]
    [InlineData("\U000E0061")]
    public void What_is_drawn_on_others_or_not_at_all_is_seen_where_it_stands_alone(string text)
    {
        var fonts = new FontBook(Path.Combine(AppContext.BaseDirectory, "fonts"), SystemFonts.None);
        Assert.True(fonts.Measure(text, Style) > 0);
        Assert.Contains(GlyphsOf(fonts, text), placed => placed.Glyph.Face.Outline(placed.Glyph.Number).Length > 0);
        Assert.Equal(text.Length, fonts.FittingLength(text, Style, 1000));
    }

    [Theory]
    [InlineData("שלום עולם, loss 3.14 (ab)")]
    [InlineData("الشبكة تقرأ 15 حرفًا")]
    [InlineData("café e\u0301 \u0301x")]
    [InlineData("سلام 你好 😀 ש")]
    public void The_width_measured_is_the_width_drawn(string text)
    {
        FontBook fonts = DebianFonts.BookWith(DebianFonts.DejaVu, DebianFonts.Droid);
        foreach (FontRole role in Enum.GetValues<FontRole>())
        {
            var style = new TextStyle(role, 17.3f);
            float width = fonts.Measure(text, style);
            foreach (bool isOnPixels in (ReadOnlySpan<bool>)[false, true])
            {
                float end = 0;
                var line = new TextLayout<FontGlyph>(fonts, fonts, text, new Point(100, 50), style, TextAlign.Left, isOnPixels);
                foreach ((FontGlyph glyph, Point pen) in line)
                {
                    end = MathF.Max(end, pen.X + glyph.Advance);
                }

                Assert.Equal(100 + width, end, isOnPixels ? 1f : 0.01f);
            }
        }
    }

    [Fact]
    public void What_fits_never_parts_what_is_drawn_as_one()
    {
        FontBook fonts = DebianFonts.BookWith(DebianFonts.DejaVu, DebianFonts.Emoji);
        const string Text = "سلام שָׁ 👍🏽 👨‍👩‍👧 🇩🇪";
        int[] ends = [0, .. Ends(Text)];
        for (float width = 0; width < fonts.Measure(Text, Style) + 10; width++)
        {
            int length = fonts.FittingLength(Text, Style, width);
            // lam and alef are two letters and one glyph
            Assert.Contains(length, ends.Except([2]));
        }

        Assert.Equal(Text.Length, fonts.FittingLength(Text, Style, 10_000));
    }

    [Fact]
    public void Signs_of_several_characters_are_one_picture()
    {
        FontBook fonts = DebianFonts.BookWith(DebianFonts.Emoji);
        foreach (string sign in (string[])["👍🏽", "👨‍👩‍👧", "🇩🇪", "❤️"])
        {
            PlacedGlyph glyph = Assert.Single(GlyphsOf(fonts, sign), placed => placed.Glyph.Advance > 0);
            Assert.True(glyph.Glyph.Face.HasColors, sign);
        }
    }

    [Theory]
    [InlineData("The loss is near ln 4 = 1.386.")]
    [InlineData("∂L/∂h_t δ₂ ŷ, языки, γλῶσσα, 𝑥")]
    public void Plain_text_is_not_shaped_and_allocates_nothing(string text)
    {
        var fonts = new FontBook(Path.Combine(AppContext.BaseDirectory, "fonts"), SystemFonts.None);
        Assert.Null(fonts.Shaped(text, Style));
        fonts.Measure(text, Style);
        Assert.Equal(0, AllocatedBy(() => fonts.Measure(text, Style)));
    }

    [Fact]
    public void A_line_that_was_shaped_once_allocates_nothing()
    {
        FontBook fonts = DebianFonts.BookWith(DebianFonts.DejaVu, DebianFonts.Droid);
        foreach (string text in (string[])["שלום 12", "سلام", "e\u0301", "你好，世界"])
        {
            Walk(fonts, text);
            Assert.Equal(0, AllocatedBy(() => Walk(fonts, text)));
        }
    }

    private static void Walk(FontBook fonts, string text)
    {
        fonts.FittingLength(text, Style, 20);
        foreach ((FontGlyph _, Point _) in new TextLayout<FontGlyph>(fonts, fonts, text, default, Style, TextAlign.Right, isOnPixels: true))
        {
        }
    }

    private static PlacedGlyph[] GlyphsOf(FontBook fonts, string text) => fonts.Shaped(text, Style)!.Glyphs.ToArray();

    private static IEnumerable<int> Ends(string text)
    {
        for (int end = 0; end < text.Length;)
        {
            end += System.Globalization.StringInfo.GetNextTextElementLength(text, end);
            yield return end;
        }
    }

    private static long AllocatedBy(Action run)
    {
        long least = long.MaxValue;
        for (int i = 0; i < 3 && least > 0; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            run();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
