using System.Text;

namespace RnnViz.Engine.Text;

/// <summary>
/// Wordings that replace those of the program: a translation, or one's own notation. As in gettext, the key of a text is its
/// English wording. A number that varies is a placeholder in key and wording: <c>iteration {0} of {1}</c> matches every text with
/// a number as the program writes it in these places (<see cref="LabelNumbers"/>), and the wording may have them in another order.
/// <c>{a}</c> to <c>{z}</c> stand for a text, such as a name, that is replaced by itself where it has a key, <c>{A}</c> to
/// <c>{Z}</c> for one that stays as it is. A list (lines, <c>" · "</c>, <c>", "</c>) whose parts all have keys needs none itself.
/// Immutable; any thread may ask.
/// </summary>
public sealed partial class Labels
{
    /// <summary>The longest text that is looked up, in characters.</summary>
    private const int Longest = 1000;

    private const int RingSize = 1 << 14;

    /// <summary>How often a part of a text may have parts itself, and how many parts are looked for in one text.</summary>
    private const int Deepest = 8, MostLooks = 1000;

    private static readonly string[] Separators = ["\n", " · ", ", "];

    /// <summary>Texts with placeholders are put together here, each after the one before.</summary>
    [ThreadStatic]
    private static char[]? ring;

    [ThreadStatic]
    private static int used;

    /// <summary>How many parts of the text that is asked for have been looked for.</summary>
    [ThreadStatic]
    private static int looks;

    private readonly IReadOnlyDictionary<string, string> texts;
    private readonly string wordings;
    private readonly Dictionary<string, Range> places = [];
    private readonly Dictionary<string, string> keys = [];
    private readonly Dictionary<string, Range>.AlternateLookup<ReadOnlySpan<char>> found;
    private readonly LabelPattern[] patterns;

    /// <summary>Keeps wordings.</summary>
    /// <param name="language">The language's tag for whoever reads the text aloud, such as "de".</param>
    /// <param name="texts">The wording of each key.</param>
    /// <param name="notation">The notation that replaces a symbol of formulas, such as <c>s</c> for <c>h</c>.</param>
    public Labels(
        string language, IReadOnlyDictionary<string, string> texts, IReadOnlyDictionary<string, string>? notation = null)
    {
        (Language, Notation, this.texts) = (language, notation ?? new Dictionary<string, string>(), texts);
        var all = new StringBuilder();
        foreach ((string key, string wording) in texts)
        {
            places.Add(key, new Range(all.Length, all.Length + wording.Length));
            keys.TryAdd(wording, key);
            all.Append(wording);
        }

        wordings = all.ToString();
        found = places.GetAlternateLookup<ReadOnlySpan<char>>();
        patterns = [.. texts.Where(text => LabelPattern.HasTexts(text.Key)).Select(text => new LabelPattern(text.Key, text.Value))
            .OrderByDescending(pattern => pattern.Weight)];
    }

    /// <summary>The language's tag.</summary>
    public string Language { get; }

    /// <summary>What replaces symbols of formulas, both in the notation of formulas.</summary>
    public IReadOnlyDictionary<string, string> Notation { get; }

    /// <summary>The English wordings that are replaced.</summary>
    public IReadOnlyCollection<string> Keys => places.Keys;

    /// <summary>Where texts that have letters and no wording are noted; null where nobody wants to know.</summary>
    public ISet<string>? Missing { get; private init; }

    /// <summary>The same wordings, and whoever asks for a text that has letters and no wording has it noted.</summary>
    /// <param name="missing">Gets such texts; from one thread.</param>
    public Labels Noting(ISet<string> missing) => new(Language, texts, Notation) { Missing = missing };

    /// <summary>
    /// The wording of a text; the text itself where it has none. Allocates nothing. A wording is not replaced once more, nor is
    /// a part of it. One with placeholders is valid until the thread has asked for some hundred others.
    /// </summary>
    public ReadOnlySpan<char> Of(ReadOnlySpan<char> text)
    {
        if (text.Length > Longest || wordings.AsSpan().Overlaps(text) || ring is { } mine && mine.AsSpan().Overlaps(text)
            || !LabelNumbers.HasLetters(text))
        {
            return text;
        }

        looks = 0;
        if (TryFind(text, out ReadOnlySpan<char> wording))
        {
            return wording;
        }

        Missing?.Add(text.ToString());
        return text;
    }

    /// <summary>The same as a string of its own.</summary>
    public string Of(string text)
    {
        ReadOnlySpan<char> wording = Of(text.AsSpan());
        return wording.SequenceEqual(text) ? text : wording.ToString();
    }

    /// <summary>The key whose wording a text is, without placeholders; the text itself where it is nobody's. Allocates nothing.</summary>
    public ReadOnlySpan<char> KeyOf(ReadOnlySpan<char> wording) =>
        keys.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(wording, out string? key) ? key : wording;

    private bool TryFind(ReadOnlySpan<char> text, out ReadOnlySpan<char> wording, int depth = 0)
    {
        wording = text;
        if (++looks > MostLooks)
        {
            return false;
        }

        if (found.TryGetValue(text, out Range place))
        {
            wording = wordings.AsSpan()[place];
            return true;
        }

        Span<Range> numbers = stackalloc Range[LabelNumbers.Most];
        Span<char> key = stackalloc char[Longest + 4 * LabelNumbers.Most];
        int count = LabelNumbers.Replace(text, key, numbers, out int length);
        if (count > 0 && found.TryGetValue(key[..length], out place))
        {
            wording = Compose(wordings.AsSpan()[place], text, numbers);
            return true;
        }

        return TryList(text, Separators.AsSpan(0, 1), ref wording, depth) || TryPatterns(text, ref wording, depth)
            || TryList(text, Separators.AsSpan(1), ref wording, depth);
    }
}
