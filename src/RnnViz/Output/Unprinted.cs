namespace RnnViz.Output;

/// <summary>
/// Characters of names and texts that would do something to a terminal rather than be seen: control characters, those that turn the
/// direction of what follows (Unicode Standard Annex 9), ends of lines, and marks without a width that make two names look the same.
/// </summary>
internal static class Unprinted
{
    /// <summary>What is shown in place of one.</summary>
    public const char StandIn = '\uFFFD';

    /// <summary>Whether a character is one.</summary>
    public static bool Is(char character) => char.IsControl(character) || character is '\u061C' or '\u200B' or '\u200E' or '\u200F'
        or (>= '\u2028' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or '\uFEFF' or (>= '\uFFF9' and <= '\uFFFB');

    /// <summary>A text on one line, with a stand-in for each of them.</summary>
    public static string Shown(string text) =>
        text.Any(Is) ? string.Concat(text.Select(character => Is(character) ? StandIn : character)) : text;

    /// <summary>A JSON text of which all of them within strings are written as escapes: it means the same.</summary>
    /// <param name="json">The text; ends of lines stay.</param>
    public static string Escaped(string json) => string.Concat(json.Select(
        character => Is(character) && character is not ('\n' or '\r' or '\t') ? $"\\u{(int)character:x4}" : $"{character}"));
}
