using System.CommandLine;
using System.CommandLine.Parsing;
using RnnViz.Lessons.Contrasts;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Tasks;
using RnnViz.Views.Scenes;

namespace RnnViz.CommandLine;

/// <summary>The option <c>--compare</c>: another run beside the lesson's own, as the key V shows it.</summary>
internal sealed class CompareOption
{
    private const string Full = "--compare asks for a fourth run, but three are the most that there is room for; leave one out.";

    private readonly Option<string[]> compare = new("--compare")
    {
        Description = "another run beside the lesson's own: a question of the key V, such as \"another cell\", or what the run is "
            + "called, such as \"clip none\"; beside a recording the folder of another one; twice at most",
        HelpName = "RUN",
    };

    /// <summary>Gives a command the option.</summary>
    public static CompareOption Of(Command command)
    {
        var option = new CompareOption();
        command.Add(option.compare);
        return option;
    }

    /// <summary>Whether it is given.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(compare) is { Length: > 0 };

    /// <summary>Whether it is given, where a whole command is checked.</summary>
    public bool IsGiven(CommandResult result) => result.GetResult(compare) is { Implicit: false };

    /// <summary>Adds the runs to a scene at its beginning.</summary>
    /// <returns>What is wrong, in a sentence; null where nothing is.</returns>
    public string? Add(ParseResult parsed, ProgramScene root)
    {
        var before = new HashSet<string>();
        foreach (string name in parsed.GetValue(compare) ?? [])
        {
            if (root.Lesson.Training.Session.IsRecorded)
            {
                if (AddRecording(name, root) is { } problem)
                {
                    return problem;
                }

                continue;
            }

            IReadOnlyList<ContrastChoice> choices = ContrastChoices.Of(root.Lesson.Training.Session);
            ContrastChoice[] found = [.. choices.Where(choice => Is(choice, name))];
            if (found.Length == 0)
            {
                string all = string.Join(", ", choices.Select(choice => $"\"{choice.Name}\" ({choice.Question})"));
                return $"--compare is \"{name}\"; beside this lesson can be seen {all}.";
            }

            if (!before.Add(found[0].Name))
            {
                return $"--compare names the run \"{found[0].Name}\" twice; name another one, or leave one of them out.";
            }

            if (root.Lesson.Contrast.IsFull)
            {
                return Full;
            }

            try
            {
                root.Beside(found[0]);
            }
            catch (LessonException e)
            {
                return $"--compare \"{name}\" cannot be: {e.Errors[0]}.";
            }
        }

        return null;
    }

    /// <summary>The files of the recordings that are given; none beside a lesson that is trained here.</summary>
    public IReadOnlyList<string> FilesRead(ParseResult parsed, Lesson lesson) => lesson.Task is RecordingTaskSettings
        ? [.. (parsed.GetValue(compare) ?? []).SelectMany(LessonCatalog.FilesOfRecording)] : [];

    private static string? AddRecording(string folder, ProgramScene root)
    {
        if (root.Lesson.Contrast.IsFull)
        {
            return Full;
        }

        if (!Directory.Exists(folder))
        {
            return UserFiles.ForbiddenFolder(folder) is { } forbidden ? $"--compare \"{folder}\" cannot be: {forbidden}."
                : $"--compare is \"{folder}\"; beside a recording can be seen another one: give its folder.";
        }

        try
        {
            root.BesideRecording(folder);
            return null;
        }
        catch (LessonException e)
        {
            return $"--compare \"{folder}\" cannot be: {e.Errors[0]}.";
        }
    }

    private static bool Is(ContrastChoice choice, string name) =>
        string.Equals(choice.Name, name.Trim(), StringComparison.OrdinalIgnoreCase)
        || string.Equals(choice.Question, name.Trim(), StringComparison.OrdinalIgnoreCase);
}
