using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace RnnViz.Output.Pages;

/// <summary>Texts of lessons as they may stand in a page, whatever is in them.</summary>
internal static class PageText
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        // signs of markup are written as \u003C, so that nothing ends the script that the data stands in
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Text between tags or within an attribute. Control characters, which no page may have, become a visible stand-in.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (Rune rune in Readable(text).EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                _ => escaped.Append(rune.ToString()),
            };
        }

        return escaped.ToString();
    }

    /// <summary>The same text with a stand-in for each control character; line feeds and tabs become spaces.</summary>
    public static string Readable(string text)
    {
        var readable = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool isUnseen = Rune.IsControl(rune) || (rune.Value & 0xFFFE) == 0xFFFE;
            readable.Append(rune.Value is '\n' or '\r' or '\t' ? " " : isUnseen ? "\uFFFD" : rune.ToString());
        }

        return readable.ToString();
    }

    /// <summary>An object as JSON that may stand in a script element.</summary>
    public static string ToJson(object value) => JsonSerializer.Serialize(value, Json);
}
