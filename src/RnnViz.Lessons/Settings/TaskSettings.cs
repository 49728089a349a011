using System.Text.Json.Serialization;

namespace RnnViz.Lessons.Settings;

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
public abstract record TaskSettings
{
    /// <summary>T.</summary>
    [JsonIgnore]
    internal abstract int Timesteps { get; }

    /// <summary>What the task's keys break between each other; paths start at the lesson.</summary>
    /// <param name="directory">Where relative paths start.</param>
    internal virtual IEnumerable<LessonError> Check(string directory) => [];

    /// <summary>The task itself.</summary>
    /// <param name="directory">Where relative paths start.</param>
    /// <param name="seed">The run's seed.</param>
    internal abstract LessonTask Build(string directory, int seed);
}
