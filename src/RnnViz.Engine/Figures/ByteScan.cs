using System.Text;

namespace RnnViz.Engine.Figures;

/// <summary>Looks for marks in files without holding more of them than what lies between.</summary>
internal static class ByteScan
{
    private const int Most = 1 << 24, Block = 1 << 16;

    /// <summary>
    /// What lies between a mark and the mark that ends it, for the first place where that is; null where there is none, or more
    /// than 16 MB.
    /// </summary>
    public static byte[]? Between(Stream file, string start, string end)
    {
        byte[] first = Encoding.ASCII.GetBytes(start), last = Encoding.ASCII.GetBytes(end);
        var buffer = new byte[Block];
        var found = new List<byte>();
        int kept = 0;
        bool isInside = false;
        for (int read; (read = file.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            Span<byte> seen = buffer.AsSpan(0, kept + read);
            if (!isInside)
            {
                int at = seen.IndexOf(first);
                seen = at < 0 ? seen[Math.Max(0, seen.Length - first.Length + 1)..] : seen[(at + first.Length)..];
                isInside = at >= 0;
            }

            if (isInside)
            {
                int at = seen.IndexOf(last), sure = at < 0 ? Math.Max(0, seen.Length - last.Length + 1) : at;
                found.AddRange(seen[..sure]);
                if (at >= 0)
                {
                    return [.. found];
                }

                if (found.Count > Most)
                {
                    return null;
                }

                seen = seen[sure..];
            }

            kept = seen.Length;
            seen.CopyTo(buffer);
        }

        return null;
    }
}
