using System.Collections.Concurrent;
using System.Text;

namespace RnnViz.Lessons.Tasks;

/// <summary>A text as tokens: characters that occur in it, in the order of their code points, or bytes.</summary>
internal sealed class TokenizedText
{
    // A built-in text never changes, and the list of lessons has read it before the lesson is opened.
    private static readonly ConcurrentDictionary<(string Text, TextVocabulary Vocabulary), TokenizedText> BuiltIn = new();

    private TokenizedText(int[] tokens, Rune[] characters)
    {
        (Tokens, Characters) = (tokens, characters);
        Symbols = [.. characters.Select(Label)];
    }

    /// <summary>The text, token by token.</summary>
    public int[] Tokens { get; }

    /// <summary>What each token writes.</summary>
    public Rune[] Characters { get; }

    /// <summary>What stands for each token on the screen; every label is one glyph.</summary>
    public string[] Symbols { get; }

    /// <summary>Reads the text that the settings name.</summary>
    /// <param name="settings">Which text, and what a token of it is.</param>
    /// <param name="folders">Where texts lie.</param>
    /// <param name="problem">What is wrong, or null.</param>
    /// <returns>The text, or null where something is wrong.</returns>
    public static TokenizedText? Read(TextTaskSettings settings, TaskFolders folders, out string? problem)
    {
        problem = null;
        if (settings.BuiltIn is { } name && BuiltIn.TryGetValue((name, settings.Vocabulary), out TokenizedText? known))
        {
            return known;
        }

        TokenizedText? text = ReadAnew(settings, folders, out problem);
        if (text is not null && settings.BuiltIn is not null)
        {
            BuiltIn[(settings.BuiltIn, settings.Vocabulary)] = text;
        }

        return text;
    }

    private static TokenizedText? ReadAnew(TextTaskSettings settings, TaskFolders folders, out string? problem)
    {
        problem = null;
        try
        {
            string? path = settings.BuiltIn is not null ? Path.Combine(folders.BuiltInTexts, settings.BuiltIn + ".txt")
                : settings.File is not null ? Path.Combine(folders.OfLesson, settings.File) : null;
            byte[] bytes = path is null ? Encoding.UTF8.GetBytes(settings.Text ?? "") : File.ReadAllBytes(path);
            if (settings.Vocabulary == TextVocabulary.Bytes)
            {
                return FromBytes(bytes);
            }

            string text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            return FromCharacters(text.TrimStart('\uFEFF').ReplaceLineEndings("\n"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            problem = e is ArgumentException ? "the file is not UTF-8 text" : $"the file cannot be read: {e.Message}";
            return null;
        }
    }

    private static TokenizedText FromCharacters(string text)
    {
        Rune[] runes = [.. text.EnumerateRunes()];
        Rune[] characters = [.. runes.Distinct().Order()];
        Dictionary<Rune, int> index = characters.Select((c, i) => (c, i)).ToDictionary(p => p.c, p => p.i);
        return new TokenizedText([.. runes.Select(r => index[r])], characters);
    }

    private static TokenizedText FromBytes(byte[] bytes) =>
        new([.. bytes.Select(b => (int)b)], [.. Enumerable.Range(0, 256).Select(ByteCharacter)]);

    // A byte that is no printable ASCII has no character of its own: the middle dot stands for it.
    private static Rune ByteCharacter(int value) => new(value is >= 32 and < 127 or '\n' ? (char)value : '·');

    private static string Label(Rune character) => character.Value switch
    {
        ' ' => "␣",
        '\n' => "↵",
        '\t' => "⇥",
        < 32 or 127 => "·",
        _ => character.ToString(),
    };
}
