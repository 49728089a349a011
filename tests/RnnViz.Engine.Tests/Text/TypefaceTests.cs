using System.Text;
using RnnViz.Engine.Text;

namespace RnnViz.Engine.Tests.Text;

/// <summary>
/// The typefaces are TrueType files of what used to be OpenType files with cubic outlines; nothing that the layout of the program
/// rests on has changed. The numbers are those of the OpenType files: Inter 3.19 and STIX 1.1.1.
/// </summary>
public sealed class TypefaceTests
{
    private static readonly FontBook Fonts = new(Path.Combine(AppContext.BaseDirectory, "fonts"));

    /// <param name="role">Which typeface.</param>
    /// <param name="unitsPerEm">The units of the other numbers.</param>
    /// <param name="count">How many signs have a glyph.</param>
    /// <param name="advances">The sum over all signs of code point × advance.</param>
    /// <param name="ascent">Height of the line above the baseline.</param>
    /// <param name="descent">Depth of the line below it.</param>
    /// <param name="capitals">Height of capitals.</param>
    [Theory]
    [InlineData(FontRole.Interface, 2816, 2505, 61795615778L, 2728, 680, 2048)]
    [InlineData(FontRole.Heading, 2816, 2505, 63011926961L, 2728, 680, 2048)]
    [InlineData(FontRole.Math, 1000, 3655, 99897723087L, 1023, 486, 662)]
    [InlineData(FontRole.MathItalic, 1000, 1302, 24940242396L, 1023, 305, 653)]
    public void Signs_advances_and_heights_are_those_of_the_OpenType_file(
        FontRole role, int unitsPerEm, int count, long advances, float ascent, float descent, float capitals)
    {
        FontFace face = Fonts[role];
        Rune[] signs = [.. Enumerable.Range(0x20, 0x20000 - 0x20).Where(Rune.IsValid).Select(code => new Rune(code)).Where(face.Has)];
        Assert.Equal(count, signs.Length);
        Assert.Equal(advances, signs.Sum(sign => sign.Value * (long)MathF.Round(face.Advance(sign, unitsPerEm))));
        Assert.Equal((ascent, descent, capitals), (
            MathF.Round(face.Ascent * unitsPerEm), MathF.Round(face.Descent * unitsPerEm), MathF.Round(face.CapHeight * unitsPerEm)));
    }

    [Fact]
    public void All_files_are_TrueType() =>
        Assert.All(Enum.GetValues<FontRole>(), role => Assert.Equal([0, 1, 0, 0], Fonts[role].File.Span[..4].ToArray()));
}
