using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using RnnViz.Lessons.Errors;

namespace RnnViz.Lessons.Tasks;

/// <summary>Predict the next character, or byte, of a text.</summary>
public sealed record TextTaskSettings : TaskSettings
{
    /// <summary>The text itself; exactly one of this, a file and a built-in text is given.</summary>
    [Description("The text itself. Give exactly one of text, file and builtIn.")]
    public string? Text { get; init; }

    /// <summary>A UTF-8 file, relative to the lesson file.</summary>
    [Description("A UTF-8 file; a relative path starts at the lesson file. Give exactly one of text, file and builtIn.")]
    [MaxLength(4000)]
    public string? File { get; init; }

    /// <summary>The name of a text that comes with the program.</summary>
    [Description("A text that comes with the program. Give exactly one of text, file and builtIn.")]
    [AllowedValues("pride-and-prejudice", null)]
    public string? BuiltIn { get; init; }

    /// <summary>What a token is: a character of the text, or a byte.</summary>
    [Description("What a token is: a character of the text, or one of 256 bytes.")]
    public TextVocabulary Vocabulary { get; init; } = TextVocabulary.Characters;

    /// <summary>T, tokens in a sequence, 1 to 1000.</summary>
    [Description("T, tokens in a sequence.")]
    [Range(1, 1000)]
    public required int SequenceLength { get; init; }

    /// <summary>B, sequences in a batch, 1 to 4096.</summary>
    [Description("B, sequences in a batch.")]
    [Range(1, 4096)]
    public int BatchSize { get; init; } = 1;

    /// <summary>Whether the hidden state is carried from one batch to the next, as a constant.</summary>
    [Description("Whether batches follow the text and the hidden state is carried from one to the next, as a constant.")]
    public bool Stateful { get; init; }

    internal override int Timesteps => SequenceLength;

    internal override Func<int, LessonTask>? Open(TaskFolders folders, LessonMistakes mistakes, out TaskSizes sizes)
    {
        (string Path, string? Value)[] sources = [("task.text", Text), ("task.file", File), ("task.builtIn", BuiltIn)];
        int given = sources.Count(s => mistakes.IsGiven(s.Path, s.Value));
        if (given != 1)
        {
            mistakes.Add("task", $"{given} of text, file and builtIn are given", "exactly one of text, file, builtIn");
        }

        TokenizedText? text = null;
        foreach ((string path, _) in sources.Where(s => s.Value is not null && mistakes.Knows(s.Path)))
        {
            text = Read(path, folders, mistakes);
        }

        text = given == 1 ? text : null;
        sizes = new TaskSizes
        {
            Timesteps = mistakes.Knows("task.sequenceLength") ? SequenceLength : null,
            BatchSize = mistakes.Knows("task.batchSize") ? BatchSize : null,
            InputSize = text?.Symbols.Length,
            OutputSize = text?.Symbols.Length,
            Losses = OutputSteps.EveryStep,
        };
        return text is null ? null : seed => new TextTask(this, text, seed);
    }

    /// <summary>Reads the source at a path; null, with the mistakes noted, where it cannot be used.</summary>
    private TokenizedText? Read(string path, TaskFolders folders, LessonMistakes mistakes)
    {
        TextTaskSettings alone = this with
        {
            Text = path == "task.text" ? Text : null,
            File = path == "task.file" ? File : null,
            BuiltIn = path == "task.builtIn" ? BuiltIn : null,
        };
        bool knowsTokens = mistakes.Knows("task.vocabulary");
        // bytes can be made of any file, so that it is read whatever a token is
        alone = knowsTokens ? alone : alone with { Vocabulary = TextVocabulary.Bytes };
        if (TokenizedText.Read(alone, folders, path, out LessonError? problem) is not { } text)
        {
            mistakes.Add(problem!);
            return null;
        }

        bool knowsStride = knowsTokens && mistakes.Knows("task.sequenceLength", "task.stateful")
            && (!Stateful || mistakes.Knows("task.batchSize"));
        if (knowsStride && text.Tokens.Length < BatchStride + 1)
        {
            string sizes = Stateful ? $"sequenceLength {SequenceLength} and batchSize {BatchSize}" : $"sequenceLength {SequenceLength}";
            mistakes.Add(path, $"the text has {text.Tokens.Length} tokens", $"at least {BatchStride + 1} with {sizes}");
            return null;
        }

        return knowsTokens ? text : null;
    }

    private int BatchStride => Stateful ? SequenceLength * BatchSize : SequenceLength;
}
