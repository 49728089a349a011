using System.Text;
using CsCheck;

namespace RnnViz.Robustness.Tests.Fuzz;

/// <summary>Texts and tables, in pieces.</summary>
internal static class Lines
{
    /// <summary>A piece of a text: words, line ends of all kinds, bytes that are no UTF-8, marks of other encodings.</summary>
    public static Gen<byte[]> Text { get; } = Gen.Frequency(
        (8, Gen.OneOf(
            "hello ", "a", "ab", "to be or not to be\n", "\r\n", "\r", "\n\n\n", "\t",
            "\u2028", "é", "e\u0301", "中文", "שלום", "😀", "👩‍👩‍👧", "\u200f",
            "\ufeff", "\0", "\u0007", "\f").Select(Utf8)),
        (2, Gen.Int[1, 600].Select(length => Utf8(new string('x', length)))),
        (2, Gen.Char.Array[0, 30].Select(characters => Utf8(new string(characters)))),
        (1, Gen.OneOf<byte[]>(
            [0xFF, 0xFE, (byte)'a', 0], [0xFE, 0xFF, 0, (byte)'a'], [0xE9], [0xC3], [0xED, 0xA0, 0x80], [0xF8, 0x88, 0x80])));

    private static readonly Gen<string> Number =
        Gen.Double[-10, 10].Select(number => number.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture));

    private static readonly Gen<string> Cell = Gen.Frequency(
        (30, Number),
        (1, Gen.OneOf(
            "", " ", "NaN", "inf", "-inf", "1e308", "-1e308", "1e-320", "1,5", "\"1,000.00\"", "\"Doe, 3\"", "\"a\"\"b\"",
            "\"open", "x", "1 000",
            "12 %", "2024-01-31", "12:30", "0x1F", "١٢", "+1", "--1", "1e", "\0", "é", "#", "=1+1", "'1", "null")));

    /// <summary>A table: separators, headings and line ends by chance, mostly the same throughout.</summary>
    public static Gen<byte[][]> Table { get; } = Gen.Select(
        Gen.OneOf(",", ",", ",", ";", "\t", "|", " ", ""), Gen.OneOf("\n", "\n", "\r\n", "\r"), Gen.Int[1, 5],
        Gen.OneOf("", "name,x,y,z,w", "x", "x,x", ",", "\"a,b\",c", "\ufeffx,y", "#x", "1,2,3", "t;x"), Gen.Int[0, 80],
        Gen.OneOf(Number.Array[400, 400], Cell.Array[400, 400]),
        Gen.Frequency((6, Gen.Const(-1)), (1, Gen.Int[0, 79])),
        (separator, end, columns, heading, rows, cells, odd) => (byte[][])
        [
            heading.Length > 0 ? Utf8(heading.Replace(",", separator) + end) : [],
            .. Enumerable.Range(0, rows).Select(row => Utf8(
                string.Join(separator, cells.Skip(row * 5).Take(row == odd ? columns + 1 : columns)) + end)),
        ]);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
