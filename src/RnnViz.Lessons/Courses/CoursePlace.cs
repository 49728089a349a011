using RnnViz.Lessons.Files;

namespace RnnViz.Lessons.Courses;

/// <summary>Where in a course a lesson stands.</summary>
/// <param name="Course">The course.</param>
/// <param name="Index">Which of its lessons, 0-based.</param>
public sealed record CoursePlace(Course Course, int Index)
{
    /// <summary>Which of its lessons, from 1.</summary>
    public int Number => Index + 1;

    /// <summary>How many lessons the course has.</summary>
    public int Count => Course.Opened.Count;

    /// <summary>The lesson.</summary>
    public LessonSummary Lesson => Course.Opened[Index];

    /// <summary>The place in words: 3 of 7.</summary>
    public string Label { get; } = $"{Index + 1} of {Course.Opened.Count}";

    /// <summary>The place of the lesson after this, or null at the end.</summary>
    public CoursePlace? Next => Number < Count ? new CoursePlace(Course, Index + 1) : null;

    /// <summary>The place of the lesson before this, or null at the beginning.</summary>
    public CoursePlace? Previous => Index > 0 ? new CoursePlace(Course, Index - 1) : null;
}
