using System.Text.Json.Nodes;

namespace RnnViz.Lessons.Files;

/// <summary>
/// The JSON Schema of the patch of a variant: the keys of a lesson that may differ, none of them required, null for the others.
/// </summary>
internal static class PatchSchema
{
    /// <summary>Makes it of the schema of a lesson.</summary>
    /// <param name="lesson">The schema; it is not changed.</param>
    /// <param name="description">What a patch is.</param>
    public static JsonObject Of(JsonObject lesson, string description)
    {
        var properties = new JsonObject();
        foreach (string key in RunSettings.Keys)
        {
            JsonObject schema = lesson["properties"]![key]!.DeepClone().AsObject();
            Loosen(schema);
            properties.Add(key, schema);
        }

        JsonObject training = properties["training"]!["properties"]!.AsObject();
        training.Remove("batchesPerFrame");
        training.Remove("pauseOnNonFinite");
        return new JsonObject
        {
            ["description"] = description,
            ["type"] = "object",
            ["properties"] = properties,
            ["additionalProperties"] = false,
        };
    }

    private static void Loosen(JsonObject schema)
    {
        string[] required = [.. schema["required"]?.AsArray().Select(name => (string)name!) ?? []];
        schema.Remove("required");
        foreach (JsonObject choice in schema["anyOf"]?.AsArray().OfType<JsonObject>() ?? [])
        {
            Loosen(choice);
        }

        foreach ((string name, JsonNode? property) in schema["properties"] as JsonObject ?? [])
        {
            if (property is not JsonObject inner)
            {
                continue;
            }

            Loosen(inner);
            if (!required.Contains(name))
            {
                AllowNull(inner);
            }
        }
    }

    private static void AllowNull(JsonObject schema)
    {
        if (schema["type"] is JsonValue type)
        {
            schema["type"] = new JsonArray(type.DeepClone(), "null");
        }

        if (schema["enum"] is JsonArray names && !names.Contains(null))
        {
            names.Add(null);
        }
    }
}
