using System.Text;
using System.Xml;

namespace RnnViz.Engine.Figures;

/// <summary>Finds in a figure's file what leads back to the moment that it shows.</summary>
public static class FigureRecords
{
    /// <summary>
    /// The record of a PNG, SVG or PDF file, whatever the file is called. Little of the file is held in memory, and what is no
    /// figure, or a damaged one, has none.
    /// </summary>
    /// <param name="file">The file, from its beginning; seekable.</param>
    /// <returns>The record as it was given to the figure; null where there is none.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static string? Read(Stream file) => Read(file, out _);

    /// <summary>The same, and what does not fit where there is none.</summary>
    /// <param name="file">The file, from its beginning; seekable.</param>
    /// <param name="problem">What was found in place of a record, as a sentence without its end; null where there is one.</param>
    /// <returns>The record as it was given to the figure; null where there is none.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static string? Read(Stream file, out string? problem)
    {
        Span<byte> start = stackalloc byte[8];
        int length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (length == start.Length && start.SequenceEqual(PngChunks.Signature))
        {
            return PngChunks.Record(file, out problem);
        }

        file.Position = 0;
        if (start.StartsWith("%PDF-"u8))
        {
            string? found = PdfRecord.Find(file, out bool isThere);
            problem = found is not null ? null
                : isThere ? "the entry RnnVizRecord of the PDF was changed" : "the PDF has no entry RnnVizRecord";
            return found;
        }

        return FromSvg(file, out problem);
    }

    private static string? FromSvg(Stream file, out string? problem)
    {
        const string Element = SvgDocument.RecordElement;
        byte[]? escaped = ByteScan.Between(file, $"<{Element}>", $"</{Element}>");
        if (escaped is null)
        {
            problem = Has(file, $"<{Element}>") ? $"the element {Element} of the SVG has no end"
                : Has(file, "<svg") ? $"the SVG has no element {Element}" : "it is no PNG, SVG or PDF";
            return null;
        }

        try
        {
            // no document type: nothing in the figure says what an entity stands for
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
            using var reader = XmlReader.Create(new StringReader($"<r>{Encoding.UTF8.GetString(escaped)}</r>"), settings);
            problem = null;
            return reader.Read() ? reader.ReadElementContentAsString() : null;
        }
        catch (Exception e) when (e is XmlException or InvalidOperationException)
        {
            problem = $"what is in the element {Element} of the SVG is no text of XML";
            return null;
        }
    }

    private static bool Has(Stream file, string mark)
    {
        file.Position = 0;
        return ByteScan.Between(file, mark[..^1], mark[^1..]) is { Length: 0 };
    }
}
