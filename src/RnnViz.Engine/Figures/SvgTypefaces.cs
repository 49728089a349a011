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

    /// <summary>
    /// The element of one line of text. Where a face cannot be put into the file, the line is outlines, with text over them that
    /// is found and selected but not seen.
    /// </summary>
    public string Write(ReadOnlySpan<char> text, Point baseline, TextStyle style, Rgba color, TextAlign align)
    {
        // glyphs that depend on their neighbours: another program might choose others
        if (fonts.Shaped(text, style) is not null)
        {
            return outlines.WriteWithText(text, baseline, style, color, align);
        }

        List<SvgRun> runs = RunsOf(text, style);
        string keeps = KeepsSpaces(text) ? " xml:space=\"preserve\"" : "";
        if (runs.TrueForAll(run => run.IsInFile))
        {
            return Element(runs, baseline, align, $"{keeps} {SvgText.Fill(color)}");
        }

        string width = string.Create(CultureInfo.InvariantCulture, $" textLength=\"{fonts.Measure(text, style):0.##}\"");
        string unseen = Element(runs, baseline, align, $"{keeps}{width} fill-opacity=\"0\"");
        return $"<g>{outlines.Write(text, baseline, style, color, align)}{unseen}</g>";
    }

    /// <summary>The style sheet with the typefaces used so far, each with the signs used so far; empty where there is no text.</summary>
    public string StyleSheet()
    {
        if (used.Count == 0)
        {
            return "";
        }

        // In an element that Inkscape passes over: it cannot take typefaces from a file, and warns of each. Browsers obey a style
        // sheet of XHTML wherever it stands.
        var sheet = new StringBuilder($"<rdf:RDF xmlns:rdf=\"{SvgDocument.RdfNamespace}\">");
        sheet.Append("<style xmlns=\"http://www.w3.org/1999/xhtml\">\n");
        foreach (SvgTypeface face in used.Where(face => face.IsInFile))
        {
            sheet.Append(face.Rule()).Append('\n');
        }

        // advances are those of the glyphs alone, here and in the window
        sheet.Append("</style></rdf:RDF>\n<style>text{font-feature-settings:\"kern\" 0,\"liga\" 0,\"calt\" 0;");
        return sheet.Append("text-rendering:geometricPrecision}</style>\n").ToString();
    }

    private static string Element(List<SvgRun> runs, Point baseline, TextAlign align, string attributes)
    {
        string anchor = align switch
        {
            TextAlign.Center => " text-anchor=\"middle\"",
            TextAlign.Right => " text-anchor=\"end\"",
            _ => "",
        };
        // parts of a line do not inherit from one another
        string face = runs.Count == 1 ? $" {runs[0].Attributes}" : "";
        var line = new StringBuilder();
        line.Append(CultureInfo.InvariantCulture, $"<text x=\"{baseline.X:0.##}\" y=\"{baseline.Y:0.##}\"{anchor}{face}{attributes}>");
        foreach (SvgRun run in runs)
        {
            string signs = SvgText.Escape(run.Text.ToString());
            line.Append(runs.Count == 1 ? signs : $"<tspan {run.Attributes}>{signs}</tspan>");
        }

        return line.Append("</text>").ToString();
    }

    private List<SvgRun> RunsOf(ReadOnlySpan<char> text, TextStyle style)
    {
        List<SvgRun> runs = [];
        FontFace? last = null;
        foreach (Rune written in text.EnumerateRunes())
        {
            FontGlyph glyph = fonts.GlyphOf(written, style);
            SvgTypeface face = FaceOf(glyph.Face);
            if (glyph.Face != last)
            {
                runs.Add(new SvgRun(face.Attributes(glyph.Size, glyph.Rune), face.IsInFile, new StringBuilder()));
                last = glyph.Face;
            }

            face.Use(glyph.Rune);
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

    private static bool KeepsSpaces(ReadOnlySpan<char> text) =>
        text[0] == ' ' || text[^1] == ' ' || text.Contains("  ", StringComparison.Ordinal);

    private readonly record struct SvgRun(string Attributes, bool IsInFile, StringBuilder Text);
}
