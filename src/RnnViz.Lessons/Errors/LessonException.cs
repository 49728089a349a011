namespace RnnViz.Lessons.Errors;

/// <summary>A lesson cannot be used. It carries every mistake that was found, not the first alone.</summary>
/// <param name="lesson">What the lesson was asked for by: a name or a path.</param>
/// <param name="errors">The mistakes, at least one.</param>
public sealed class LessonException(string lesson, IReadOnlyList<LessonError> errors)
    : Exception(
        $"{lesson}: {errors.Count} {(errors.Count == 1 ? "mistake" : "mistakes")}\n" + string.Join('\n', errors.Select(e => $"  {e}")))
{
    /// <summary>What the lesson was asked for by: a name or a path.</summary>
    public string Name { get; } = lesson;

    /// <summary>All mistakes, in the order of the file.</summary>
    public IReadOnlyList<LessonError> Errors { get; } = errors;
}
