using System.Globalization;
using System.Text;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;

namespace RnnViz.Engine.Figures;

/// <summary>Writes text as outlines into an SVG figure; each glyph is defined once.</summary>
internal sealed class SvgOutlines(FontBook fonts)
{
    private readonly Dictionary<(FontFace Face, Rune Rune), int> numbers = [];
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
                line.Append(CultureInfo.InvariantCulture, $"<use xlink:href=\"#g{NumberOf(glyph.Face, glyph.Rune)}\" ");
                line.Append(CultureInfo.InvariantCulture, $"transform=\"translate({pen.X:0.##} {pen.Y:0.##}) scale({scale:0.#####})\"/>");
            }
        }

        return line.Append("</g>").ToString();
    }

    private int NumberOf(FontFace face, Rune rune)
    {
        if (numbers.TryGetValue((face, rune), out int number))
        {
            return number;
        }

        numbers.Add((face, rune), number = numbers.Count);
        definitions.Append(CultureInfo.InvariantCulture, $"<path id=\"g{number}\" d=\"{face.Outline(rune)}\"/>\n");
        return number;
    }
}
