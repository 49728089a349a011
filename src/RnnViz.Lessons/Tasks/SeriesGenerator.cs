using RnnViz.Lessons.Errors;

namespace RnnViz.Lessons.Tasks;

/// <summary>Where a generated series comes from.</summary>
[Noun("generator")]
public enum SeriesGenerator
{
    /// <summary>The Mackey–Glass equation with delay 17: deterministic and chaotic.</summary>
    Chaotic,

    /// <summary>A sine of 25 points to the period.</summary>
    Sine,
}
