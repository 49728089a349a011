using System.Text;
using System.Text.Json;

namespace RnnViz.Engine.Text;

/// <summary>
/// Reads a file of wordings: <c>{ "language": "de", "labels": { "English": "Deutsch", … }, "notation": { "h": "s", … } }</c>.
/// The first mistake is reported with its line.
/// </summary>
public static class LabelsReader
{
    private static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private const string Language = "language", Texts = "labels", Notation = "notation", Schema = "$schema";

    /// <summary>Reads a file.</summary>
    /// <exception cref="LabelsException">It cannot be read, or something in it is not allowed.</exception>
    public static Labels Read(string path)
    {
        try
        {
            return Parse(File.ReadAllBytes(path), Path.GetFileName(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LabelsException($"{path} cannot be read: {e.Message}");
        }
    }

    /// <summary>Reads the bytes of a file.</summary>
    /// <param name="file">UTF-8 text.</param>
    /// <param name="name">What the file is called in messages.</param>
    /// <exception cref="LabelsException">Something in it is not allowed.</exception>
    public static Labels Parse(byte[] file, string name)
    {
        string language = "en";
        var texts = new Dictionary<string, string>();
        var notation = new Dictionary<string, string>();
        ReadOnlySpan<byte> bytes = file.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? file.AsSpan(3) : file;
        var reader = new Utf8JsonReader(bytes, Lenient);
        try
        {
            reader.Read();
            Expect(JsonTokenType.StartObject, ref reader, bytes, name, "the file", "an object with \"labels\"");
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                string key = reader.GetString()!;
                int start = (int)reader.TokenStartIndex;
                reader.Read();
                switch (key)
                {
                    case Language:
                    case Schema:
                        Expect(JsonTokenType.String, ref reader, bytes, name, $"\"{key}\"", "a text such as \"de\"");
                        language = key == Language ? reader.GetString()! : language;
                        if (LabelRules.CheckLanguage(language) is { } problem)
                        {
                            throw new LabelsException($"{name}, line {LineOf(ref reader, bytes)}: {problem}.");
                        }

                        break;
                    case Texts: ReadTexts(ref reader, bytes, name, texts, LabelRules.CheckText); break;
                    case Notation: ReadTexts(ref reader, bytes, name, notation, LabelRules.CheckNotation); break;
                    default:
                        throw new LabelsException(
                            $"{name}, line {bytes[..start].Count((byte)'\n') + 1}: \"{key}\" is unknown; "
                            + "allowed are \"language\", \"labels\" and \"notation\".");
                }
            }

            reader.Read(); // after the object only comments may follow; anything else is no JSON
        }
        catch (JsonException e)
        {
            throw new LabelsException($"{name}, line {e.LineNumber + 1}: this is no JSON, {Said(e)}; expected \"English\": \"wording\".");
        }
        catch (InvalidOperationException)
        {
            throw new LabelsException($"{name}, line {LineOf(ref reader, bytes)}: this is no text in UTF-8; save the file as UTF-8.");
        }

        return texts.Count + notation.Count > 0
            ? new Labels(language, texts, notation)
            : throw new LabelsException($"{name} has no \"labels\" and no \"notation\"; give at least one wording.");
    }

    private static void ReadTexts(
        ref Utf8JsonReader reader, ReadOnlySpan<byte> bytes, string name, Dictionary<string, string> texts,
        Func<string, string, string?> check)
    {
        Expect(JsonTokenType.StartObject, ref reader, bytes, name, "it", "an object of \"English\": \"wording\"");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = reader.GetString()!;
            reader.Read();
            Expect(JsonTokenType.String, ref reader, bytes, name, $"the wording of \"{key}\"", "a text");
            string wording = reader.GetString()!;
            string? problem = key.Length == 0 ? "a key is empty; give the English wording"
                : !texts.TryAdd(key, wording) ? $"\"{key}\" is there twice; keep one of them" : check(key, wording);
            if (problem is not null)
            {
                throw new LabelsException($"{name}, line {LineOf(ref reader, bytes)}: {problem}.");
            }
        }
    }

    private static void Expect(
        JsonTokenType type, ref Utf8JsonReader reader, ReadOnlySpan<byte> bytes, string name, string what, string expected)
    {
        if (reader.TokenType != type)
        {
            throw new LabelsException($"{name}, line {LineOf(ref reader, bytes)}: {what} is {Found(reader.TokenType)}; give {expected}.");
        }
    }

    private static string Found(JsonTokenType type) => type switch
    {
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "true or false",
        JsonTokenType.Null => "null",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.StartObject => "an object",
        JsonTokenType.String => "a text",
        _ => "nothing",
    };

    private static int LineOf(ref Utf8JsonReader reader, ReadOnlySpan<byte> bytes) =>
        bytes[..(int)reader.TokenStartIndex].Count((byte)'\n') + 1;

    /// <summary>The finding alone: what .NET adds about lines and bytes is said otherwise.</summary>
    private static string Said(JsonException e)
    {
        int end = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        string said = (end > 0 ? e.Message[..end] : e.Message).TrimEnd('.');
        if (said.Contains("isFinalBlock", StringComparison.Ordinal))
        {
            return "it is empty";
        }

        return said.Length > 0 ? char.ToLowerInvariant(said[0]) + said[1..] : said;
    }
}
