using RnnViz.Lessons.Records;

namespace RnnViz.Views.Screen;

/// <summary>A run that was kept by the key C, to be compared with the one that is shown.</summary>
public sealed record KeptRecord
{
    /// <summary>Its lesson.</summary>
    public required LessonRecord Lesson { get; init; }

    /// <summary>How it came to be what it is.</summary>
    public required RunRecord Run { get; init; }
}
