namespace RnnViz.Lessons.Files;

/// <summary>A lesson cannot be used. It carries every mistake that was found, not the first.</summary>
public sealed class LessonException(string lesson, IReadOnlyList<LessonError> errors)
    : Exception($"{lesson}: {errors.Count} {(errors.Count == 1 ? "mistake" : "mistakes")}\n" + string.Join('\n', errors.Select(e => $"  {e}")))
{
    /// <summary>What the lesson was asked for by: a name or a path.</summary>
    public string Lesson { get; } = lesson;

    /// <summary>All mistakes, in the order of the file.</summary>
    public IReadOnlyList<LessonError> Errors { get; } = errors;
}
