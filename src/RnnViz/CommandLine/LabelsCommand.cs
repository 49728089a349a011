using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RnnViz.Lessons.Errors;
using RnnViz.Output;

namespace RnnViz.CommandLine;

/// <summary><c>rnnviz labels</c>: prints all texts as a file of wordings, to be translated or worded otherwise.</summary>
internal static class LabelsCommand
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Argument<string[]> lessons = FileOptions.Named(new Argument<string[]>("lessons")
        {
            Description = "the lessons and courses whose texts are printed, too; without any all built-in ones",
            Arity = ArgumentArity.ZeroOrMore,
        }, "a lesson or a course");
        var command = new Command("labels", "Print all texts of the screen as a file for --labels, to be translated or worded otherwise.")
        {
            lessons,
        };
        command.SetAction(parsed => Print(parsed.GetValue(lessons) ?? []));
        return command;
    }

    private static int Print(string[] lessons)
    {
        try
        {
            string[] texts = [.. lessons.Length == 0 ? LessonTexts.OfBuiltIn : lessons.SelectMany(LessonTexts.Of).Distinct()];
            Console.Write(Written(LabelFiles.OwnKeys.Concat(texts)));
            return 0;
        }
        catch (LessonException e)
        {
            Console.Error.WriteLine(e.Message);
            return CommonOptions.Unusable;
        }
    }

    /// <summary>Texts as the wordings of themselves.</summary>
    private static string Written(IEnumerable<string> keys)
    {
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output, Readable))
        {
            json.WriteStartObject();
            json.WriteString("language", "en");
            json.WriteStartObject("labels");
            foreach (string key in keys)
            {
                json.WriteString(key, key);
            }

            json.WriteEndObject();
            json.WriteStartObject("notation");
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Unprinted.Escaped(Encoding.UTF8.GetString(output.ToArray())) + "\n";
    }
}
