using System.Collections.Concurrent;
using System.Globalization;
using System.Numerics;
using System.Text;
using RnnViz.Lessons.Errors;
using RnnViz.Numerics.Files;

namespace RnnViz.Lessons.Tasks;

/// <summary>A text as tokens: characters that occur in it, in the order of their code points, or bytes.</summary>
internal sealed class TokenizedText
{
    // A built-in text never changes, and the list of lessons has read it before the lesson is opened.
    private static readonly ConcurrentDictionary<(string Text, TextVocabulary Vocabulary), TokenizedText> BuiltIn = new();

    private TokenizedText(TextTokens tokens, Rune[] characters)
    {
        (Tokens, Characters) = (tokens, characters);
        Symbols = [.. characters.Select(Label)];
    }

    /// <summary>The text, token by token.</summary>
    public TextTokens Tokens { get; }

    /// <summary>What each token writes.</summary>
    public Rune[] Characters { get; }

    /// <summary>What stands for each token on the screen; every label is one glyph.</summary>
    public string[] Symbols { get; }

    /// <summary>Reads the text that the settings name.</summary>
    /// <param name="settings">Which text, and what a token of it is.</param>
    /// <param name="folders">Where texts lie.</param>
    /// <param name="path">Where the settings name it, for the mistake.</param>
    /// <param name="problem">What is wrong, or null.</param>
    /// <returns>The text, or null where something is wrong.</returns>
    public static TokenizedText? Read(TextTaskSettings settings, TaskFolders folders, string path, out LessonError? problem)
    {
        problem = null;
        if (settings.BuiltIn is { } name && BuiltIn.TryGetValue((name, settings.Vocabulary), out TokenizedText? known))
        {
            return known;
        }

        try
        {
            byte[] bytes = settings.BuiltIn is not null
                ? File.ReadAllBytes(Path.Combine(folders.BuiltInTexts, settings.BuiltIn + ".txt"))
                : settings.File is not null ? InputFile.ReadBytes(folders.OfLesson.Find(settings.File), InputKind.Text)
                : Encoding.UTF8.GetBytes(settings.Text ?? "");
            TokenizedText? text = Of(bytes, settings.Vocabulary, path, out problem);
            if (text is not null && settings.BuiltIn is not null)
            {
                BuiltIn[(settings.BuiltIn, settings.Vocabulary)] = text;
            }

            return text;
        }
        catch (InputFileException e)
        {
            problem = LessonError.OfFile(path, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = new LessonError(path, $"the file cannot be read: {e.Message}");
        }

        return null;
    }

    /// <summary>The text that bytes are.</summary>
    /// <param name="bytes">UTF-8, of characters; any, of bytes. They become part of the text, and change.</param>
    /// <param name="vocabulary">What a token is.</param>
    /// <param name="path">For the mistake.</param>
    /// <param name="problem">What is wrong, or null.</param>
    public static TokenizedText? Of(byte[] bytes, TextVocabulary vocabulary, string path, out LessonError? problem)
    {
        problem = null;
        if (vocabulary == TextVocabulary.Bytes)
        {
            return new TokenizedText(new TextTokens(bytes, bytes.Length), [.. Enumerable.Range(0, 256).Select(ByteCharacter)]);
        }

        if (TextEncoding.ProblemOf(bytes) is { } wrong)
        {
            problem = new LessonError(path, $"the file cannot be read: it {wrong.Finding}; {wrong.Advice}");
            return null;
        }

        int start = bytes.Length - TextEncoding.WithoutMark(bytes).Length;
        (Rune[] characters, int count) = Kinds(bytes.AsSpan(start));
        if (characters.Length <= TextTokens.MostKinds)
        {
            return new TokenizedText(Tokenize(bytes, start, characters, count), characters);
        }

        string kinds = characters.Length.ToString("N0", CultureInfo.InvariantCulture);
        problem = new LessonError(path, $"the text has {kinds} different characters", "at most 65,536, or \"vocabulary\": \"bytes\"");
        return null;
    }

    /// <summary>The different characters of a text in UTF-8, in the order of their code points, and how many it has in all.</summary>
    public static (Rune[] Characters, int Count) Kinds(ReadOnlySpan<byte> text)
    {
        // a bit for each code point, 4096 to a page: only pages that occur are made, so that a short text costs little
        var seen = new ulong[]?[0x110];
        int count = 0;
        for (var scan = new TextScan(text); scan.Read(out Rune character); count++)
        {
            ulong[] page = seen[character.Value >> 12] ??= new ulong[64];
            page[(character.Value >> 6) & 63] |= 1UL << (character.Value & 63);
        }

        var characters = new List<Rune>();
        for (int word = 0; word < seen.Length * 64; word++)
        {
            for (ulong bits = seen[word >> 6]?[word & 63] ?? 0; bits != 0; bits &= bits - 1)
            {
                characters.Add(new Rune((word << 6) + BitOperations.TrailingZeroCount(bits)));
            }
        }

        return ([.. characters], count);
    }

    private static TextTokens Tokenize(byte[] bytes, int start, Rune[] characters, int count)
    {
        var index = new ushort[characters.Length == 0 ? 0 : characters[^1].Value + 1];
        for (int i = 0; i < characters.Length; i++)
        {
            index[characters[i].Value] = (ushort)i;
        }

        var scan = new TextScan(bytes.AsSpan(start));
        if (characters.Length > 256)
        {
            var wide = new ushort[count];
            for (int i = 0; scan.Read(out Rune character); i++)
            {
                wide[i] = index[character.Value];
            }

            return new TextTokens(wide);
        }

        // a character has one byte or more, so that its token can take the place of what has been read
        for (int i = 0; scan.Read(out Rune character); i++)
        {
            bytes[i] = (byte)index[character.Value];
        }

        return new TextTokens(bytes, count);
    }

    // A byte that is no printable ASCII has no character of its own: the middle dot stands for it.
    private static Rune ByteCharacter(int value) => new(value is >= 32 and < 127 or '\n' ? (char)value : '·');

    /// <summary>A text of which every sign is seen: "␣the↵"; quotes where there is none.</summary>
    public static string Printable(string text) => text.Length == 0 ? "\"\"" : string.Concat(text.EnumerateRunes().Select(Label));

    private static string Label(Rune character) => character.Value switch
    {
        ' ' => "␣",
        '\n' => "↵",
        '\t' => "⇥",
        < 32 or 127 => "·",
        _ => Rune.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse ? "·" : character.ToString(),
    };
}
