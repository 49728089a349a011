using System.Buffers;
using System.Globalization;
using System.Text;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;

namespace RnnViz.Engine.Figures;

/// <summary>Writes text as outlines into an SVG figure; each glyph is defined once.</summary>
internal sealed class SvgOutlines(FontBook fonts)
{
    /// <summary>Pixels per em of pictures in colours: as large as the fonts have them.</summary>
    private const int PictureSize = 128;

    private readonly Dictionary<(FontFace Face, ushort Glyph), int> numbers = [];
    private readonly StringBuilder definitions = new();

    /// <summary>The outlines of the glyphs written so far.</summary>
    public string Definitions => definitions.ToString();

    /// <summary>The element of one line of text.</summary>
    public string Write(ReadOnlySpan<char> text, Point baseline, TextStyle style, Rgba color, TextAlign align)
    {
        var line = new StringBuilder();
        line.Append(CultureInfo.InvariantCulture, $"<g aria-label=\"{SvgText.Escape(text.ToString())}\" {SvgText.Fill(color)}>");
        foreach ((FontGlyph glyph, Point pen) in new TextLayout<FontGlyph>(fonts, fonts, text, baseline, style, align, isOnPixels: false))
        {
            float scale = glyph.Size / FontFace.OutlineUnitsPerEm;
            if (!Rune.IsWhiteSpace(glyph.Rune))
            {
                string opacity = glyph.Face.HasColors && color.A < 255
                    ? string.Create(CultureInfo.InvariantCulture, $"opacity=\"{color.A / 255f:0.###}\" ") : "";
                line.Append(CultureInfo.InvariantCulture, $"<use xlink:href=\"#g{NumberOf(glyph.Face, glyph.Number)}\" {opacity}");
                line.Append(CultureInfo.InvariantCulture, $"transform=\"translate({pen.X:0.##} {pen.Y:0.##}) scale({scale:0.#####})\"/>");
            }
        }

        return line.Append("</g>").ToString();
    }

    /// <summary>
    /// The same with the text over it, not seen but to be found and selected.
    /// </summary>
    public string WriteWithText(ReadOnlySpan<char> text, Point baseline, TextStyle style, Rgba color, TextAlign align)
    {
        string shapes = Write(text, baseline, style, color, align);
        float width = fonts.Measure(text, style), left = FontBook.LeftOf(baseline.X, width, align);
        string place = string.Create(
            CultureInfo.InvariantCulture,
            $"x=\"{left:0.##}\" y=\"{baseline.Y:0.##}\" font-size=\"{style.Size:0.###}\" textLength=\"{width:0.##}\"");
        const string Unseen = "font-family=\"sans-serif\" lengthAdjust=\"spacingAndGlyphs\" fill-opacity=\"0\"";
        return $"<g>{shapes}<text {place} {Unseen}>{SvgText.Escape(text.ToString())}</text></g>";
    }

    private int NumberOf(FontFace face, ushort glyph)
    {
        if (numbers.TryGetValue((face, glyph), out int number))
        {
            return number;
        }

        numbers.Add((face, glyph), number = numbers.Count);
        definitions.Append(face.HasColors ? Picture(face, glyph, number) : Shape(face, glyph, number)).Append('\n');
        return number;
    }

    private static string Shape(FontFace face, ushort glyph, int number) => $"<path id=\"g{number}\" d=\"{face.Outline(glyph)}\"/>";

    /// <summary>A picture in colours, in the units of outlines.</summary>
    private static string Picture(FontFace face, ushort glyph, int number)
    {
        var pixels = new ArrayBufferWriter<byte>();
        GlyphPixels ink = face.Rasterise(glyph, PictureSize, 0, pixels);
        if (ink.Width == 0 || !ink.IsColored)
        {
            return Shape(face, glyph, number);
        }

        const float Scale = (float)FontFace.OutlineUnitsPerEm / PictureSize;
        var place = new Box(ink.X * Scale, ink.Y * Scale, ink.Width * Scale, ink.Height * Scale);
        string data = Convert.ToBase64String(Png.Encode(pixels.WrittenSpan, ink.Width, ink.Height, isOpaque: false));
        return $"<image id=\"g{number}\" {SvgText.Place(place)} xlink:href=\"data:image/png;base64,{data}\"/>";
    }
}
