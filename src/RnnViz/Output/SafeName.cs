using System.Globalization;
using System.Text;

namespace RnnViz.Output;

/// <summary>
/// Names of files made of names that somebody has chosen, so that they are allowed on every system that the files may be taken to.
/// </summary>
internal static class SafeName
{
    // leaves room for what is put behind it within the 255 bytes that most file systems allow
    private const int MostBytes = 160;

    private static readonly string[] Devices =
    [
        "CON", "PRN", "AUX", "NUL",
        .. Enumerable.Range(0, 10).SelectMany(i => (string[])[$"COM{i}", $"LPT{i}"]),
        .. "¹²³".SelectMany(digit => (string[])[$"COM{digit}", $"LPT{digit}"]),
    ];

    /// <summary>
    /// The name, with a hyphen for what stands for something else in paths, without what cannot be seen, and not longer than 160 bytes
    /// of UTF-8.
    /// </summary>
    public static string Of(string name)
    {
        var safe = new StringBuilder();
        int bytes = 0;
        foreach (Rune rune in name.EnumerateRunes())
        {
            // marks of direction would show a name that it has not
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator)
            {
                continue;
            }

            bool isKept = !Rune.IsControl(rune) && rune.Value != 0xFFFD && !"<>:\"/\\|?*".Contains((char)Math.Min(rune.Value, 0xFFFF));
            if ((bytes += rune.Utf8SequenceLength) > MostBytes)
            {
                break;
            }

            safe.Append(isKept ? rune.ToString() : "-");
        }

        string trimmed = safe.ToString().TrimEnd('.', ' ').TrimStart(' ');
        bool isDevice = Devices.Contains(trimmed.Split('.')[0].TrimEnd(), StringComparer.OrdinalIgnoreCase);
        return trimmed.Length == 0 ? "unnamed" : isDevice ? $"file-{trimmed}" : trimmed;
    }
}
