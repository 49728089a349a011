using System.Text.Json.Nodes;
using RnnViz.Lessons.Errors;

namespace RnnViz.Lessons.Files;

/// <summary>Which keys of a lesson a patch gives, so that a mistake in the patched lesson is looked for in the patch.</summary>
internal sealed class PatchPaths
{
    private readonly string at;

    // the paths that the patch has, and whether there is an object, in which only some keys are given
    private readonly Dictionary<string, bool> given = [];

    /// <summary>The paths of a patch.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="at">Where it stands itself: <c>variants[0].patch</c>.</param>
    public PatchPaths(JsonObject patch, string at)
    {
        this.at = at;
        Add(patch, "");
    }

    /// <summary>Whether the patch says what stands at a path: it gives the key, or replaces something above it as a whole.</summary>
    public bool Says(string path) => Deepest(path) is { } deepest && (deepest == path || !given[deepest]);

    /// <summary>Whether the patch leaves nothing of what the lesson has at a path.</summary>
    public bool Replaces(string path) => Deepest(path) is { } deepest && !given[deepest];

    /// <summary>
    /// A mistake of the patched lesson as one of the patch: at the key itself where the patch gives it, else at the deepest key on
    /// the way there, and then it says which key of the lesson is meant.
    /// </summary>
    public LessonError InPatch(LessonError error)
    {
        if (Says(error.Path))
        {
            return error with { Path = Below(error.Path) };
        }

        return error with
        {
            Path = Below(Deepest(error.Path) ?? ""),
            Finding = $"with this patch, {error.Path}: {error.Finding}",
            Allowed = LessonMistakes.IsWithin(error.Path, "task")
                ? error.Allowed?.Replace("remove it, or ", "", StringComparison.Ordinal)
                : error.Allowed?.Replace("remove it", "set it to null in the patch", StringComparison.Ordinal),
        };
    }

    /// <summary>The path of a key of the patch, in the file.</summary>
    public string Below(string path) => path.Length == 0 ? at : path[0] == '[' ? at + path : $"{at}.{path}";

    private string? Deepest(string path) =>
        given.Keys.Where(key => LessonMistakes.IsWithin(path, key)).MaxBy(key => key.Length);

    private void Add(JsonObject patch, string path)
    {
        foreach ((string key, JsonNode? value) in patch)
        {
            string keyPath = FoundText.Join(path, key);
            given[keyPath] = value is JsonObject;
            if (value is JsonObject inner)
            {
                Add(inner, keyPath);
            }
        }
    }
}
