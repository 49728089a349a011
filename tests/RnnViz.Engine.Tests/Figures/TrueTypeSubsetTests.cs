using System.Buffers.Binary;
using System.Text;
using RnnViz.Engine.Figures;
using RnnViz.Engine.Text;
using SkiaSharp;

namespace RnnViz.Engine.Tests.Figures;

public sealed class TrueTypeSubsetTests
{
    // composed letters, fractions, signs of mathematics, one of them beyond the first plane
    private const string Signs = "AaQ g.é½Åñŷδσ∂⊙∥→−\U0001D6FF";

    private static readonly FontBook Fonts = new(Path.Combine(AppContext.BaseDirectory, "fonts"));

    public static TheoryData<FontRole> Roles() => [.. Enum.GetValues<FontRole>()];

    [Theory]
    [MemberData(nameof(Roles))]
    public void Each_sign_keeps_its_outline_and_its_advance(FontRole role)
    {
        FontFace face = Fonts[role];
        using SKFont whole = Open(face.File.ToArray()), part = Open(TrueTypeSubset.Make(face, Signs.EnumerateRunes()));
        Assert.Equal(whole.Typeface.UnitsPerEm, part.Typeface.UnitsPerEm);
        foreach (Rune sign in Signs.EnumerateRunes().Where(face.Has))
        {
            ushort before = whole.GetGlyph(sign.Value), after = part.GetGlyph(sign.Value);
            Assert.NotEqual(0, after);
            using SKPath? one = whole.GetGlyphPath(before), other = part.GetGlyphPath(after);
            Assert.Equal(one?.ToSvgPathData(), other?.ToSvgPathData());
            Assert.Equal(whole.GetGlyphWidths([before]), part.GetGlyphWidths([after]));
        }
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public void Other_signs_are_gone_and_the_file_is_small(FontRole role)
    {
        byte[] file = TrueTypeSubset.Make(Fonts[role], Signs.EnumerateRunes());
        using SKFont part = Open(file);
        Assert.All("BZz9ωх", sign => Assert.Equal(0, part.GetGlyph(sign)));
        Assert.InRange(file.Length, 500, 12_000);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public void Sums_of_check_are_right(FontRole role)
    {
        byte[] file = TrueTypeSubset.Make(Fonts[role], Signs.EnumerateRunes());
        // OpenType 1.9.1, "Calculating Checksums"
        Assert.Equal(0xB1B0AFBA, Sum(file));
        int count = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(4));
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> row = file.AsSpan(12 + 16 * i, 16);
            int start = BinaryPrimitives.ReadInt32BigEndian(row[8..]), length = BinaryPrimitives.ReadInt32BigEndian(row[12..]);
            byte[] table = file[start..(start + (length + 3) / 4 * 4)];
            if (row.StartsWith("head"u8))
            {
                table.AsSpan(8, 4).Clear();
            }

            Assert.Equal(BinaryPrimitives.ReadUInt32BigEndian(row[4..]), Sum(table));
        }
    }

    [Fact]
    public void The_order_of_the_signs_does_not_matter() => Assert.Equal(
        TrueTypeSubset.Make(Fonts[FontRole.Math], Signs.EnumerateRunes()),
        TrueTypeSubset.Make(Fonts[FontRole.Math], Signs.EnumerateRunes().Reverse()));

    [Fact]
    public void No_sign_at_all_gives_a_file_with_the_box_of_missing_ones()
    {
        using SKFont part = Open(TrueTypeSubset.Make(Fonts[FontRole.Interface], []));
        Assert.Equal(1, part.Typeface.GlyphCount);
    }

    [Fact]
    public void A_large_file_has_long_places()
    {
        FontFace face = Fonts[FontRole.Math];
        Rune[] all = [.. Enumerable.Range(0x20, 0x3000).Select(code => new Rune(code)).Where(face.Has)];
        byte[] file = TrueTypeSubset.Make(face, all);
        Assert.True(file.Length > 0x20000, $"{file.Length} bytes");
        using SKFont part = Open(file);
        Assert.All(all, sign => Assert.NotEqual(0, part.GetGlyph(sign.Value)));
    }

    [Fact]
    public void A_damaged_table_of_glyphs_is_refused()
    {
        byte[] file = Fonts[FontRole.Interface].File.ToArray();
        int row = file.AsSpan().IndexOf("loca"u8), start = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(row + 8));
        file.AsSpan(start + 4, 400).Fill(0xFF);
        var face = new FontFace("damaged.ttf", file, isMonospaced: false);
        Assert.Throws<InvalidDataException>(() => TrueTypeSubset.Make(face, Signs.EnumerateRunes()));
    }

    private static SKFont Open(byte[] file)
    {
        using SKData data = SKData.CreateCopy(file);
        return new SKFont(SKTypeface.FromData(data), 64) { Hinting = SKFontHinting.None, LinearMetrics = true };
    }

    private static uint Sum(ReadOnlySpan<byte> words)
    {
        uint sum = 0;
        for (; words.Length > 0; words = words[4..])
        {
            sum += BinaryPrimitives.ReadUInt32BigEndian(words);
        }

        return sum;
    }
}
