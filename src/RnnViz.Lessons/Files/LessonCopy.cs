using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RnnViz.Lessons.Files;

/// <summary>The file of a lesson or course that comes with the program, so that it can be opened from anywhere once it is saved.</summary>
public static class LessonCopy
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of the file; data that lie beside it are named by their whole path.</summary>
    /// <param name="path">The file of a built-in lesson or course.</param>
    /// <param name="data">The whole paths of the data that it names; empty for none.</param>
    public static string Of(string path, out IReadOnlyList<string> data)
    {
        string text = File.ReadAllText(path), folder = Path.GetDirectoryName(path)!;
        var found = new List<string>();
        var syntax = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
        foreach ((JsonObject owner, string key) in LessonFiles.Places(JsonNode.Parse(text, documentOptions: syntax)!.AsObject()))
        {
            string named = owner[key]!.GetValue<string>(), whole = Path.GetFullPath(Path.Combine(folder, named));
            text = text.Replace(Written(named), Written(whole), StringComparison.Ordinal);
            found.Add(whole);
        }

        data = [.. found.Distinct()];
        return text;
    }

    private static string Written(string path) => JsonSerializer.Serialize(path, Readable);
}
