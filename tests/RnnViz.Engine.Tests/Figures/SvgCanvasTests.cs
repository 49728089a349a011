using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Figures;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using SkiaSharp;

namespace RnnViz.Engine.Tests.Figures;

public sealed partial class SvgCanvasTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "fonts");
    private static readonly FontBook Fonts = new(Folder);
    private static readonly Rgba Ink = Rgba.Hex(0x123456);

    public static TheoryData<FontRole> Roles() => [.. Enum.GetValues<FontRole>()];

    [Theory]
    [MemberData(nameof(Roles))]
    public void A_line_is_text_in_a_typeface_of_the_file_that_has_its_signs_and_our_width(FontRole role)
    {
        var style = new TextStyle(role, 13);
        const string Line = "Whh 0.5";
        XDocument figure = Draw(canvas => canvas.Text(Line, new Point(3, 20), style, Ink));
        XElement text = Assert.Single(figure.Descendants(Svg + "text"));
        Assert.Equal(Line, text.Value);
        Dictionary<string, SKFont> faces = Typefaces(figure);
        SKFont face = Assert.Single(faces).Value;
        // Skia keeps widths in 64ths of a pixel
        face.Size = 4096;
        float[] advances = face.GetGlyphWidths([.. Line.Select(sign => face.GetGlyph(sign))]);
        float width = advances.Sum() / face.Size * Number(text, "font-size") + Line.Length * Number(text, "letter-spacing");
        Assert.Equal(Fonts.Measure(Line, style), width, 0.01f);
    }

    [Fact]
    public void A_sign_of_another_face_is_a_part_of_the_line_in_that_face()
    {
        XDocument figure = Draw(canvas => canvas.Text("a ⊙ b", new Point(3, 20), new TextStyle(FontRole.Heading, 13), Ink));
        XElement text = Assert.Single(figure.Descendants(Svg + "text"));
        Assert.Equal("a ⊙ b", text.Value);
        Assert.Equal(
            ["Inter, sans-serif 600", "RnnViz Math, serif ", "Inter, sans-serif 600"],
            from part in text.Elements(Svg + "tspan")
            select $"{(string?)part.Attribute("font-family")} {(string?)part.Attribute("font-weight")}");
        Assert.Null(text.Attribute("font-family"));
    }

    [Fact]
    public void Outlines_are_shapes_with_a_label_and_no_typeface()
    {
        var style = new TextStyle(FontRole.Interface, 13);
        XDocument figure = Draw(canvas => canvas.Text("abba", new Point(3, 20), style, Ink), FigureText.Outlines);
        Assert.Equal("abba", (string?)Assert.Single(figure.Descendants(Svg + "g")).Attribute("aria-label"));
        Assert.Equal((2, 4), (figure.Descendants(Svg + "path").Count(), figure.Descendants(Svg + "use").Count()));
        Assert.Empty(Typefaces(figure));
    }

    [Fact]
    public void A_face_that_cannot_be_in_the_file_is_outlines_under_text_that_is_not_seen()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        foreach (string file in Directory.EnumerateFiles(Folder))
        {
            byte[] bytes = File.ReadAllBytes(file);
            if (Path.GetFileName(file) == "Inter-Regular.ttf")
            {
                // how Apple marked TrueType files
                "true"u8.CopyTo(bytes);
            }

            File.WriteAllBytes(Path.Combine(folder, Path.GetFileName(file)), bytes);
        }

        var canvas = new SvgCanvas(new Extent(100, 30), new FontBook(folder));
        canvas.Text("abc", new Point(3, 20), new TextStyle(FontRole.Interface, 13), Ink);
        XDocument figure = XDocument.Parse(canvas.ToDocument(new FigureInfo("t")));
        XElement text = Assert.Single(figure.Descendants(Svg + "text"));
        Assert.Equal(("abc", "0"), (text.Value, (string?)text.Attribute("fill-opacity")));
        Assert.Equal(3, figure.Descendants(Svg + "use").Count());
        Assert.Empty(Typefaces(figure));
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(FigureText.Text)]
    [InlineData(FigureText.Outlines)]
    public void Any_text_makes_a_well_formed_file(FigureText kind)
    {
        const string Hostile = "</text><script>\"'&\u0001\uFFFE\uD800 ]]> \t\v\r\n x";
        var canvas = new SvgCanvas(new Extent(100, 30), Fonts, kind);
        canvas.Text(Hostile, new Point(3, 20), new TextStyle(FontRole.Number, 13), Ink);
        XDocument figure = XDocument.Parse(canvas.ToDocument(new FigureInfo(Hostile, Hostile, Hostile, Hostile)));
        Assert.Empty(figure.Descendants(Svg + "script"));
        Assert.StartsWith("</text><script>\"'&", figure.Root!.Element(Svg + "title")!.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(96, "200", "100")]
    [InlineData(300, "16.933mm", "8.467mm")]
    public void The_size_on_paper_follows_the_pixels_per_inch(float pixelsPerInch, string width, string height)
    {
        var canvas = new SvgCanvas(new Extent(200, 100), Fonts);
        XElement root = XDocument.Parse(canvas.ToDocument(new FigureInfo("t", PixelsPerInch: pixelsPerInch))).Root!;
        Assert.Equal((width, height, "0 0 200 100"), (
            (string)root.Attribute("width")!, (string)root.Attribute("height")!, (string)root.Attribute("viewBox")!));
    }

    [Theory]
    [InlineData(FigureText.Text)]
    [InlineData(FigureText.Outlines)]
    public void Pages_share_what_they_refer_to(FigureText kind)
    {
        var canvas = new SvgCanvas(new Extent(100, 30), Fonts, kind);
        var style = new TextStyle(FontRole.Interface, 13);
        DrawPage("ab");
        string[] first = [.. canvas.Elements];
        canvas.NextPage();
        Assert.Empty(canvas.Elements);
        DrawPage("bc");
        Assert.Equal(first[0], canvas.Elements[0]);
        Assert.Single(Regex.Matches(canvas.Definitions, "<linearGradient"));
        if (kind == FigureText.Outlines)
        {
            Assert.Equal(3, Regex.Matches(canvas.Definitions, "<path").Count);
        }
        else
        {
            SKFont face = Assert.Single(Typefaces(XDocument.Parse(canvas.ToDocument(new FigureInfo("t"))))).Value;
            Assert.All("abc", sign => Assert.NotEqual(0, face.GetGlyph(sign)));
        }

        void DrawPage(string text)
        {
            canvas.FillGradient(new Box(0, 0, 10, 10), Ink, Rgba.Hex(0xFFFFFF));
            canvas.Text(text, new Point(3, 20), style, Ink);
        }
    }

    [Fact]
    public void A_figure_drawn_twice_has_the_same_bytes()
    {
        Assert.Equal(Once(), Once());

        static string Once()
        {
            var canvas = new SvgCanvas(new Extent(100, 30), Fonts);
            canvas.Clear(Rgba.Hex(0xFFFFFF));
            canvas.Text("∂L/∂h", new Point(3, 20), new TextStyle(FontRole.MathItalic, 13), Ink);
            canvas.Text("0.5", new Point(50, 20), new TextStyle(FontRole.Number, 13), Ink, TextAlign.Center);
            return canvas.ToDocument(new FigureInfo("t", "d", "{}", "s", 300));
        }
    }

    private static XDocument Draw(Action<SvgCanvas> draw, FigureText kind = FigureText.Text)
    {
        var canvas = new SvgCanvas(new Extent(100, 30), Fonts, kind);
        draw(canvas);
        return XDocument.Parse(canvas.ToDocument(new FigureInfo("t")));
    }

    private static Dictionary<string, SKFont> Typefaces(XDocument figure)
    {
        Dictionary<string, SKFont> faces = [];
        foreach (Match rule in Rule().Matches(figure.ToString()))
        {
            using SKData data = SKData.CreateCopy(Convert.FromBase64String(rule.Groups["data"].Value));
            var face = new SKFont(SKTypeface.FromData(data)) { LinearMetrics = true, Hinting = SKFontHinting.None };
            faces.Add(rule.Groups["name"].Value, face);
        }

        return faces;
    }

    private static float Number(XElement element, string attribute) =>
        float.Parse((string?)element.Attribute(attribute) ?? "0", CultureInfo.InvariantCulture);

    [GeneratedRegex("@font-face{(?<name>[^}]*?)src:url\\(data:font/ttf;base64,(?<data>[^)]*)\\)}")]
    private static partial Regex Rule();
}
