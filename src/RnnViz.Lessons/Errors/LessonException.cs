using System.Globalization;

namespace RnnViz.Lessons.Errors;

/// <summary>
/// A lesson cannot be used. It carries the mistakes that were found, not the first alone; its message has the first twenty.
/// </summary>
/// <param name="lesson">What the lesson was asked for by: a name or a path.</param>
/// <param name="errors">The mistakes, at least one.</param>
/// <param name="count">How many there are, where not all of them were kept; null for those.</param>
public sealed class LessonException(string lesson, IReadOnlyList<LessonError> errors, int? count = null)
    : Exception(Describe(lesson, errors, count ?? errors.Count))
{
    private const int MostSaid = 20;

    /// <summary>Mistakes that were kept as they were found.</summary>
    internal LessonException(string lesson, LessonMistakes mistakes)
        : this(lesson, mistakes.Errors, mistakes.Count) { }

    /// <summary>What the lesson was asked for by: a name or a path.</summary>
    public string Name { get; } = lesson;

    /// <summary>The mistakes, in the order of the file: all, or the first thousand.</summary>
    public IReadOnlyList<LessonError> Errors { get; } = errors;

    /// <summary>How many mistakes there are.</summary>
    public int Count { get; } = count ?? errors.Count;

    private static string Describe(string lesson, IReadOnlyList<LessonError> errors, int count)
    {
        IEnumerable<string> said = errors.Take(MostSaid).Select(error => $"  {error}");
        string more = count > MostSaid ? string.Create(CultureInfo.InvariantCulture, $"\n  and {count - MostSaid:N0} more") : "";
        string many = string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? "mistake" : "mistakes")}");
        return $"{InOneLine(lesson)}: {many}\n{string.Join('\n', said)}{more}";
    }

    // a path may have any characters; none of them shall move the cursor of a terminal
    private static string InOneLine(string name) => string.Concat(name.Select(c => char.IsControl(c) ? '?' : c));
}
