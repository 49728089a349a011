using System.Buffers.Binary;
using System.Text;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Figures;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;

namespace RnnViz.Engine.Tests.Figures;

public sealed class FigureRecordsTests : IDisposable
{
    // what XML, PDF and base64 have to escape, and signs of all lengths
    private const string Record = """{"lesson":"a <b> & ]]> \\ ) ( --> é 漢 \uD83D\uDE00 😀","lines":"1\r\n2"}""";

    private static readonly FontBook Fonts = new(Path.Combine(AppContext.BaseDirectory, "fonts"));
    private static readonly FigureInfo Info = new("a title", "what it shows", Record + "\r\n", "RnnViz 1", 300);

    private readonly string path = Path.GetTempFileName();

    public static TheoryData<string> Formats() => ["png", "svg", "pdf"];

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_record_of_a_figure_comes_back_as_it_was(string format) => Assert.Equal(Info.Record, Read(FileOf(format, Info)));

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_figure_without_a_record_has_none(string format) => Assert.Null(Read(FileOf(format, new FigureInfo("a title"))));

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_file_that_is_cut_off_has_its_record_or_none(string format)
    {
        byte[] file = FileOf(format, Info);
        for (int length = 0; length < file.Length; length += 1 + file.Length / 80)
        {
            Assert.True(Read(file[..length]) is null or Record + "\r\n");
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_damaged_file_is_read_without_an_error(string format)
    {
        var random = new Random(3);
        byte[] file = FileOf(format, Info);
        for (int i = 0; i < 80; i++)
        {
            var damaged = (byte[])file.Clone();
            for (int j = 0; j < 20; j++)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            Read(damaged);
        }
    }

    [Fact]
    public void A_changed_record_of_a_PNG_is_none()
    {
        byte[] file = FileOf("png", Info);
        file[file.AsSpan().IndexOf("lesson"u8)]++;
        Assert.Null(Read(file));
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("<rnnviz:record>")]
    [InlineData("<rnnviz:record>&unknown;</rnnviz:record>")]
    [InlineData("<rnnviz:record><a></rnnviz:record>")]
    [InlineData("%PDF-1.4 /RnnVizRecord(not base64!)")]
    [InlineData("%PDF-1.4 /RnnVizRecord(")]
    public void Text_that_is_no_figure_has_no_record(string text) => Assert.Null(Read(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void A_PNG_that_claims_more_than_it_has_has_no_record()
    {
        byte[] file = FileOf("png", Info);
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(file.AsSpan().IndexOf("iTXt"u8) - 4), uint.MaxValue);
        Assert.Null(Read(file));
    }

    [Theory]
    [InlineData("%PDF-")]
    [InlineData("<rnnviz:record>")]
    public void A_large_file_is_not_kept_in_memory(string start)
    {
        using (FileStream file = File.Create(path))
        {
            file.Write(Encoding.ASCII.GetBytes(start));
            file.SetLength(1 << 27);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        using FileStream opened = File.OpenRead(path);
        Assert.Null(FigureRecords.Read(opened));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000_000);
    }

    [Theory]
    [InlineData("png", "rnnviz\0", "rnnwiz\0", "the PNG has no text \"rnnviz\"")]
    [InlineData("png", "rnnviz\0\0\0\0\0{", "rnnviz\0\0\0\0\0[", "the text \"rnnviz\" of the PNG was changed: its checksum differs")]
    [InlineData("png", "pHYs", null, "the PNG is cut off or damaged")]
    [InlineData("svg", "rnnviz:record", "rnnviz:recard", "the SVG has no element rnnviz:record")]
    [InlineData("svg", "</rnnviz:record>", "", "the element rnnviz:record of the SVG has no end")]
    [InlineData("svg", "<rnnviz:record>", "<rnnviz:record>&#", "what is in the element rnnviz:record of the SVG is no text of XML")]
    [InlineData("svg", "<", "(", "it is no PNG, SVG or PDF")]
    [InlineData("pdf", "/RnnVizRecord(", "/RnnVizRecard(", "the PDF has no entry RnnVizRecord")]
    [InlineData("pdf", "/RnnVizRecord(", "/RnnVizRecord(!", "the entry RnnVizRecord of the PDF was changed")]
    public void Of_a_figure_that_was_changed_it_is_said_what_does_not_fit(string format, string found, string? instead, string problem)
    {
        string text = Encoding.Latin1.GetString(FileOf(format, Info));
        Assert.Contains(found, text, StringComparison.Ordinal);
        text = instead is null ? text[..(text.IndexOf(found, StringComparison.Ordinal) + 8)]
            : text.Replace(found, instead, StringComparison.Ordinal);
        Assert.Null(FigureRecords.Read(new MemoryStream(Encoding.Latin1.GetBytes(text)), out string? said));
        Assert.Equal(problem, said);
        Assert.NotNull(FigureRecords.Read(new MemoryStream(FileOf(format, Info)), out said));
        Assert.Null(said);
    }

    [Fact]
    public void A_PNG_says_its_resolution()
    {
        byte[] file = FileOf("png", Info);
        int at = file.AsSpan().IndexOf("pHYs"u8);
        // 300 pixels per inch of 0.0254 m
        Assert.Equal(11811, BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at + 4)));
        Assert.Equal(11811, BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at + 8)));
        Assert.Equal(1, file[at + 12]);
    }

    public void Dispose() => File.Delete(path);

    private static byte[] FileOf(string format, FigureInfo info)
    {
        var size = new Extent(8, 5);
        if (format == "png")
        {
            return Png.Encode(new byte[4 * 8 * 5], 8, 5, isOpaque: true, info);
        }

        if (format == "svg")
        {
            var svg = new SvgCanvas(size, Fonts);
            svg.Clear(Rgba.Hex(0xFFFFFF));
            return Encoding.UTF8.GetBytes(svg.ToDocument(info));
        }

        using var pdf = new PdfCanvas(size, Fonts);
        pdf.Clear(Rgba.Hex(0xFFFFFF));
        return pdf.ToDocument(info);
    }

    private string? Read(byte[] file)
    {
        return FigureRecords.Read(new MemoryStream(file));
    }
}
