using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RnnViz.Engine.Figures;

/// <summary>
/// What a PDF file says about itself, added to a finished file as PDF allows it (ISO 32000-1, 7.5.6 "Incremental Updates"): a
/// document information dictionary with an entry of our own in it.
/// </summary>
internal static partial class PdfRecord
{
    private const string Start = "/RnnVizRecord(", End = ")";

    /// <summary>The file with the information after its end.</summary>
    /// <exception cref="InvalidDataException">The file ends in another way than Skia's files do.</exception>
    public static byte[] Append(byte[] file, FigureInfo info)
    {
        string tail = Encoding.Latin1.GetString(file.AsSpan(Math.Max(0, file.Length - 1024)));
        Match trailer = Trailer().Match(tail);
        if (!trailer.Success)
        {
            throw new InvalidDataException("The PDF file that Skia wrote has no trailer that can be continued.");
        }

        int number = int.Parse(trailer.Groups["size"].Value, CultureInfo.InvariantCulture);
        string begin = file[^1] == '\n' ? "" : "\n", root = trailer.Groups["root"].Value, before = trailer.Groups["start"].Value;
        var dictionary = new StringBuilder();
        Entry(dictionary, "Title", info.Title);
        Entry(dictionary, "Subject", info.Description);
        Entry(dictionary, "Creator", info.Software);
        if (info.Record is { } record)
        {
            dictionary.Append(Start).Append(Convert.ToBase64String(Encoding.UTF8.GetBytes(record))).Append(End);
        }

        string body = string.Create(CultureInfo.InvariantCulture, $"{begin}{number} 0 obj\n<<{dictionary}>>\nendobj\n");
        string table = string.Create(CultureInfo.InvariantCulture, $"xref\n{number} 1\n{file.Length + begin.Length:D10} 00000 n \n");
        int tableAt = file.Length + body.Length;
        string ending = string.Create(
            CultureInfo.InvariantCulture,
            $"trailer\n<</Size {number + 1}/Root {root}/Info {number} 0 R/Prev {before}>>\nstartxref\n{tableAt}\n%%EOF\n");
        return [.. file, .. Encoding.ASCII.GetBytes(body + table + ending)];
    }

    /// <summary>The record of a PDF file; null where there is none or it is damaged.</summary>
    /// <param name="file">The file.</param>
    /// <param name="isThere">Whether there is anything in its place.</param>
    public static string? Find(Stream file, out bool isThere)
    {
        byte[]? text = ByteScan.Between(file, Start, End);
        isThere = text is not null;
        if (text is null || Base64.DecodeFromUtf8InPlace(text, out int length) != System.Buffers.OperationStatus.Done)
        {
            return null;
        }

        return Encoding.UTF8.GetString(text.AsSpan(0, length));
    }

    private static void Entry(StringBuilder dictionary, string key, string text)
    {
        if (text.Length > 0)
        {
            // UTF-16 with its mark, in hexadecimal: any text, and nothing to escape
            string signs = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(SvgText.Readable(text)));
            dictionary.Append(CultureInfo.InvariantCulture, $"/{key}<FEFF{signs}>");
        }
    }

    [GeneratedRegex(
        @"trailer\s*<<.*?/Size (?<size>\d+).*?/Root (?<root>\d+ 0 R).*>>\s*startxref\s+(?<start>\d+)\s+%%EOF\s*$", RegexOptions.Singleline)]
    private static partial Regex Trailer();
}
