using System.ComponentModel.DataAnnotations;
using RnnViz.Lessons.Settings;

namespace RnnViz.Lessons.Files;

/// <summary>What of a lesson may be another in each run of a contrast, by the keys of the lesson file.</summary>
internal sealed record RunSettings
{
    /// <summary>The keys, as a lesson file writes them.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["seed", "model", "training"];

    /// <summary>The seed.</summary>
    [Range(0, int.MaxValue)]
    public int Seed { get; init; } = 1;

    /// <summary>The network.</summary>
    public required ModelSettings Model { get; init; }

    /// <summary>Optimizer, clipping, window.</summary>
    public required TrainingSettings Training { get; init; }

    /// <summary>Those of a lesson.</summary>
    public static RunSettings Of(Lesson lesson) => new() { Seed = lesson.Seed, Model = lesson.Model, Training = lesson.Training };
}
