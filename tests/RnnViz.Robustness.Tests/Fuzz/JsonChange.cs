using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;

namespace RnnViz.Robustness.Tests.Fuzz;

/// <summary>What is done to one place of a JSON document.</summary>
internal enum JsonEdit
{
    Replace,
    Remove,
    Rename,
    Add,
    Copy,
    Twice,
}

/// <summary>One change of a JSON document: which of its places, what is done there, and with what.</summary>
/// <param name="Place">Counts the places, round and round.</param>
/// <param name="Other">Another place, of which a value is taken.</param>
/// <param name="Edit">What is done.</param>
/// <param name="Value">A value as JSON text, which need not be valid.</param>
/// <param name="Number">A number as JSON text, which takes the place of numbers; null where they are treated as all values.</param>
/// <param name="Name">A key as JSON text without its quotation marks.</param>
internal sealed record JsonChange(int Place, int Other, JsonEdit Edit, string Value, string? Number, string Name)
{
    // stand for texts that no JSON document of the library's can hold
    private const string Key = "\ue001", Item = "\ue000";

    /// <summary>Changes by chance.</summary>
    public static Gen<JsonChange> Any { get; } = Gen.Select(
        Gen.Int[0, 1 << 20], Gen.Int[0, 1 << 20],
        Gen.Frequency((8, Gen.Const(JsonEdit.Replace)), (3, Gen.Enum<JsonEdit>())), Hostile.Value,
        Gen.Null(Hostile.Number, 0.2), Hostile.Text,
        (place, other, edit, value, number, name) => new JsonChange(place, other, edit, value, number, name));

    /// <summary>A document with some changes; where all are undone it is the document.</summary>
    /// <param name="json">The document.</param>
    /// <param name="changes">In their order.</param>
    public static string Apply(string json, IEnumerable<JsonChange> changes)
    {
        JsonNode root = JsonNode.Parse(json)!;
        var raw = new List<string>();
        foreach (JsonChange change in changes)
        {
            change.Apply(root, raw);
        }

        string text = root.ToJsonString();
        for (int i = raw.Count - 1; i >= 0; i--)
        {
            text = text.Replace($"\"\\uE000{i};\"", raw[i]).Replace($"\\uE001{i};", raw[i]);
        }

        return text;
    }

    private void Apply(JsonNode root, List<string> raw)
    {
        var places = new List<(JsonNode Parent, object Key)>();
        Collect(root, places);
        if (places.Count == 0)
        {
            return;
        }

        (JsonNode parent, object key) = places[Place % places.Count];
        (JsonNode otherParent, object otherKey) = places[Other % places.Count];
        bool isNumber = ValueOf(parent, key)?.GetValueKind() == JsonValueKind.Number;
        JsonNode? value = Edit == JsonEdit.Copy ? ValueOf(otherParent, otherKey)?.DeepClone()
            : ValueMark(raw, isNumber ? Number ?? Value : Value);
        switch (parent)
        {
            case JsonObject members:
                Change(members, (string)key, value, raw);
                break;
            case JsonArray list:
                Change(list, (int)key, value);
                break;
        }
    }

    private void Change(JsonObject members, string key, JsonNode? value, List<string> raw)
    {
        switch (Edit)
        {
            case JsonEdit.Remove:
                members.Remove(key);
                break;
            case JsonEdit.Rename:
                JsonNode? kept = members[key]?.DeepClone();
                members.Remove(key);
                members[KeyMark(raw, Name)] = kept;
                break;
            case JsonEdit.Add or JsonEdit.Twice:
                members[KeyMark(raw, Edit == JsonEdit.Twice ? key : Name)] = value;
                break;
            default:
                members[key] = value;
                break;
        }
    }

    private void Change(JsonArray list, int index, JsonNode? value)
    {
        switch (Edit)
        {
            case JsonEdit.Remove:
                list.RemoveAt(index);
                break;
            case JsonEdit.Add or JsonEdit.Twice or JsonEdit.Rename:
                list.Insert(index, value);
                break;
            default:
                list[index] = value;
                break;
        }
    }

    private static JsonNode? ValueOf(JsonNode parent, object key) => key is string name ? parent[name] : parent[(int)key];

    private static string KeyMark(List<string> raw, string text)
    {
        raw.Add(text);
        return $"{Key}{raw.Count - 1};";
    }

    private static JsonNode ValueMark(List<string> raw, string text)
    {
        raw.Add(text);
        return JsonValue.Create($"{Item}{raw.Count - 1};");
    }

    private static void Collect(JsonNode? node, List<(JsonNode, object)> places)
    {
        switch (node)
        {
            case JsonObject members:
                foreach ((string key, JsonNode? value) in members)
                {
                    places.Add((members, key));
                    Collect(value, places);
                }

                break;
            case JsonArray list:
                for (int i = 0; i < list.Count; i++)
                {
                    places.Add((list, i));
                    Collect(list[i], places);
                }

                break;
        }
    }
}
