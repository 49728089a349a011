using System.CommandLine;
using RnnViz.Lessons.Courses;
using RnnViz.Lessons.Files;

namespace RnnViz.CommandLine;

/// <summary><c>rnnviz lessons</c>: lists the built-in courses and lessons, or prints one to be copied and edited.</summary>
internal static class LessonsCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var name = new Argument<string>("name") { Description = "a built-in lesson or course" };
        var show = new Command("show", "Print the file of a lesson or course, to be copied and edited.") { name };
        show.SetAction(parsed => Show(parsed.GetValue(name)!));
        var command = new Command("lessons", "List the built-in courses and lessons.") { show };
        command.SetAction(_ => List());
        return command;
    }

    private static IEnumerable<LessonSummary> All => CourseCatalog.BuiltIn.Concat(LessonCatalog.BuiltIn);

    private static int List()
    {
        int width = All.Max(one => one.Name.Length);
        foreach (LessonSummary one in All)
        {
            string course = one.Lessons.Count > 0 ? $" (a course of {one.Lessons.Count} lessons)" : "";
            Console.WriteLine($"{one.Name.PadRight(width)}  {one.Title}{course}");
            Console.WriteLine($"{new string(' ', width)}  {one.Summary}");
        }

        return 0;
    }

    private static int Show(string name)
    {
        LessonSummary? lesson = All.FirstOrDefault(lesson => lesson.Name == name);
        if (lesson is null)
        {
            string known = string.Join(", ", All.Select(lesson => lesson.Name));
            Console.Error.WriteLine($"\"{name}\" is not a built-in lesson or course; there are: {known}.");
            return CommonOptions.Unusable;
        }

        Console.Write(LessonCopy.Of(lesson.Path, out IReadOnlyList<string> data));
        if (data.Count > 0)
        {
            Console.Error.WriteLine(
                $"{name} begins with weights from {string.Join(", ", data)}. Take that file along to another machine, and name it there by "
                + "its path from the lesson.");
        }

        return 0;
    }
}
