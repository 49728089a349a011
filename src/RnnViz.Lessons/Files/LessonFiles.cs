using System.Security.Cryptography;
using System.Text.Json.Nodes;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Tasks;
using RnnViz.Numerics.Files;

namespace RnnViz.Lessons.Files;

/// <summary>The files that a lesson of somebody names: kept, so that a figure of it can be opened wherever it is taken.</summary>
internal static class LessonFiles
{
    /// <summary>The most bytes of a file that are kept.</summary>
    public const int MostKept = 1 << 20;

    /// <summary>Reads the files of a lesson and of its variants; none where they come with the program.</summary>
    /// <param name="lesson">It, with its variants' lessons.</param>
    public static IReadOnlyList<LessonFile> Of(Lesson lesson)
    {
        string?[] paths =
        [
            lesson.Task switch { TextTaskSettings text => text.File, SeriesTaskSettings series => series.File, _ => null },
            .. lesson.VariantLessons.Prepend(lesson).Select(run => run.Model.Initial)
                .Select(initial => initial.Kind == InitialKind.File ? initial.File : null),
        ];
        return [.. paths.OfType<string>().Distinct().Where(path => !ComesWithProgram(lesson.Directory, path))
            .Select(path => Read(lesson.Folder, path)).OfType<LessonFile>()];
    }

    /// <summary>Whether a path, seen from a lesson's folder, leads to a file that comes with the program.</summary>
    public static bool ComesWithProgram(string directory, string path) =>
        directory == LessonCatalog.Directory && !path.Contains('\0') && Path.GetFullPath(Path.Combine(directory, path)).StartsWith(
            LessonCatalog.Directory + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>The places in the JSON of a lesson, or of a patch of one, where a file is named: the object, and its key.</summary>
    public static IEnumerable<(JsonObject Owner, string Key)> Places(JsonObject lesson)
    {
        JsonObject?[] owners =
        [
            lesson["task"] as JsonObject, (lesson["model"] as JsonObject)?["initial"] as JsonObject,
            .. (lesson["variants"] as JsonArray ?? []).OfType<JsonObject>().Select(variant => variant["patch"]).OfType<JsonObject>()
                .Select(patch => (patch["model"] as JsonObject)?["initial"] as JsonObject),
        ];
        return owners.OfType<JsonObject>().Where(owner => owner["file"] is JsonValue value && value.TryGetValue(out string? _))
            .Select(owner => (owner, "file"));
    }

    private static LessonFile? Read(InputFolder folder, string path)
    {
        try
        {
            using FileStream file = InputFile.Open(folder.Find(path), InputKind.Data);
            byte[]? content = file.Length <= MostKept ? new byte[file.Length] : null;
            if (content is not null)
            {
                file.ReadExactly(content);
                file.Position = 0;
            }

            return new LessonFile(path, file.Length, Convert.ToHexStringLower(SHA256.HashData(file)), content);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // whoever needs it says so
        }
    }
}
