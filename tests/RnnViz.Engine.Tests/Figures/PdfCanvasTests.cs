using System.Globalization;
using System.Text;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Figures;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;

namespace RnnViz.Engine.Tests.Figures;

public sealed class PdfCanvasTests
{
    private static readonly FontBook Fonts = new(Path.Combine(AppContext.BaseDirectory, "fonts"));
    private static readonly ColorMap Grey = new("grey", true, Rgba.Hex(0xFF0000), Rgba.Hex(0x000000), Rgba.Hex(0xFFFFFF));

    [Fact]
    public void A_picture_drawn_twice_has_the_same_bytes_and_no_date()
    {
        byte[] file = Everything(new FigureInfo("t", "d", "{}", "s"));
        Assert.Equal(file, Everything(new FigureInfo("t", "d", "{}", "s")));
        Assert.DoesNotContain("Date", Encoding.Latin1.GetString(file), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_can_be_written_again()
    {
        using var canvas = new PdfCanvas(new Extent(100, 60), Fonts);
        canvas.Text("abc", new Point(3, 20), new TextStyle(FontRole.Interface, 13), Rgba.Hex(0));
        Assert.Equal(canvas.ToDocument(new FigureInfo("t")), canvas.ToDocument(new FigureInfo("t")));
    }

    [Theory]
    [InlineData(96, 75, 45)]
    [InlineData(300, 24, 14.4)]
    public void The_page_follows_the_pixels_per_inch(float pixelsPerInch, double width, double height)
    {
        using var canvas = new PdfCanvas(new Extent(100, 60), Fonts);
        canvas.FillCircle(new Point(5, 5), 3, Rgba.Hex(0));
        string file = Encoding.Latin1.GetString(canvas.ToDocument(new FigureInfo("t", PixelsPerInch: pixelsPerInch)));
        string[] corners = file[(file.IndexOf("/MediaBox [", StringComparison.Ordinal) + 11)..].Split(']')[0].Split(' ');
        Assert.Equal([0, 0, width, height], corners.Select(corner => Math.Round(double.Parse(corner, CultureInfo.InvariantCulture), 3)));
    }

    [Fact]
    public void Clearing_forgets_what_was_drawn()
    {
        using PdfCanvas one = new(new Extent(100, 60), Fonts), other = new(new Extent(100, 60), Fonts);
        one.Text("gone", new Point(3, 20), new TextStyle(FontRole.Math, 13), Rgba.Hex(0));
        one.FillTriangle(new Point(0, 0), new Point(9, 0), new Point(0, 9), Rgba.Hex(0));
        one.Clear(Rgba.Hex(0xFFFFFF));
        other.Clear(Rgba.Hex(0xFFFFFF));
        Assert.Equal(other.ToDocument(new FigureInfo("t")), one.ToDocument(new FigureInfo("t")));
    }

    /// <summary>One of each that a canvas can draw.</summary>
    private static byte[] Everything(FigureInfo info)
    {
        using var canvas = new PdfCanvas(new Extent(100, 60), Fonts);
        Rgba ink = Rgba.Hex(0x123456), glass = ink.WithOpacity(0.5f);
        var few = new Heatmap(2, 2);
        (few[0, 0], few[1, 0], few[0, 1], few[1, 1]) = (HeatCode.Zero, float.NaN, float.PositiveInfinity, 1);
        canvas.Clear(Rgba.Hex(0xFFFFFF));
        canvas.FillBox(new Box(1, 1, 5, 5), glass);
        canvas.FillGradient(new Box(1, 10, 5, 20), ink, glass);
        canvas.FillRoundedBox(new Box(10, 1, 9, 9), 2, ink);
        canvas.StrokeRoundedBox(new Box(20, 1, 9, 9), 2, 1, glass);
        canvas.FillCircle(new Point(40, 8), 3, ink);
        canvas.Line(new Point(0, 0), new Point(float.NaN, 9), 1, ink);
        canvas.Line(new Point(0, 0), new Point(9, 9), 1, ink);
        canvas.Polyline([new Point(0, 0), new Point(9, 3), new Point(20, 0)], 1, glass);
        canvas.FillTriangle(new Point(50, 0), new Point(59, 0), new Point(50, 9), ink);
        canvas.Text("∂L/∂h ⊙", new Point(99, 40), new TextStyle(FontRole.MathItalic, 13), ink, TextAlign.Right);
        canvas.Text("0.5 漢", new Point(50, 50), new TextStyle(FontRole.Number, 13), glass, TextAlign.Center);
        canvas.Heatmap(few, few.All, new Box(60, 0, 20, 20), Grey, new HeatmapMarks(0.9f, true));
        canvas.Heatmap(new Heatmap(200, 100), new Box(0, 0, 200, 100), new Box(80, 0, 20, 20), Grey);
        return canvas.ToDocument(info);
    }
}
