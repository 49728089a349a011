using System.Text.Json;

namespace RnnViz.Lessons.Files;

/// <summary>How a mistake says what was found and where: short enough for one line, whatever is in the file.</summary>
internal static class FoundText
{
    private const int Longest = 40;

    /// <summary>A value as it stands in the file; objects and lists by name alone.</summary>
    public static string Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => $"\"{Within(element)}\"",
        _ => Shorten(element.GetRawText()),
    };

    /// <summary>The text that a value is; null for what is no text, or one with half a surrogate pair.</summary>
    public static string? TextOf(JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A text as it stands in the file, without its quotes.</summary>
    public static string Within(JsonElement element) => Shorten(element.GetRawText()[1..^1]);

    /// <summary>The JSON path of a key; one with dots, brackets or blanks in it stands in brackets.</summary>
    public static string Join(string path, string key)
    {
        string name = Shorten(key);
        bool isPlain = key.Length > 0 && !key.AsSpan().ContainsAny(" .[]'\"");
        return !isPlain ? $"{path}['{name}']" : path.Length == 0 ? name : $"{path}.{name}";
    }

    private static string Shorten(string text)
    {
        string start = text.Length <= Longest ? text : text[..(Longest - 3)] + "…";
        return start.AsSpan().ContainsAnyInRange('\0', '\x1F') || start.Any(char.IsControl)
            ? string.Concat(start.Select(c => char.IsControl(c) ? '?' : c)) : start;
    }
}
