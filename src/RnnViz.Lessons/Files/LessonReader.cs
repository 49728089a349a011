using System.Text.Json;
using System.Text.Json.Nodes;
using RnnViz.Lessons.Errors;

namespace RnnViz.Lessons.Files;

/// <summary>
/// From the text of a lesson file to a <see cref="Lesson"/> or to every mistake in it. The shape is held against the
/// types' own JSON contracts; what is wrong is reported and noted as unknown, and the rules between keys are checked wherever
/// those that they need are known.
/// </summary>
internal static class LessonReader
{
    private static readonly JsonDocumentOptions Syntax = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads a lesson.</summary>
    /// <param name="json">The file's text.</param>
    /// <param name="name">The lesson's name.</param>
    /// <param name="directory">Where relative paths start.</param>
    /// <param name="allowedFiles">Folders below which it may name files, besides that one; null for none.</param>
    /// <exception cref="LessonException">The text has mistakes; all of them are in it.</exception>
    public static Lesson Read(string json, string name, string directory, IReadOnlyList<string>? allowedFiles = null)
    {
        var mistakes = new LessonMistakes();
        JsonNode? repaired = Repair(json, typeof(Lesson), mistakes);
        if (repaired is null || mistakes.IsFull)
        {
            throw new LessonException(name, mistakes);
        }

        Lesson lesson = repaired.Deserialize<Lesson>(LessonJson.Options)! with
        {
            Name = name,
            Directory = directory,
            AllowedFiles = allowedFiles ?? [],
        };
        return LessonRules.Checked(lesson, mistakes);
    }

    /// <summary>The JSON without the mistakes that its shape has, or null where too little is left.</summary>
    /// <param name="json">The file's text.</param>
    /// <param name="type">What it shall be read into.</param>
    /// <param name="mistakes">Gets the mistakes.</param>
    public static JsonNode? Repair(string json, Type type, LessonMistakes mistakes)
    {
        if (string.IsNullOrWhiteSpace(json))
        {
            mistakes.Add("", "not JSON: the file is empty", "a lesson in JSON; see: rnnviz lessons show hello");
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(json, Syntax);
            if (HasReadableKeys(document.RootElement))
            {
                return new ContractWalker(mistakes).Read(document.RootElement, type, "");
            }

            mistakes.Add("", "not JSON: a key has half a surrogate pair", "keys that are valid Unicode");
            return null;
        }
        catch (ArgumentException)
        {
            mistakes.Add("", "not JSON: the text has half a surrogate pair", "text that is valid Unicode");
            return null;
        }
        catch (JsonException e)
        {
            mistakes.Add("", $"not JSON: line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}: {JsonWords.Of(e)}");
            return null;
        }
    }

    /// <summary>
    /// The texts in the list that a JSON object has under a key, null for what is no text, or no list; null
    /// where there is no such key, or the text is no JSON object.
    /// </summary>
    public static IReadOnlyList<string?>? TextsOf(string json, string key)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Syntax);
            JsonElement root = document.RootElement;
            return root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(key, out JsonElement list) ? null
                : list.ValueKind != JsonValueKind.Array ? [null]
                : [.. list.EnumerateArray().Select(FoundText.TextOf)];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The keys of a JSON object; empty where the text is none, or a key cannot be read.</summary>
    public static IReadOnlySet<string> KeysOf(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Syntax);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.EnumerateObject().Select(member => member.Name).ToHashSet() : new HashSet<string>();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return new HashSet<string>();
        }
    }

    private static bool HasReadableKeys(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().All(member => IsReadable(member) && HasReadableKeys(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().All(HasReadableKeys),
        _ => true,
    };

    private static bool IsReadable(JsonProperty member)
    {
        try
        {
            return member.Name is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
