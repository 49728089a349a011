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

    internal override Func<int, LessonTask>? Open(TaskFolders folders, ICollection<LessonError> errors)
    {
        string?[] sources = [Text, File, BuiltIn];
        int given = sources.Count(s => s is not null);
        if (given != 1)
        {
            errors.Add(new LessonError("task", $"{given} of text, file and builtIn are given", "exactly one of text, file, builtIn"));
            return null;
        }

        string path = Text is not null ? "task.text" : File is not null ? "task.file" : "task.builtIn";
        if (TokenizedText.Read(this, folders, out string? problem) is not { } text)
        {
            errors.Add(new LessonError(path, problem!, "a UTF-8 text file that exists"));
            return null;
        }

        if (text.Tokens.Length < BatchStride + 1)
        {
            errors.Add(new LessonError(
                path, $"the text has {text.Tokens.Length} tokens",
                $"at least {BatchStride + 1} for batchSize and sequenceLength as given"));
            return null;
        }

        return seed => new TextTask(this, text, seed);
    }

    private int BatchStride => Stateful ? SequenceLength * BatchSize : SequenceLength;
}
