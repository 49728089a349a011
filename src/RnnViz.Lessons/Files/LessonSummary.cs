namespace RnnViz.Lessons.Files;

/// <summary>What a list of lessons says of one of them.</summary>
/// <param name="Name">What a person types to run it.</param>
/// <param name="Title">A few words.</param>
/// <param name="Summary">What the audience should see.</param>
/// <param name="Path">The lesson's file.</param>
public sealed record LessonSummary(string Name, string Title, string Summary, string Path);
