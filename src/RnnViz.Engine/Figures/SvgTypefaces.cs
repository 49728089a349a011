using System.Globalization;
using System.Text;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;

namespace RnnViz.Engine.Figures;

/// <summary>
/// Writes text as text into an SVG figure and remembers which signs of which typeface it needs. A line is one element, so
/// that it can be edited; where another face takes over, or the program sets glyphs apart by whole pixels, a part of it says so.
/// </summary>
internal sealed class SvgTypefaces(FontBook fonts, SvgOutlines outlines)
{
    private readonly List<SvgTypeface> used = [];

    /// <summary>The element of one line of text.</summary>
    public string Write(ReadOnlySpan<char> text, Point baseline, TextStyle style, Rgba color, TextAlign align)
    {
        _ = outlines;
        List<SvgRun> runs = RunsOf(text, style);
        string anchor = align switch
        {
            TextAlign.Center => " text-anchor=\"middle\"",
            TextAlign.Right => " text-anchor=\"end\"",
            _ => "",
        };
        var line = new StringBuilder();
        line.Append(CultureInfo.InvariantCulture, $"<text x=\"{baseline.X:0.##}\" y=\"{baseline.Y:0.##}\"{anchor} {runs[0].Attributes}");
        line.Append(KeepsSpaces(text) ? " xml:space=\"preserve\" " : " ").Append(SvgText.Fill(color)).Append('>');
        line.Append(SvgText.Escape(runs[0].Text.ToString()));
        foreach (SvgRun run in runs.Skip(1))
        {
            line.Append(run.Attributes == runs[0].Attributes ? "<tspan" : $"<tspan {run.Attributes}");
            line.Append(CultureInfo.InvariantCulture, $">{SvgText.Escape(run.Text.ToString())}</tspan>");
        }

        return line.Append("</text>").ToString();
    }

    /// <summary>The style sheet with the typefaces used so far, each with the signs used so far; empty where there is no text.</summary>
    public string StyleSheet()
    {
        if (used.Count == 0)
        {
            return "";
        }

        // as XHTML's element: browsers obey it, and Inkscape, which would warn of every typeface it cannot take from here, passes over it
        var sheet = new StringBuilder("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><style xmlns=\"http://www.w3.org/1999/xhtml\">\n");
        foreach (SvgTypeface face in used)
        {
            sheet.Append(face.Rule()).Append('\n');
        }

        // advances are those of the glyphs alone, here and in the window
        sheet.Append("</style></rdf:RDF>\n<style>text{font-feature-settings:\"kern\" 0,\"liga\" 0,\"calt\" 0;text-rendering:geometricPrecision}</style>\n");
        return sheet.ToString();
    }

    private List<SvgRun> RunsOf(ReadOnlySpan<char> text, TextStyle style)
    {
        List<SvgRun> runs = [];
        FontFace? last = null;
        foreach (Rune written in text.EnumerateRunes())
        {
            FontGlyph glyph = fonts.GlyphOf(written, style);
            if (glyph.Face != last)
            {
                runs.Add(new SvgRun(FaceOf(glyph.Face).Attributes(glyph.Size, glyph.Rune), new StringBuilder()));
                last = glyph.Face;
            }

            FaceOf(glyph.Face).Use(glyph.Rune);
            runs[^1].Text.Append(Rune.IsControl(glyph.Rune) ? " " : glyph.Rune.ToString());
        }

        return runs;
    }

    private SvgTypeface FaceOf(FontFace face)
    {
        SvgTypeface? found = used.Find(known => known.Face == face);
        if (found is null)
        {
            used.Add(found = new SvgTypeface(face));
        }

        return found;
    }

    private static bool KeepsSpaces(ReadOnlySpan<char> text) => text[0] == ' ' || text[^1] == ' ' || text.Contains("  ", StringComparison.Ordinal);

    private readonly record struct SvgRun(string Attributes, StringBuilder Text);
}
