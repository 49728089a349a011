using System.Text.Json.Serialization;
using RnnViz.Lessons.Errors;

namespace RnnViz.Lessons.Tasks;

/// <summary>What is to be learnt; the key "kind" says which.</summary>
[Noun("task")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(TextTaskSettings), "text")]
[JsonDerivedType(typeof(SeriesTaskSettings), "series")]
[JsonDerivedType(typeof(AddingTaskSettings), "adding")]
[JsonDerivedType(typeof(CopyTaskSettings), "copy")]
[JsonDerivedType(typeof(RecallTaskSettings), "recall")]
[JsonDerivedType(typeof(TemporalOrderTaskSettings), "temporal-order")]
[JsonDerivedType(typeof(InlineTaskSettings), "inline")]
[JsonDerivedType(typeof(RecordingTaskSettings), "recording")]
public abstract record TaskSettings
{
    /// <summary>T, timesteps of a sequence; at least 1.</summary>
    [JsonIgnore]
    internal abstract int Timesteps { get; }

    /// <summary>Reads what the task is made of, and checks what the attributes of its keys cannot say.</summary>
    /// <param name="folders">Where its files lie.</param>
    /// <param name="mistakes">What is unknown of the lesson; gets every mistake. Paths start at the lesson.</param>
    /// <param name="sizes">The sizes that the task has, as far as they are known.</param>
    /// <returns>Builds the task for a seed, each time another object; null where there are mistakes.</returns>
    internal abstract Func<int, LessonTask>? Open(TaskFolders folders, LessonMistakes mistakes, out TaskSizes sizes);
}
