namespace RnnViz.Lessons.Errors;

/// <summary>
/// The mistakes of a lesson, and which of its keys have no value that a rule could rely on: a rule between keys is checked
/// wherever those that it needs are known, however wrong the others are.
/// </summary>
internal sealed class LessonMistakes
{
    /// <summary>The most mistakes that are kept; of more only their number is known, and nothing more is noted as unknown.</summary>
    public const int Most = 1000;

    private readonly List<LessonError> errors = [];

    // paths of what could not be read, and whether the file has something there
    private readonly Dictionary<string, bool> unread = [];

    /// <summary>All mistakes so far, at most <see cref="Most"/>.</summary>
    public IReadOnlyList<LessonError> Errors => errors;

    /// <summary>How many mistakes there are so far, those that are not kept included.</summary>
    public int Count { get; private set; }

    /// <summary>Whether no more mistakes are kept: what is left of the file is only counted through.</summary>
    public bool IsFull => Count >= Most;

    /// <summary>Notes a mistake.</summary>
    public void Add(LessonError error)
    {
        Count++;
        if (errors.Count < Most)
        {
            errors.Add(error);
        }
    }

    /// <summary>Counts a mistake that is not kept.</summary>
    public void AddUnkept() => Count++;

    /// <summary>Notes a mistake in what is there, which does not make it unknown.</summary>
    public void Add(string path, string finding, string? allowed = null) => Add(new LessonError(path, finding, allowed));

    /// <summary>What stands at the path, and below it, is not known.</summary>
    /// <param name="path">Where, as in <see cref="LessonError.Path"/>; empty for the whole lesson.</param>
    /// <param name="isGiven">Whether the file has something there.</param>
    public void Leave(string path, bool isGiven)
    {
        if (!IsFull || unread.ContainsKey(path))
        {
            unread[path] = isGiven || unread.GetValueOrDefault(path);
        }
    }

    /// <summary>Whether all these keys have a value that can be relied on: neither they nor anything above them was unreadable.</summary>
    public bool Knows(params ReadOnlySpan<string> paths)
    {
        foreach (string path in paths)
        {
            if (unread.Keys.Any(other => IsWithin(path, other)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the key and everything below it can be relied on.</summary>
    public bool KnowsAllOf(string path) => Knows(path) && !unread.Keys.Any(other => IsWithin(other, path));

    /// <summary>Whether the file gives a key, be it with a value that cannot be used.</summary>
    /// <param name="path">The key.</param>
    /// <param name="value">Its value as far as it could be read.</param>
    public bool IsGiven(string path, object? value) => value is not null || unread.GetValueOrDefault(path);

    /// <summary>What is unknown below a key, as mistakes whose paths start there; the mistakes themselves are not in it.</summary>
    public LessonMistakes Below(string path)
    {
        var below = new LessonMistakes();
        foreach ((string other, bool isGiven) in unread)
        {
            if (other.Length > path.Length && IsWithin(other, path))
            {
                below.Leave(other[(path.Length + (other[path.Length] == '.' ? 1 : 0))..], isGiven);
            }
        }

        return below;
    }

    /// <summary>Leaves in other mistakes what is unknown here, of those paths for which a condition holds.</summary>
    public void CopyUnread(LessonMistakes others, Predicate<string> condition)
    {
        foreach ((string path, bool isGiven) in unread)
        {
            if (condition(path))
            {
                others.Leave(path, isGiven);
            }
        }
    }

    /// <summary>Whether a path is another or below it.</summary>
    public static bool IsWithin(string path, string other) => other.Length == 0
        || (path.StartsWith(other, StringComparison.Ordinal) && (path.Length == other.Length || path[other.Length] is '.' or '['));
}
