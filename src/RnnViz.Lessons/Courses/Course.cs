using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;

namespace RnnViz.Lessons.Courses;

/// <summary>Lessons that are given one after the other.</summary>
[Noun("course")]
public sealed record Course
{
    /// <summary>The file's name without its ending; what a person types to run it.</summary>
    [JsonIgnore]
    public string Name { get; init; } = "";

    /// <summary>What <see cref="CourseCatalog.Find"/> finds it by in any folder: the name of a built-in course, or a full path.</summary>
    [JsonIgnore]
    public string Path { get; init; } = "";

    /// <summary>For editors: where the schema lies. Not used by the program.</summary>
    [JsonPropertyName("$schema")]
    [Description("Where the JSON Schema lies, for editors that complete and check.")]
    public string? Schema { get; init; }

    /// <summary>A few words for lists.</summary>
    [Description("A few words for lists.")]
    [MaxLength(200)]
    public required string Title { get; init; }

    /// <summary>What the audience should have understood in the end.</summary>
    [Description("What the audience should have understood in the end.")]
    public string Summary { get; init; } = "";

    /// <summary>Built-in lessons by name and files by path, as the course's file names them; at least one.</summary>
    [Description("The lessons in their order: names of built-in ones, or files; a relative path starts at the course's file.")]
    [MaxLength(200)]
    public required IReadOnlyList<string> Lessons { get; init; }

    /// <summary>
    /// The same lessons, read and free of mistakes. Each one's path is what <see cref="LessonCatalog.Load"/> takes; those that ask
    /// something have no summary, which would answer it.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<LessonSummary> Opened { get; init; } = [];
}
