using System.Text;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;

namespace RnnViz.Engine.Tests.Text;

public sealed class FontBookTests
{
    private static readonly FontBook Fonts = new(Path.Combine(AppContext.BaseDirectory, "fonts"), SystemFonts.None);

    [Fact]
    public void Digits_of_the_number_face_have_one_whole_width_at_every_size()
    {
        for (float size = 9; size < 60; size += 0.7f)
        {
            var style = new TextStyle(FontRole.Number, size);
            float width = Fonts.Measure("0", style);
            Assert.Equal(MathF.Round(width), width);
            foreach (char digit in "123456789.-+e")
            {
                Assert.Equal(width, Fonts.Measure([digit], style));
            }
        }
    }

    [Theory]
    [InlineData(FontRole.Interface)]
    [InlineData(FontRole.Heading)]
    [InlineData(FontRole.Number)]
    [InlineData(FontRole.Math)]
    [InlineData(FontRole.MathItalic)]
    public void Every_sign_that_the_screen_uses_has_a_glyph_in_some_face(FontRole role)
    {
        foreach (Rune rune in "ŷρσγ∂‖∇⊙×∞−→←↑↓…±°␣↵●▬▼▲".EnumerateRunes())
        {
            Assert.True(Fonts.FaceFor(role, rune).Has(rune), $"{rune} is in neither the face of {role} nor the mathematical one");
        }
    }

    [Fact]
    public void The_length_that_fits_never_exceeds_the_width()
    {
        var style = new TextStyle(FontRole.Interface, 14);
        const string Text = "The vanishing gradient, 𝑥 and all";
        for (float width = 0; width < 300; width += 7)
        {
            int length = Fonts.FittingLength(Text, style, width);
            Assert.True(Fonts.Measure(Text.AsSpan(0, length), style) <= width);
            Assert.False(length > 0 && char.IsHighSurrogate(Text[length - 1]));
        }

        Assert.Equal(Text.Length, Fonts.FittingLength(Text, style, 10_000));
    }

    [Fact]
    public void A_sign_that_no_face_has_is_drawn_as_a_box()
    {
        foreach (FontRole role in Enum.GetValues<FontRole>())
        {
            Assert.Equal(new Rune('□'), Fonts.Drawn(role, new Rune(0x4E2D)));
            Assert.Equal(new Rune('x'), Fonts.Drawn(role, new Rune('x')));
            Assert.Equal(new Rune(' '), Fonts.Drawn(role, new Rune(' ')));
            Assert.True(Fonts.FaceFor(role, new Rune('□')).Has(new Rune('□')));
        }
    }

    [Fact]
    public void Alignment_moves_the_box_and_not_its_size()
    {
        var style = new TextStyle(FontRole.Interface, 14);
        var at = new Point(100, 50);
        Box left = Fonts.Bounds("loss", at, style, TextAlign.Left), right = Fonts.Bounds("loss", at, style, TextAlign.Right);
        Box center = Fonts.Bounds("loss", at, style, TextAlign.Center);
        Assert.Equal(100, left.X, 3);
        Assert.Equal(100, right.Right, 3);
        Assert.Equal(100, center.Center.X, 3);
        Assert.Equal(left.Width, right.Width, 3);
    }

    [Fact]
    public void A_missing_font_says_what_to_do()
    {
        var error = Assert.Throws<FileNotFoundException>(() => new FontBook(Path.GetTempPath()));
        Assert.Contains("restore the folder fonts", error.Message);
    }
}
