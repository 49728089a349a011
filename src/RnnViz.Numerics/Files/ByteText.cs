using System.Text;

namespace RnnViz.Numerics.Files;

/// <summary>
/// Texts in which each byte is a character, as the spreadsheets of western Europe still write them: Latin-1 (ISO 8859-1), or Windows-1252,
/// which has printed characters where Latin-1 has signs of control.
/// </summary>
public static class ByteText
{
    private const int First = 0x80;

    // from 0x80 to 0x9F; what is not in use stays a sign of control
    private const string Printed =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
        + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    /// <summary>The text, and the name of what it was taken for: "Latin-1" or "Windows-1252".</summary>
    /// <param name="bytes">The file.</param>
    public static (string Text, string Name) Read(ReadOnlySpan<byte> bytes)
    {
        string text = Encoding.Latin1.GetString(bytes);
        return bytes.IndexOfAnyInRange((byte)First, (byte)(First + Printed.Length - 1)) < 0 ? (text, "Latin-1")
            : (string.Create(text.Length, text, static (characters, latin) =>
            {
                for (int i = 0; i < latin.Length; i++)
                {
                    int place = latin[i] - First;
                    characters[i] = place >= 0 && place < Printed.Length ? Printed[place] : latin[i];
                }
            }), "Windows-1252");
    }
}
