using System.Text;

namespace RnnViz.Numerics.Files;

/// <summary>
/// What a file is by how it begins, where it is a picture, a film or an archive:
/// something that nobody can read as a text.
/// </summary>
public static class FileNature
{
    private const int Beginning = 512;

    /// <summary>What a file is, in words: "a picture (PNG)"; null where it may be a text, or nothing is known of it.</summary>
    /// <param name="bytes">The file, or its beginning.</param>
    public static string? Of(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((byte[])[0x89, .. "PNG\r\n"u8]) ? "a picture (PNG)"
        : bytes.StartsWith("%PDF-"u8) ? "a document (PDF)"
        : bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8) ? "a film or picture (GIF)"
        : bytes.StartsWith((byte[])[0xFF, 0xD8, 0xFF]) ? "a picture (JPEG)"
        : bytes.StartsWith("RIFF"u8) && bytes.Length > 12 && bytes[8..].StartsWith("WEBP"u8) ? "a picture (WebP)"
        : bytes.Length > 8 && bytes[4..].StartsWith("ftyp"u8) ? "a film (MP4)"
        : bytes.StartsWith((byte[])[0x1A, 0x45, 0xDF, 0xA3]) ? "a film (WebM)"
        : bytes.StartsWith((byte[])[0x50, 0x4B, 3, 4]) || bytes.StartsWith((byte[])[0x50, 0x4B, 5, 6])
            ? "a zip archive, as .npz, .xlsx, .ods and .docx files are"
        : bytes.StartsWith(NpyHeader.Magic) ? "an array of NumPy (.npy)"
        : bytes.StartsWith((byte[])[0x1F, 0x8B, 8]) ? "a packed file (gzip)"
        : bytes.StartsWith((byte[])[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) ? "a document of an office program"
        : bytes.StartsWith((byte[])[0x7F, .. "ELF"u8]) ? "a program" : null;

    /// <summary>
    /// What a text is that begins as a picture or a page of the web does, such as "a picture (SVG)"; null for any other. Whoever wants any
    /// text takes these as well.
    /// </summary>
    /// <param name="bytes">The file, or its beginning.</param>
    public static string? OfMarkup(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> start = TextEncoding.WithoutMark(bytes);
        string text = Encoding.UTF8.GetString(start[..Math.Min(start.Length, Beginning)]).TrimStart();
        return text.StartsWith("<svg", StringComparison.OrdinalIgnoreCase)
            || (text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) && text.Contains("<svg", StringComparison.OrdinalIgnoreCase))
            ? "a picture (SVG)"
            : text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase) ? "a page (HTML)"
            : text.StartsWith('<') ? "a file in XML" : null;
    }
}
