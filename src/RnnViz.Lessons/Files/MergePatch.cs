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

    /// <summary>Adds to a patch what makes of some JSON other JSON, under a key; nothing where they are the same.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="key">The key.</param>
    /// <param name="from">What it is applied to.</param>
    /// <param name="to">What it makes of that.</param>
    public static void AddDifference(JsonObject patch, string key, JsonNode? from, JsonNode? to)
    {
        if (JsonNode.DeepEquals(from, to))
        {
            return;
        }

        if (from is not JsonObject before || to is not JsonObject after)
        {
            patch[key] = to?.DeepClone();
            return;
        }

        // what is of another kind means other things by the same keys
        bool isOfKind = JsonNode.DeepEquals(before["kind"], after["kind"]);
        var changes = new JsonObject();
        foreach (string member in before.Select(pair => pair.Key).Union(after.Select(pair => pair.Key)))
        {
            AddDifference(changes, member, isOfKind || !after.ContainsKey(member) ? before[member] : null, after[member]);
        }

        patch[key] = changes;
    }
}
