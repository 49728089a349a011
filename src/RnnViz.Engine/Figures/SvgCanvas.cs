using System.Globalization;
using System.Text;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;

namespace RnnViz.Engine.Figures;

/// <summary>
/// A canvas that writes a scalable figure (SVG 1.1) for slides and books. One user unit is one pixel of the canvas. One canvas
/// can draw many pictures that share their definitions: <see cref="NextPage"/>.
/// </summary>
public sealed class SvgCanvas : ICanvas
{
    private readonly List<string> elements = [];
    private readonly StringBuilder gradientDefinitions = new();
    private readonly Dictionary<(Rgba Top, Rgba Bottom), int> gradients = [];
    private readonly SvgTypefaces? typefaces;
    private readonly SvgOutlines outlines;
    private StringBuilder? group;

    /// <summary>An empty figure.</summary>
    /// <param name="size">Its extent, in pixels.</param>
    /// <param name="fonts">The typefaces.</param>
    /// <param name="text">How text is written.</param>
    public SvgCanvas(Extent size, FontBook fonts, FigureText text = FigureText.Text)
    {
        (Size, Fonts) = (size, fonts);
        outlines = new SvgOutlines(fonts);
        typefaces = text == FigureText.Text ? new SvgTypefaces(fonts, outlines) : null;
    }

    /// <inheritdoc/>
    public Extent Size { get; }

    /// <inheritdoc/>
    public FontBook Fonts { get; }

    /// <summary>The elements drawn since the last <see cref="NextPage"/>, in order: one string each, no line feeds around it.</summary>
    public IReadOnlyList<string> Elements => elements;

    /// <summary>
    /// What the elements of all pages so far refer to, as the content of a <c>defs</c> element: gradients, outlines of glyphs, and the
    /// style sheet with the typefaces, each with the signs used so far. Made anew at every call.
    /// </summary>
    public string Definitions => $"{gradientDefinitions}{outlines.Definitions}{typefaces?.StyleSheet()}";

    /// <summary>Begins the next picture: forgets the elements, keeps what they refer to.</summary>
    public void NextPage() => elements.Clear();

    /// <summary>The elements as the text of an SVG file. Its size on paper follows the pixels per inch; 96 makes it pixels.</summary>
    /// <param name="info">What the file says about itself.</param>
    public string ToDocument(FigureInfo info) => SvgDocument.Write(Size, elements, Definitions, info);

    /// <inheritdoc/>
    public void Clear(Rgba color)
    {
        elements.Clear();
        FillBox(new Box(0, 0, Size.Width, Size.Height), color);
    }

    /// <inheritdoc/>
    public void FillBox(Box box, Rgba color) => Add($"<rect {SvgText.Place(box)} {SvgText.Fill(color)}/>");

    /// <inheritdoc/>
    public void FillGradient(Box box, Rgba top, Rgba bottom)
    {
        if (!gradients.TryGetValue((top, bottom), out int number))
        {
            gradients.Add((top, bottom), number = gradients.Count);
            gradientDefinitions.Append(
                CultureInfo.InvariantCulture,
                $"<linearGradient id=\"c{number}\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"1\">{SvgText.Stop(0, top)}{SvgText.Stop(1, bottom)}");
            gradientDefinitions.Append("</linearGradient>\n");
        }

        Add($"<rect {SvgText.Place(box)} fill=\"url(#c{number})\"/>");
    }

    /// <inheritdoc/>
    public void FillRoundedBox(Box box, float radius, Rgba color) =>
        Add($"<rect {SvgText.Place(box)} rx=\"{radius:0.##}\" {SvgText.Fill(color)}/>");

    /// <inheritdoc/>
    public void StrokeRoundedBox(Box box, float radius, float thickness, Rgba color)
    {
        float half = thickness / 2, middle = MathF.Max(0, radius - half);
        Add($"<rect {SvgText.Place(box.Inset(half))} rx=\"{middle:0.##}\" fill=\"none\" {SvgText.Stroke(thickness, color)}/>");
    }

    /// <inheritdoc/>
    public void FillCircle(Point center, float radius, Rgba color) =>
        Add($"<circle {SvgText.Round(center, radius)} {SvgText.Fill(color)}/>");

    /// <inheritdoc/>
    public void Line(Point from, Point to, float thickness, Rgba color)
    {
        if (float.IsFinite((to - from).Length))
        {
            Add($"<path d=\"M{from.X:0.##} {from.Y:0.##}L{to.X:0.##} {to.Y:0.##}\" {SvgText.Stroke(thickness, color)}/>");
        }
    }

    /// <inheritdoc/>
    public void Polyline(ReadOnlySpan<Point> points, float thickness, Rgba color)
    {
        if (points.Length < 2)
        {
            return;
        }

        var path = new StringBuilder();
        for (int i = 0; i < points.Length; i++)
        {
            path.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{points[i].X:0.##} {points[i].Y:0.##}");
        }

        Add($"<path d=\"{path}\" fill=\"none\" stroke-linejoin=\"round\" {SvgText.Stroke(thickness, color)}/>");
    }

    /// <inheritdoc/>
    public void FillTriangle(Point a, Point b, Point c, Rgba color) =>
        Add($"<path d=\"M{a.X:0.##} {a.Y:0.##}L{b.X:0.##} {b.Y:0.##}L{c.X:0.##} {c.Y:0.##}Z\" {SvgText.Fill(color)}/>");

    /// <inheritdoc/>
    public void Text(ReadOnlySpan<char> text, Point baseline, TextStyle style, Rgba color, TextAlign align = TextAlign.Left)
    {
        text = Fonts.Wording(text, style);
        if (!text.IsWhiteSpace())
        {
            TextStyle verbatim = style.AsVerbatim();
            string line = typefaces?.Write(text, baseline, verbatim, color, align)
                ?? outlines.Write(text, baseline, verbatim, color, align);
            Add($"{line}");
        }
    }

    /// <inheritdoc/>
    public void Heatmap(Heatmap heatmap, Box cells, Box box, ColorMap map, HeatmapMarks marks = default)
    {
        var figure = new FigureHeatmap(heatmap, cells, box, map, marks);
        if (figure.IsEmpty)
        {
            return;
        }

        group = new StringBuilder();
        if (figure.IsImage)
        {
            (byte[] pixels, int width, int height, Box place) = figure.Image();
            string data = Convert.ToBase64String(Png.Encode(pixels, width, height, isOpaque: false));
            const string Crisp = "preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\"";
            Add($"<image {SvgText.Place(place)} {Crisp} xlink:href=\"data:image/png;base64,{data}\"/>");
        }
        else
        {
            group.Append("<g shape-rendering=\"crispEdges\">");
            foreach ((Box cell, Rgba color) in figure.Rectangles())
            {
                FillBox(cell, color);
            }

            group.Append("</g>");
        }

        figure.DrawMarks(this);
        (string all, group) = (group.ToString(), null);
        Add($"<g>{all}</g>");
    }

    private void Add(FormattableString element)
    {
        string text = element.ToString(CultureInfo.InvariantCulture);
        if (group is null)
        {
            elements.Add(text);
        }
        else
        {
            group.Append(text);
        }
    }
}
