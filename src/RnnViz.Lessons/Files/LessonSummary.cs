namespace RnnViz.Lessons.Files;

/// <summary>What a list of lessons and courses says of one of them.</summary>
/// <param name="Name">What a person types to run it.</param>
/// <param name="Title">A few words.</param>
/// <param name="Summary">What the audience should see.</param>
/// <param name="Path">Its file.</param>
public sealed record LessonSummary(string Name, string Title, string Summary, string Path)
{
    /// <summary>The titles of the lessons of a course, in their order; empty for a lesson.</summary>
    public IReadOnlyList<string> Lessons { get; init; } = [];
}
