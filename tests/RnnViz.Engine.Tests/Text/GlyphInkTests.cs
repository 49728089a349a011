using System.Text;
using RnnViz.Engine.Text;

namespace RnnViz.Engine.Tests.Text;

public sealed class GlyphInkTests
{
    private static readonly FontBook Fonts = new(Path.Combine(AppContext.BaseDirectory, "fonts"));

    [Theory]
    [InlineData(FontRole.Interface)]
    [InlineData(FontRole.Heading)]
    [InlineData(FontRole.Number)]
    [InlineData(FontRole.Math)]
    [InlineData(FontRole.MathItalic)]
    public void Ink_is_where_the_letter_is(FontRole role)
    {
        FontFace face = Fonts[role];
        GlyphInk capital = Ink('H'), small = Ink('x'), deep = Ink('p'), round = Ink('o');
        Assert.Equal(face.CapHeight, capital.Top, 0.02f);
        Assert.Equal(0, capital.Depth, 0.02f);
        Assert.InRange(small.Top, 0.35f, 0.6f);
        Assert.InRange(deep.Depth, 0.15f, 0.3f);
        Assert.InRange(round.Depth, 0, 0.03f);
        Assert.Equal(default, Ink(' '));
        foreach (char c in "abcdefghijklmnopqrstuvwxyzWLTH0123456789()+=")
        {
            GlyphInk ink = Ink(c);
            float advance = face.Advance(new Rune(c), 1000) / 1000;
            bool isSane = ink.Right > ink.Left && ink.Left > -0.2f && ink.Right < advance + 0.25f && ink.Top > -ink.Depth;
            Assert.True(isSane, $"{c}: {ink} of {advance}");
        }

        GlyphInk Ink(char c) => face.Ink(new Rune(c));
    }

    [Fact]
    public void Every_glyph_of_every_face_has_a_sane_extent()
    {
        foreach (FontRole role in Enum.GetValues<FontRole>())
        {
            for (int c = 0x21; c < 0x2300; c++)
            {
                var rune = c is >= 0xD800 and < 0xE000 ? new Rune('x') : new Rune(c);
                if (!Fonts[role].Has(rune))
                {
                    continue;
                }

                GlyphInk ink = Fonts[role].Ink(rune);
                Assert.True(ink.Left > -2 && ink.Right < 4 && ink.Top < 2 && ink.Depth < 2, $"{role} {rune}: {ink}");
            }
        }
    }
}
