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
    public static string? Read(Stream file)
    {
        Span<byte> start = stackalloc byte[8];
        int length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (length == start.Length && start.SequenceEqual(PngChunks.Signature))
        {
            return PngChunks.Record(file);
        }

        file.Position = 0;
        return start.StartsWith("%PDF-"u8) ? PdfRecord.Find(file) : FromSvg(file);
    }

    private static string? FromSvg(Stream file)
    {
        byte[]? escaped = ByteScan.Between(file, $"<{SvgDocument.RecordElement}>", $"</{SvgDocument.RecordElement}>");
        if (escaped is null)
        {
            return null;
        }

        try
        {
            // no document type: nothing in the figure says what an entity stands for
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
            using var reader = XmlReader.Create(new StringReader($"<r>{Encoding.UTF8.GetString(escaped)}</r>"), settings);
            return reader.Read() ? reader.ReadElementContentAsString() : null;
        }
        catch (Exception e) when (e is XmlException or InvalidOperationException)
        {
            return null;
        }
    }
}
