using RnnViz.Lessons.Files;

namespace RnnViz.Lessons.Courses;

/// <summary>The JSON Schema of courses, made from their type, so that editors complete and check.</summary>
public static class CourseSchema
{
    /// <summary>The schema as text, as it is shipped in lessons/schema.</summary>
    public static string Text => LessonSchema.TextOf(typeof(Course), "RnnViz course");
}
