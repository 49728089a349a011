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

        Console.Write(File.ReadAllText(lesson.Path));
        SayData(lesson);
        return 0;
    }

    /// <summary>Says what a copy of a lesson needs beside it, on the error stream, where it does not mix with the lesson.</summary>
    private static void SayData(LessonSummary lesson)
    {
        if (lesson.Lessons.Count == 0 && LessonCatalog.Load(lesson.Name).Model.Initial.File is { } file)
        {
            string from = Path.Combine(LessonCatalog.Directory, Path.GetDirectoryName(file)!);
            Console.Error.WriteLine(
                $"This lesson reads its first weights from {file}, seen from its own folder: copy {from} beside your file, too.");
        }
    }
}
