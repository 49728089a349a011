using System.Globalization;
using System.Text;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;

namespace RnnViz.Engine.Figures;

/// <summary>
/// A canvas that writes a scalable figure (SVG 1.1) for slides and books. Letters are outlines, so the figure looks the same
/// wherever it is opened, without the fonts. One user unit is one pixel of the canvas.
/// </summary>
public sealed class SvgCanvas : ICanvas
{
    private readonly StringBuilder body = new(), definitions = new();
    private readonly Dictionary<(FontFace Face, Rune Rune), int> glyphs = [];
    private readonly Dictionary<(Rgba Top, Rgba Bottom), int> gradients = [];
    private readonly SvgHeatmap heatmaps;

    /// <summary>An empty figure.</summary>
    public SvgCanvas(Extent size, FontBook fonts)
    {
        (Size, Fonts) = (size, fonts);
        heatmaps = new SvgHeatmap(body);
    }

    /// <inheritdoc/>
    public Extent Size { get; }

    /// <inheritdoc/>
    public FontBook Fonts { get; }

    /// <summary>The figure as the text of an SVG file.</summary>
    /// <param name="title">What it shows, for whoever cannot see it.</param>
    public string ToDocument(string title)
    {
        const string Namespaces = "xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"";
        var document = new StringBuilder();
        string extent = string.Create(
            CultureInfo.InvariantCulture,
            $"width=\"{Size.Width}\" height=\"{Size.Height}\" viewBox=\"0 0 {Size.Width} {Size.Height}\"");
        document.Append(CultureInfo.InvariantCulture, $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <svg {Namespaces} {extent}>
            <title>{SvgText.Escape(title)}</title>
            <defs>
            {definitions}</defs>
            {body}</svg>

            """);
        return document.ToString();
    }

    /// <inheritdoc/>
    public void Clear(Rgba color)
    {
        body.Clear();
        FillBox(new Box(0, 0, Size.Width, Size.Height), color);
    }

    /// <inheritdoc/>
    public void FillBox(Box box, Rgba color) =>
        body.Append(CultureInfo.InvariantCulture, $"<rect {SvgText.Place(box)} {SvgText.Fill(color)}/>\n");

    /// <inheritdoc/>
    public void FillGradient(Box box, Rgba top, Rgba bottom)
    {
        if (!gradients.TryGetValue((top, bottom), out int number))
        {
            gradients.Add((top, bottom), number = gradients.Count);
            string upper = $"<stop offset=\"0\" stop-color=\"{SvgText.Hex(top)}\"/>";
            string lower = $"<stop offset=\"1\" stop-color=\"{SvgText.Hex(bottom)}\"/>";
            definitions.Append(CultureInfo.InvariantCulture, $"""
                <linearGradient id="c{number}" x1="0" y1="0" x2="0" y2="1">{upper}{lower}</linearGradient>

                """);
        }

        body.Append(CultureInfo.InvariantCulture, $"<rect {SvgText.Place(box)} fill=\"url(#c{number})\"/>\n");
    }

    /// <inheritdoc/>
    public void FillRoundedBox(Box box, float radius, Rgba color) =>
        body.Append(CultureInfo.InvariantCulture, $"<rect {SvgText.Place(box)} rx=\"{radius:0.##}\" {SvgText.Fill(color)}/>\n");

    /// <inheritdoc/>
    public void StrokeRoundedBox(Box box, float radius, float thickness, Rgba color)
    {
        float half = thickness / 2, middle = MathF.Max(0, radius - half);
        body.Append(CultureInfo.InvariantCulture,
            $"<rect {SvgText.Place(box.Inset(half))} rx=\"{middle:0.##}\" fill=\"none\" {SvgText.Stroke(thickness, color)}/>\n");
    }

    /// <inheritdoc/>
    public void FillCircle(Point center, float radius, Rgba color) =>
        body.Append(CultureInfo.InvariantCulture, $"<circle {SvgText.Round(center, radius)} {SvgText.Fill(color)}/>\n");

    /// <inheritdoc/>
    public void Line(Point from, Point to, float thickness, Rgba color)
    {
        if (!float.IsFinite((to - from).Length))
        {
            return;
        }

        body.Append(CultureInfo.InvariantCulture,
            $"<path d=\"M{from.X:0.##} {from.Y:0.##}L{to.X:0.##} {to.Y:0.##}\" {SvgText.Stroke(thickness, color)}/>\n");
    }

    /// <inheritdoc/>
    public void Polyline(ReadOnlySpan<Point> points, float thickness, Rgba color)
    {
        if (points.Length < 2)
        {
            return;
        }

        body.Append("<path d=\"");
        for (int i = 0; i < points.Length; i++)
        {
            body.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{points[i].X:0.##} {points[i].Y:0.##}");
        }

        body.Append(CultureInfo.InvariantCulture, $"\" fill=\"none\" stroke-linejoin=\"round\" {SvgText.Stroke(thickness, color)}/>\n");
    }

    /// <inheritdoc/>
    public void FillTriangle(Point a, Point b, Point c, Rgba color) =>
        body.Append(CultureInfo.InvariantCulture,
            $"<path d=\"M{a.X:0.##} {a.Y:0.##}L{b.X:0.##} {b.Y:0.##}L{c.X:0.##} {c.Y:0.##}Z\" {SvgText.Fill(color)}/>\n");

    /// <inheritdoc/>
    public void Text(ReadOnlySpan<char> text, Point baseline, TextStyle style, Rgba color, TextAlign align = TextAlign.Left)
    {
        text = Fonts.Wording(text, style);
        if (text.IsWhiteSpace())
        {
            return;
        }

        body.Append(CultureInfo.InvariantCulture, $"<g aria-label=\"{SvgText.Escape(text.ToString())}\" {SvgText.Fill(color)}>");
        foreach ((FontGlyph glyph, Point pen) in new TextLayout<FontGlyph>(Fonts, Fonts, text, baseline, style, align, isOnPixels: false))
        {
            float scale = glyph.Size / FontFace.OutlineUnitsPerEm;
            if (!Rune.IsWhiteSpace(glyph.Rune))
            {
                int number = GlyphOf(glyph.Face, glyph.Rune);
                body.Append(CultureInfo.InvariantCulture, $"<use xlink:href=\"#g{number}\" ");
                body.Append(CultureInfo.InvariantCulture, $"transform=\"translate({pen.X:0.##} {pen.Y:0.##}) ");
                body.Append(CultureInfo.InvariantCulture, $"scale({scale:0.#####})\"/>");
            }
        }

        body.Append("</g>\n");
    }

    /// <inheritdoc/>
    public void Heatmap(Heatmap heatmap, Box cells, Box box, ColorMap map, HeatmapMarks marks = default) =>
        heatmaps.Write(heatmap, cells, box, map, marks);

    private int GlyphOf(FontFace face, Rune rune)
    {
        if (glyphs.TryGetValue((face, rune), out int number))
        {
            return number;
        }

        glyphs.Add((face, rune), number = glyphs.Count);
        definitions.Append(CultureInfo.InvariantCulture, $"<path id=\"g{number}\" d=\"{face.Outline(rune)}\"/>\n");
        return number;
    }
}
