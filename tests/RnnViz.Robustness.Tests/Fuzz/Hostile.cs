using CsCheck;

namespace RnnViz.Robustness.Tests.Fuzz;

/// <summary>Values that files should not have, and some that they may have, as JSON text.</summary>
internal static class Hostile
{
    /// <summary>Numbers: small ones that are often allowed, and those at which arithmetic goes wrong.</summary>
    public static Gen<string> Number { get; } = Gen.Frequency(
        (5, Gen.Int[0, 9].Select(number => $"{number}")),
        (3, Gen.OneOf(
            "-1", "-0", "0.5", "1e-310", "5e-324", "1e308", "-1e308", "1.7976931348623157e308", "1e400", "-1e400", "2147483647",
            "2147483648",
            "-2147483648", "4294967296", "9223372036854775808", "99999999999999999999", "1e6", "65536", "0.1e1", "3.0", "1E+2", "00", "+1",
            "NaN",
            "Infinity", "0x10", "1_000", "1,5")),
        (1, Gen.Double.Select(number => number.ToString("R"))));

    /// <summary>Texts with what breaks readers: half surrogates, controls, paths, marks of other formats.</summary>
    public static Gen<string> Text { get; } = Gen.Frequency(
        (4, Gen.OneOf(
            "", " ", "\\ud800", "\\udc00\\ud800", "x\\udfff", "\\u0000", "\\u0007", "\\u202e", "\\ufeff", "../../etc/passwd", "/etc/passwd",
            "C:\\\\x", "\\\\\\\\host\\\\x", "CON", "/dev/zero", "/dev/stdin", ".", "..", "{0}", "{a}", "<b>", "]]>", "%s", "$(x)",
            "𝄞", "é",
            "hello", "lstm", "tanh", "loss", "forward:1:a", "backward:9:delta", "none", "true", "1")),
        (1, Gen.Int[1, 4000].Select(length => new string('x', length))),
        (1, Gen.String[Gen.Char["ab\n\r\t {}[]:,\u00e9\u4e2d"], 0, 40].Select(Escaped)));

    /// <summary>Any value.</summary>
    public static Gen<string> Value { get; } = Gen.Frequency(
        (6, Number),
        (4, Text.Select(Quoted)),
        (2, Gen.OneOf("null", "true", "false", "[]", "{}", "[[]]", "[null]", "{\"\":{}}", "", "[1,2", "\"open", "{\"a\":1,\"a\":2}")),
        (1, Gen.Int[1, 300].Select(depth => new string('[', depth) + new string(']', depth))),
        (1, Number.Array[0, 12].Select(numbers => $"[{string.Join(',', numbers)}]")));

    /// <summary>A text in quotation marks; what is escaped in it stays so.</summary>
    public static string Quoted(string escaped) => $"\"{escaped}\"";

    private static string Escaped(string text) =>
        text.Replace("\n", "\\n").Replace("\r", "\\r").Replace("\t", "\\t");
}
