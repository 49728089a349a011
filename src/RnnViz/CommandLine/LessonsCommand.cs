using System.CommandLine;
using RnnViz.Lessons.Files;

namespace RnnViz.CommandLine;

/// <summary><c>rnnviz lessons</c>: lists the built-in lessons, or prints one to be copied and edited.</summary>
internal static class LessonsCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var name = new Argument<string>("name") { Description = "a built-in lesson" };
        var show = new Command("show", "Print a lesson's file, to be copied and edited.") { name };
        show.SetAction(parsed => Show(parsed.GetValue(name)!));
        var command = new Command("lessons", "List the built-in lessons.") { show };
        command.SetAction(_ => List());
        return command;
    }

    private static int List()
    {
        int width = LessonCatalog.BuiltIn.Max(lesson => lesson.Name.Length);
        foreach (LessonSummary lesson in LessonCatalog.BuiltIn)
        {
            Console.WriteLine($"{lesson.Name.PadRight(width)}  {lesson.Title}");
            Console.WriteLine($"{new string(' ', width)}  {lesson.Summary}");
        }

        return 0;
    }

    private static int Show(string name)
    {
        LessonSummary? lesson = LessonCatalog.BuiltIn.FirstOrDefault(lesson => lesson.Name == name);
        if (lesson is null)
        {
            string known = string.Join(", ", LessonCatalog.BuiltIn.Select(lesson => lesson.Name));
            Console.Error.WriteLine($"\"{name}\" is not a built-in lesson; there are: {known}.");
            return CommonOptions.Unusable;
        }

        Console.Write(File.ReadAllText(lesson.Path));
        return 0;
    }
}
