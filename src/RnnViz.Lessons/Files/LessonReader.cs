using System.Text.Json;
using System.Text.Json.Nodes;
using RnnViz.Lessons.Errors;

namespace RnnViz.Lessons.Files;

/// <summary>
/// From the text of a lesson file to a <see cref="Lesson"/> or to every mistake in it. The shape is held against the
/// types' own JSON contracts; what is wrong is reported and left out, so that the rules across keys still see the rest.
/// </summary>
internal static class LessonReader
{
    private static readonly JsonDocumentOptions Syntax = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads a lesson.</summary>
    /// <param name="json">The file's text.</param>
    /// <param name="name">The lesson's name.</param>
    /// <param name="directory">Where relative paths start.</param>
    /// <exception cref="LessonException">The text has mistakes; all of them are in it.</exception>
    public static Lesson Read(string json, string name, string directory)
    {
        var errors = new List<LessonError>();
        JsonNode? repaired = null;
        try
        {
            using var document = JsonDocument.Parse(json, Syntax);
            repaired = new ContractWalker(errors).Read(document.RootElement, typeof(Lesson), "");
        }
        catch (JsonException e)
        {
            errors.Add(new LessonError("", $"not JSON: line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}: {Plain(e.Message)}"));
        }

        Lesson? lesson = null;
        if (repaired is not null)
        {
            lesson = repaired.Deserialize<Lesson>(LessonJson.Options)! with { Name = name, Directory = directory };
            IReadOnlyList<LessonError> broken = LessonRules.Check(lesson, out LessonContent? content);
            lesson = lesson with { Content = content };
            foreach (LessonError error in broken)
            {
                if (!errors.Exists(e => e.Path == error.Path))
                {
                    errors.Add(error);
                }
            }
        }

        return errors.Count == 0 && lesson is not null ? lesson : throw new LessonException(name, errors);
    }

    private static string Plain(string message) => message.Split(" LineNumber:")[0].Split(" Path:")[0];
}
