using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace RnnViz.EndToEnd.Tests.Pictures;

public sealed class PngTests
{
    // 2x2 RGBA made by hand: the first row plain, the second with the filter under test and residues of 1
    [Theory]
    [InlineData(0, new byte[] { 1, 1, 1, 1, 1, 1 })]
    [InlineData(1, new byte[] { 1, 1, 1, 2, 2, 2 })] // left
    [InlineData(2, new byte[] { 11, 21, 31, 41, 51, 61 })] // above
    [InlineData(3, new byte[] { 6, 11, 16, 24, 31, 39 })] // mean of left and above
    [InlineData(4, new byte[] { 11, 21, 31, 41, 51, 61 })] // Paeth: left 11, above 40, above left 10: above is nearest
    public void Every_filter_is_undone(byte filter, byte[] expected)
    {
        byte[] rows = [0, 10, 20, 30, 255, 40, 50, 60, 255, filter, 1, 1, 1, 1, 1, 1, 1, 1];
        Picture picture = PngReader.Decode(File(6, rows), "made by hand");

        Assert.Equal((2, 2), (picture.Width, picture.Height));
        Assert.Equal([10, 20, 30, 40, 50, 60], picture.Pixels[..6]);
        Assert.Equal(expected, picture.Pixels[6..]);
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        var random = new Random(1);
        var pixels = new byte[37 * 11 * Picture.Channels];
        random.NextBytes(pixels);
        var picture = new Picture(37, 11, pixels);

        Picture read = PngReader.Decode(PngWriter.Encode(picture, row => (byte)(row % 3)), "written");

        Assert.Equal(picture.Pixels, read.Pixels);
    }

    [Fact]
    public void A_file_that_is_cut_off_is_refused()
    {
        byte[] file = File(6, [0, 10, 20, 30, 255, 40, 50, 60, 255, 0, 1, 1, 1, 1, 1, 1, 1, 1]);

        Assert.Throws<InvalidDataException>(() => PngReader.Decode(file.AsSpan(..^6), "cut off"));
        Assert.Throws<InvalidDataException>(() => PngReader.Decode([], "empty"));
    }

    [Fact]
    public void A_palette_is_refused()
    {
        var error = Assert.Throws<InvalidDataException>(() => PngReader.Decode(File(3, []), "palette"));
        Assert.Contains("colour type 3", error.Message, StringComparison.Ordinal);
    }

    private static byte[] File(byte colour, byte[] rows)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(rows);
        }

        byte[] header = Chunk("IHDR", [0, 0, 0, 2, 0, 0, 0, 2, 8, colour, 0, 0, 0]), data = Chunk("IDAT", compressed.ToArray());
        return [0x89, .. "PNG\r\n\x1a\n"u8, .. header, .. data, .. Chunk("IEND", [])];
    }

    // checksums are not read
    private static byte[] Chunk(string kind, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        return [.. length, .. Encoding.ASCII.GetBytes(kind), .. data, 0, 0, 0, 0];
    }
}
