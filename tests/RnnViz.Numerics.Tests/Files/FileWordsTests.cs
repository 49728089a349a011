using System.Text;
using RnnViz.Numerics.Files;

namespace RnnViz.Numerics.Tests.Files;

/// <summary>What files and numbers are called in sentences.</summary>
public sealed class FileWordsTests
{
    [Theory]
    [InlineData("89504E470D0A1A0A0000", "a picture (PNG)")]
    [InlineData("255044462D312E34", "a document (PDF)")]
    [InlineData("474946383961", "a film or picture (GIF)")]
    [InlineData("FFD8FFE0", "a picture (JPEG)")]
    [InlineData("52494646000000005745425056503820", "a picture (WebP)")]
    [InlineData("000000186674797069736F6D", "a film (MP4)")]
    [InlineData("1A45DFA3", "a film (WebM)")]
    [InlineData("504B0304", "a zip archive, as .npz, .xlsx, .ods and .docx files are")]
    [InlineData("934E554D50590100", "an array of NumPy (.npy)")]
    [InlineData("1F8B0800", "a packed file (gzip)")]
    [InlineData("D0CF11E0A1B11AE1", "a document of an office program")]
    [InlineData("7F454C46", "a program")]
    [InlineData("504B", null)]
    [InlineData("", null)]
    [InlineData("7B7D", null)]
    public void A_file_is_called_by_how_it_begins_and_is_no_text(string hex, string? nature)
    {
        byte[] bytes = Convert.FromHexString(hex);
        Assert.Equal(nature, FileNature.Of(bytes));
        if (nature is not null)
        {
            Assert.Equal(($"is {nature}: it is no text", "give a text saved as UTF-8", false), TextEncoding.ProblemOf(bytes));
        }
    }

    [Theory]
    [InlineData("<svg width=\"1\"/>", "a picture (SVG)")]
    [InlineData("\uFEFF<?xml version=\"1.0\"?>\n<svg/>", "a picture (SVG)")]
    [InlineData("<!DOCTYPE html><title>x</title>", "a page (HTML)")]
    [InlineData("<html>", "a page (HTML)")]
    [InlineData("<?xml version=\"1.0\"?><x/>", "a file in XML")]
    [InlineData("{ }", null)]
    [InlineData("a < b", null)]
    public void A_text_of_tags_is_called_by_its_first_one_and_stays_a_text(string text, string? nature)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Assert.Equal(nature, FileNature.OfMarkup(bytes));
        Assert.Null(TextEncoding.ProblemOf(bytes));
    }

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_read_as_Latin_1_or_with_printed_signs_between_as_Windows_1252()
    {
        Assert.Equal(("Größe", "Latin-1"), ByteText.Read(Encoding.Latin1.GetBytes("Größe")));
        Assert.Equal(("Preis in € – „neu“", "Windows-1252"), ByteText.Read(
            [.. "Preis in "u8, 0x80, 0x20, 0x96, 0x20, 0x84, .. "neu"u8, 0x93]));
        byte[] all = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];
        Assert.Equal(256, ByteText.Read(all).Text.Length);
        Assert.Equal("\u20AC\u0081\u201A\u0178\u00A0", string.Concat(ByteText.Read(
            [0x80, 0x81, 0x82, 0x9F, 0xA0]).Text));
    }

    [Theory]
    [InlineData(1, 4, "1")]
    [InlineData(0, 4, "0")]
    [InlineData(1234.5678, 4, "1235")]
    [InlineData(1000000.001, 4, "1000000")]
    [InlineData(1000000.001, 10, "1000000.001")]
    [InlineData(-0.00012346, 4, "-0.0001235")]
    [InlineData(1e15, 4, "1e15")]
    [InlineData(9007199254740992, 17, "9007199254740992")]
    [InlineData(1.5e300, 4, "1.5e300")]
    [InlineData(4.2e-9, 4, "4.2e-9")]
    [InlineData(5e-324, 4, "4.941e-324")]
    [InlineData(double.PositiveInfinity, 4, "∞")]
    [InlineData(double.NegativeInfinity, 4, "−∞")]
    [InlineData(double.NaN, 4, "NaN")]
    public void Numbers_in_sentences_are_written_as_on_the_screen(double value, int digits, string text) =>
        Assert.Equal(text, NumberWords.Of(value, digits));
}
