using System.Text.Json.Nodes;

namespace RnnViz.Lessons.Tests.Files;

/// <summary>One mistake that can be put into a good lesson.</summary>
/// <param name="Path">Where it is reported.</param>
/// <param name="Finding">What the report begins with.</param>
/// <param name="Break">Puts it in.</param>
/// <param name="Touches">The keys that it changes.</param>
/// <param name="Needs">The keys that have to be readable for it to be seen.</param>
public sealed record Mistake(string Path, string Finding, Action<JsonObject> Break, string[] Touches, params string[] Needs)
{
    /// <summary>Whether neither changes what the other changes or needs.</summary>
    public bool IsIndependentOf(Mistake other) =>
        !Meets(Touches, other.Touches) && !Meets(Touches, other.Needs) && !Meets(Needs, other.Touches);

    /// <summary>A key set to a wrong value, which is reported at the key itself.</summary>
    public static Mistake Set(string path, string json, string finding, params string[] needs) =>
        new(path, finding, lesson => Put(lesson, path, json), [path], needs);

    /// <summary>A key that is left out.</summary>
    public static Mistake Remove(string path) => new(path, "missing", lesson => Put(lesson, path, null), [path]);

    /// <summary>A key that does not exist.</summary>
    public static Mistake Add(string path) => new(path, "unknown key", lesson => Put(lesson, path, "1"), [path]);

    /// <summary>Sets a key, or removes it where there is no value.</summary>
    public static void Put(JsonObject lesson, string path, string? json)
    {
        string[] keys = path.Replace("[", ".[").Split('.');
        JsonNode node = lesson;
        foreach (string key in keys[..^1])
        {
            node = (key[0] == '[' ? node[int.Parse(key[1..^1])] : node[key])!;
        }

        string last = keys[^1];
        if (last[0] == '[')
        {
            node[int.Parse(last[1..^1])] = JsonNode.Parse(json!);
        }
        else if (json is null)
        {
            node.AsObject().Remove(last);
        }
        else
        {
            node[last] = JsonNode.Parse(json);
        }
    }

    private static bool Meets(string[] some, string[] others) => some.Any(a => others.Any(b => IsWithin(a, b) || IsWithin(b, a)));

    private static bool IsWithin(string path, string other) =>
        path.StartsWith(other, StringComparison.Ordinal) && (path.Length == other.Length || path[other.Length] is '.' or '[');
}
