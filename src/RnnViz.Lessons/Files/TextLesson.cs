using System.Globalization;
using System.Text;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Tasks;
using RnnViz.Numerics.Files;

namespace RnnViz.Lessons.Files;

/// <summary>
/// Makes a lesson of a text, from a file or typed by somebody: the network learns to continue it. Sizes follow the text, so that a
/// short one is learnt while one watches.
/// </summary>
public static class TextLesson
{
    /// <summary>The most characters of a typed text.</summary>
    public const int MostTyped = 400;

    /// <summary>The name of a lesson that is made of a typed text.</summary>
    public const string TypedName = "text";

    private const int MostTimesteps = 25, MostStreams = 32, Few = 12, FewUnits = 16, ManyUnits = 96, Short = 800, Least = 3;
    private const int LongestTitle = 32;

    /// <summary>Makes a lesson of a text that somebody typed; the same text gives the same lesson.</summary>
    /// <exception cref="LessonException">It has too little in it; what is wrong is in the exception.</exception>
    public static Lesson OfTyped(string text)
    {
        TextCount count = Count(text);
        Require(count, TypedName, "text");
        string start = text.Trim().TrimStart('\uFEFF');
        start = start.Length > LongestTitle ? start[..LongestTitle].TrimEnd() + "…" : start;
        Lesson lesson = Of($"“{start}”", count, new TextTaskSettings { Text = text, SequenceLength = 1 });
        return LessonRules.Checked(lesson with { Name = TypedName }, new LessonMistakes());
    }

    /// <summary>What a lesson of a text trains on, in a sentence: characters, sequences, units. The text is counted once.</summary>
    /// <param name="text">The text.</param>
    /// <param name="problem">What keeps it from becoming a lesson, and what is allowed; null where nothing does.</param>
    /// <returns>The sentence; empty where there is a problem.</returns>
    public static string Describe(string text, out (string Finding, string Allowed)? problem)
    {
        TextCount count = Count(text);
        problem = ProblemOf(count);
        if (problem is not null)
        {
            return "";
        }

        (int timesteps, int batch, int units) = SizesOf(count);
        string sequences = batch == 1 ? $"sequences of {timesteps}" : $"{batch} sequences of {timesteps} at once";
        return $"{count.Characters} characters, {count.Kinds} of them different: {sequences}, {units} hidden units.";
    }

    /// <summary>Refuses a text that has too little in it.</summary>
    /// <exception cref="LessonException">It has.</exception>
    internal static void Require(TextCount text, string name, string path)
    {
        if (ProblemOf(text) is { } problem)
        {
            throw new LessonException(name, [new LessonError(path, problem.Finding, problem.Allowed)]);
        }
    }

    /// <summary>A lesson of a text, not checked yet.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="text">How much is in the text.</param>
    /// <param name="source">Where the task gets the text from; its sizes are set here.</param>
    internal static Lesson Of(string title, TextCount text, TextTaskSettings source)
    {
        (int timesteps, int batch, int units) = SizesOf(text);
        int characters = text.Characters;
        return new Lesson
        {
            Title = title,
            Summary = $"{characters.ToString("N0", CultureInfo.InvariantCulture)} characters of a text, learnt one after the other.",
            Task = source with
            {
                // a script of thousands of signs would need thousands of outputs; bytes are never more than 256
                Vocabulary = text.Kinds > 256 ? TextVocabulary.Bytes : TextVocabulary.Characters,
                SequenceLength = timesteps,
                BatchSize = batch,
                Stateful = batch > 1,
            },
            Model = new ModelSettings { Hidden = units, Initial = new InitialSettings { Gain = 0.7 } },
            Training = new TrainingSettings
            {
                // slow enough for a short text that one sees the loss fall
                Optimizer = new AdamSettings { LearningRate = characters <= Short ? 0.001 : 0.005 },
                Clip = new ClipSettings { Kind = ClipKind.Norm, Threshold = 5 },
            },
        };
    }

    private static (string Finding, string Allowed)? ProblemOf(TextCount text)
    {
        int characters = text.Characters;
        return characters < Least
            ? ($"the text has {characters} {(characters == 1 ? "character" : "characters")}", $"at least {Least}, two of them different")
            : text.Kinds < 2
            ? ($"the text has one character only, {characters} times: there is nothing to learn", "two different characters")
            : null;
    }

    private static TextCount Count(string text) => TextCount.Of(TextEncoding.WithoutMark(Encoding.UTF8.GetBytes(text)));

    // a short text is cut into as many equal streams as it needs, so that every batch has nearly all of it
    private static (int Timesteps, int Batch, int Units) SizesOf(TextCount text)
    {
        int length = text.Characters - 1;
        int batch = Math.Clamp((length + MostTimesteps - 1) / MostTimesteps, 1, MostStreams);
        int timesteps = Math.Clamp(length / batch, 1, MostTimesteps);
        return (timesteps, batch, text.Kinds < Few ? FewUnits : ManyUnits);
    }
}
