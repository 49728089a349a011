using System.Globalization;
using System.Text;
using RnnViz.Engine.Geometry;

namespace RnnViz.Engine.Figures;

/// <summary>The file of an SVG figure around its elements.</summary>
internal static class SvgDocument
{
    /// <summary>The element that leads back to the moment.</summary>
    public const string RecordElement = "rnnviz:record";

    /// <summary>The namespace of descriptions (W3C, RDF).</summary>
    public const string RdfNamespace = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

    private const string Namespaces = "xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"";

    /// <summary>The file's text.</summary>
    public static string Write(Extent size, IReadOnlyList<string> elements, string definitions, FigureInfo info)
    {
        var document = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        string paper = $"width=\"{Paper(size.Width, info)}\" height=\"{Paper(size.Height, info)}\"";
        document.Append(CultureInfo.InvariantCulture, $"<svg {Namespaces} {paper} viewBox=\"0 0 {size.Width} {size.Height}\">\n");
        document.Append(CultureInfo.InvariantCulture, $"<title>{SvgText.Escape(info.Title)}</title>\n");
        if (info.Description.Length > 0)
        {
            document.Append(CultureInfo.InvariantCulture, $"<desc>{SvgText.Escape(info.Description)}</desc>\n");
        }

        if (info.Software.Length > 0 || info.Record is not null)
        {
            // as RDF has it: Inkscape keeps it, and warns of other elements
            document.Append("<metadata><rdf:RDF ").Append(CultureInfo.InvariantCulture, $"xmlns:rdf=\"{RdfNamespace}\" ");
            document.Append("xmlns:rnnviz=\"urn:rnnviz:figure\">").Append("<rdf:Description rdf:about=\"\">\n");
            Append(document, "rnnviz:software", info.Software);
            Append(document, RecordElement, info.Record);
            document.Append("</rdf:Description></rdf:RDF></metadata>\n");
        }

        document.Append(CultureInfo.InvariantCulture, $"<defs>\n{definitions}</defs>\n");
        foreach (string element in elements)
        {
            document.Append(element).Append('\n');
        }

        return document.Append("</svg>\n").ToString();
    }

    private static void Append(StringBuilder document, string element, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            document.Append(CultureInfo.InvariantCulture, $"<{element}>{SvgText.Escape(text)}</{element}>\n");
        }
    }

    private static string Paper(float pixels, FigureInfo info) =>
        info.PixelsPerInch == 96
            ? pixels.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{pixels * 25.4f / info.PixelsPerInch:0.###}mm");
}
