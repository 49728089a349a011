using System.Text.Json;
using System.Text.Json.Nodes;
using RnnViz.Lessons.Errors;

namespace RnnViz.Lessons.Files;

/// <summary>
/// Reads a patch as it stands, whatever its keys are: what they mean is seen when it has been applied. Keys that occur twice and text
/// that cannot be read are noted, and left out.
/// </summary>
internal sealed class PatchReader(LessonMistakes mistakes)
{
    private const int MostNodes = 10_000;
    private int nodes;

    /// <summary>The patch, or null where there is no object.</summary>
    /// <param name="element">What the file has there.</param>
    /// <param name="path">Where it stands.</param>
    public JsonObject? Read(JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            mistakes.Add(path, $"{FoundText.Of(element)} is not an object", "an object in braces");
            return null;
        }

        nodes = 0;
        JsonObject patch = ReadObject(element, path);
        if (nodes <= MostNodes)
        {
            return patch;
        }

        mistakes.Add(path, $"more than {MostNodes} keys and values", "a patch with what is different");
        return null;
    }

    private JsonObject ReadObject(JsonElement element, string path)
    {
        var result = new JsonObject();
        foreach (JsonProperty member in element.EnumerateObject())
        {
            if (++nodes > MostNodes)
            {
                break;
            }

            string memberPath = FoundText.Join(path, member.Name);
            JsonNode? value = ReadAny(member.Value, memberPath, out bool isReadable);
            if (result.ContainsKey(member.Name))
            {
                mistakes.Add(memberPath, "the key occurs twice", "each key once");
                mistakes.Leave(memberPath, isGiven: true);
            }
            else if (isReadable)
            {
                result.Add(member.Name, value);
            }
        }

        return result;
    }

    private JsonNode? ReadAny(JsonElement element, string path, out bool isReadable)
    {
        isReadable = true;
        switch (element.ValueKind)
        {
            case JsonValueKind.Null:
                return null;
            case JsonValueKind.Object:
                return ReadObject(element, path);
            case JsonValueKind.Array:
                return ReadList(element, path);
            case JsonValueKind.String:
                isReadable = FoundText.TextOf(element) is not null;
                if (!isReadable)
                {
                    mistakes.Add(path, "the text has half a surrogate pair", "text that is valid Unicode");
                    mistakes.Leave(path, isGiven: true);
                }

                return isReadable ? JsonValue.Create(element.GetString()) : null;
            default:
                return JsonValue.Create(element.Clone());
        }
    }

    private JsonArray ReadList(JsonElement element, string path)
    {
        var result = new JsonArray();
        foreach (JsonElement item in element.EnumerateArray())
        {
            if (++nodes > MostNodes)
            {
                break;
            }

            result.Add(ReadAny(item, $"{path}[{result.Count}]", out _));
        }

        return result;
    }
}
