using System.Diagnostics;
using System.Xml.Linq;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Figures;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Tests.Text;
using RnnViz.Engine.Text;
using SkiaSharp;

namespace RnnViz.Engine.Tests.Figures;

/// <summary>Figures with texts that the program's own typefaces cannot draw.</summary>
public sealed class ScriptFigureTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly XNamespace Link = "http://www.w3.org/1999/xlink";
    private static readonly TextStyle Style = new(FontRole.Interface, 20);
    private static readonly Rgba Ink = new(20, 40, 60);

    [Theory]
    [InlineData("שלום 12", TextAlign.Left)]
    [InlineData("مرحبا", TextAlign.Right)]
    [InlineData("e\u0302", TextAlign.Center)]
    public void An_svg_has_outlines_and_the_text_over_them_where_they_are(string text, TextAlign align)
    {
        FontBook fonts = DebianFonts.BookWith(DebianFonts.DejaVu, DebianFonts.Droid);
        XElement root = Drawn(fonts, text, align);
        Box bounds = fonts.Bounds(text, new Point(150, 50), Style, align);
        XElement found = Assert.Single(root.Descendants(Svg + "text"));
        Assert.Equal(text, found.Value);
        Assert.Equal("0", found.Attribute("fill-opacity")?.Value);
        Assert.Equal(bounds.X, (float)found.Attribute("x")!, 0.01f);
        Assert.Equal(bounds.Width, (float)found.Attribute("textLength")!, 0.01f);
        XElement[] uses = [.. root.Descendants(Svg + "use")];
        Assert.Equal(fonts.Shaped(text, Style)!.Glyphs.ToArray().Count(placed => placed.Glyph.Rune.Value != ' '), uses.Length);
        Assert.All(uses, use => Assert.NotEmpty(OutlineOf(root, use).Attribute("d")!.Value));
    }

    [Fact]
    public void Chinese_is_text_in_a_typeface_inside_an_svg()
    {
        XElement root = Drawn(DebianFonts.BookWith(DebianFonts.DejaVu, DebianFonts.Droid), "loss 你好", TextAlign.Left);
        Assert.Empty(root.Descendants(Svg + "use"));
        Assert.Equal("loss 你好", Assert.Single(root.Descendants(Svg + "text")).Value);
        Assert.Contains("@font-face{font-family:\"Droid Sans Fallback\"", root.Value);
    }

    [Fact]
    public void An_emoji_is_a_picture_inside_an_svg()
    {
        XElement root = Drawn(DebianFonts.BookWith(DebianFonts.Emoji), "😀", TextAlign.Left);
        XElement image = OutlineOf(root, Assert.Single(root.Descendants(Svg + "use")));
        Assert.Equal(Svg + "image", image.Name);
        string data = image.Attribute(Link + "href")!.Value;
        using SKBitmap picture = SKBitmap.Decode(Convert.FromBase64String(data[(data.IndexOf(',') + 1)..]));
        Assert.Contains(picture.Pixels, pixel => pixel is { Alpha: 255, Red: > 200, Blue: < 100 });
    }

    [Fact]
    public void Text_of_the_programs_own_faces_has_no_outlines()
    {
        XElement root = Drawn(DebianFonts.BookWith(DebianFonts.DejaVu), "loss, язык, γλῶσσα", TextAlign.Left);
        Assert.Empty(root.Descendants(Svg + "use"));
    }

    [Fact]
    public void A_pdf_holds_the_faces_of_the_system_that_it_needs()
    {
        FontBook fonts = DebianFonts.BookWith(DebianFonts.DejaVu);
        using var latin = new PdfCanvas(new Extent(300, 100), fonts);
        using var mixed = new PdfCanvas(new Extent(300, 100), fonts);
        latin.Text("loss 12", new Point(20, 50), Style, Ink);
        mixed.Text("loss مرحبا 12", new Point(20, 50), Style, Ink);
        Assert.DoesNotContain("DejaVu", Encoding(latin.ToDocument(new FigureInfo("t"))));
        Assert.Contains("DejaVu", Encoding(mixed.ToDocument(new FigureInfo("t"))));
    }

    [Theory]
    [InlineData("مرحبا")] // each letter in one of its four forms
    [InlineData("שלום")]
    [InlineData("你好")]
    [InlineData("x\u0302")]
    public void A_pdf_says_which_characters_its_glyphs_stand_for(string text)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/pdftotext"), "needs Debian's package poppler-utils");
        using var canvas = new PdfCanvas(new Extent(300, 100), DebianFonts.BookWith(DebianFonts.DejaVu, DebianFonts.Droid));
        canvas.Text(text, new Point(20, 50), Style, Ink);
        string path = Path.Combine(Path.GetTempPath(), $"rnnviz-scripts-{Environment.ProcessId}-{(int)text[0]}.pdf");
        try
        {
            File.WriteAllBytes(path, canvas.ToDocument(new FigureInfo("t")));
            var start = new ProcessStartInfo("/usr/bin/pdftotext", [path, "-"]) { RedirectStandardOutput = true };
            using Process reader = Process.Start(start)!;
            Assert.Contains(text, reader.StandardOutput.ReadToEnd());
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string Encoding(byte[] file) => System.Text.Encoding.Latin1.GetString(file);

    private static XElement Drawn(FontBook fonts, string text, TextAlign align)
    {
        var canvas = new SvgCanvas(new Extent(300, 100), fonts);
        canvas.Text(text, new Point(150, 50), Style, Ink, align);
        return XDocument.Parse(canvas.ToDocument(new FigureInfo("t"))).Root!;
    }

    private static XElement OutlineOf(XElement root, XElement use) =>
        root.Descendants().Single(element => "#" + element.Attribute("id")?.Value == use.Attribute(Link + "href")!.Value);
}
