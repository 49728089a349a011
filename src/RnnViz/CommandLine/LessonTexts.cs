using RnnViz.Lessons.Courses;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;

namespace RnnViz.CommandLine;

/// <summary>The texts that lessons and courses bring along, each a key of a file of wordings.</summary>
internal static class LessonTexts
{
    /// <summary>Those of all built-in lessons and courses.</summary>
    public static IEnumerable<string> OfBuiltIn =>
    [
        .. CourseCatalog.BuiltIn.Select(course => course.Name).Concat(LessonCatalog.BuiltIn.Select(lesson => lesson.Name))
            .SelectMany(Of).Distinct(),
    ];

    /// <summary>Those of a lesson or course by its name or path; of a course with those of its lessons' titles and summaries.</summary>
    /// <exception cref="LessonException">There is none, or it has mistakes.</exception>
    public static IEnumerable<string> Of(string nameOrPath) => CourseCatalog.Find(nameOrPath) is { } course
        ? [course.Title, course.Summary, .. course.Opened.SelectMany(lesson => (string[])[lesson.Title, lesson.Summary])]
        : Of(LessonCatalog.Load(nameOrPath));

    /// <summary>Title, summary, names of runs, call-outs and questions.</summary>
    public static IEnumerable<string> Of(Lesson lesson)
    {
        string[] texts =
        [
            lesson.Title, lesson.Summary, lesson.Run, .. lesson.VariantLessons.Select(variant => variant.Run),
            .. lesson.Stops.SelectMany(stop => (string[])[stop.Ask ?? "", stop.Callout]),
        ];
        return texts.Where(text => text.Length > 0).Distinct();
    }
}
