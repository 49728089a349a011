using System.Text.Json.Nodes;

namespace RnnViz.Lessons.Files;

/// <summary>
/// JSON Merge Patch, RFC 7396: a patch has the keys that change; null takes a key away, and lists are replaced as a whole.
/// </summary>
internal static class MergePatch
{
    /// <summary>What a patch makes of some JSON.</summary>
    /// <param name="target">The JSON; left as it is. Null is JSON's null, or nothing.</param>
    /// <param name="patch">The patch; likewise.</param>
    public static JsonNode? Apply(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes)
        {
            return patch?.DeepClone();
        }

        JsonObject result = target is JsonObject ? target.DeepClone().AsObject() : [];
        foreach ((string key, JsonNode? change) in changes)
        {
            if (change is null)
            {
                result.Remove(key);
                continue;
            }

            result[key] = Apply(result[key], change);
        }

        return result;
    }
}
