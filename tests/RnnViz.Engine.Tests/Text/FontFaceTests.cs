using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RnnViz.Engine.Text;

namespace RnnViz.Engine.Tests.Text;

public sealed class FontFaceTests
{
    private static readonly FontBook Fonts = new(Path.Combine(AppContext.BaseDirectory, "fonts"));

    /// <summary>Numbers of the files, in their own units: the table hmtx, and the outlines' extreme points.</summary>
    [Theory]
    [InlineData(FontRole.Interface, "H", 2816, 2084, 248, 1836, 2048, 0)]
    [InlineData(FontRole.Interface, "g", 2816, 1716, 144, 1500, 1556, 608)]
    [InlineData(FontRole.Interface, "δ", 2816, 1520, 96, 1428, 2142, 28)]
    [InlineData(FontRole.Heading, "g", 2816, 1761, 123, 1575, 1556, 608)]
    [InlineData(FontRole.Number, "H", 1000, 600, 93, 507, 730, 0)]
    [InlineData(FontRole.Number, "g", 1000, 600, 88, 507, 560, 180)]
    [InlineData(FontRole.Math, "∇", 1000, 731, 63, 667, 662, 12)]
    [InlineData(FontRole.Math, "𝑥", 1000, 550, 30, 510, 441, 9)]
    [InlineData(FontRole.MathItalic, "H", 1000, 722, -8, 769, 653, 0)]
    public void Metrics_are_the_files_own_numbers(
        FontRole role, string sign, int unitsPerEm, int advance, int left, int right, int top, int depth)
    {
        FontFace face = Fonts[role];
        Rune rune = sign.EnumerateRunes().Single();
        float pixels = advance / (float)unitsPerEm * 13.7f;
        Assert.Equal(face.IsMonospaced ? MathF.Round(pixels) : pixels, face.Advance(rune, 13.7f));
        Assert.Equal(new GlyphInk(left, right, top, depth) * (1f / unitsPerEm), face.Ink(rune));
    }

    [Theory]
    [InlineData(FontRole.Interface, 2816, 2728, 680, 2048)]
    [InlineData(FontRole.Heading, 2816, 2728, 680, 2048)]
    [InlineData(FontRole.Number, 1000, 1020, 300, 730)]
    [InlineData(FontRole.Math, 1000, 1023, 486, 662)]
    [InlineData(FontRole.MathItalic, 1000, 1023, 305, 653)]
    public void Heights_are_the_files_own_numbers(FontRole role, int unitsPerEm, int ascent, int descent, int capitals)
    {
        FontFace face = Fonts[role];
        float em = unitsPerEm;
        Assert.Equal((ascent / em, descent / em, capitals / em), (face.Ascent, face.Descent, face.CapHeight));
    }

    /// <summary>Whatever unit each of them has: one size fits both, to the rounding of an outline.</summary>
    [Theory]
    [InlineData(FontRole.Interface)]
    [InlineData(FontRole.Number)]
    [InlineData(FontRole.Math)]
    public void An_outline_covers_the_ink(FontRole role)
    {
        const float Unit = 1f / FontFace.OutlineUnitsPerEm;
        foreach (Rune rune in "HgxO0é+".EnumerateRunes())
        {
            string outline = Fonts[role].Outline(rune);
            Assert.Matches("^M[-MLQCZ0-9., ]+Z$", outline);
            float[] numbers =
                [.. Regex.Matches(outline, @"-?[0-9.]+").Select(match => float.Parse(match.Value, CultureInfo.InvariantCulture) * Unit)];
            float[] across = [.. numbers.Where((_, i) => i % 2 == 0)], down = [.. numbers.Where((_, i) => i % 2 == 1)];
            GlyphInk ink = Fonts[role].Ink(rune);
            Assert.Equal(ink.Left, across.Min(), Unit);
            Assert.Equal(ink.Right, across.Max(), Unit);
            Assert.Equal(-ink.Top, down.Min(), Unit);
            Assert.Equal(ink.Depth, down.Max(), Unit);
        }
    }

    [Fact]
    public void A_blank_has_neither_ink_nor_outline()
    {
        foreach (FontRole role in Enum.GetValues<FontRole>())
        {
            Assert.Equal(default, Fonts[role].Ink(new Rune(' ')));
            Assert.Empty(Fonts[role].Outline(new Rune(' ')));
        }
    }

    [Fact]
    public void Many_threads_may_ask_a_face_for_the_first_time()
    {
        FontFace known = Fonts[FontRole.Math];
        var fresh = new FontFace("fresh", known.File.ToArray(), false);
        Parallel.For(0, 8 * 0x2300, i =>
        {
            var rune = new Rune(i / 8);
            Assert.Equal((known.Has(rune), known.Advance(rune, 20)), (fresh.Has(rune), fresh.Advance(rune, 20)));
        });
    }

    [Fact]
    public void A_sign_that_was_seen_costs_no_memory()
    {
        FontFace face = Fonts[FontRole.Interface];
        float width = face.Advance(new Rune('a'), 12);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            width += face.Has(new Rune('a')) ? face.Advance(new Rune('a'), 12) : 0;
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(width > 0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(64)]
    public void A_file_that_is_no_font_is_refused(int length)
    {
        var error = Assert.Throws<InvalidDataException>(() => new FontFace("nonsense.ttf", new byte[length], false));
        Assert.Contains("nonsense.ttf", error.Message, StringComparison.Ordinal);
    }
}
