using RnnViz.Lessons.Errors;

namespace RnnViz.Lessons.Tasks;

/// <summary>Which timesteps have a loss.</summary>
[Noun("output")]
public enum OutputSteps
{
    /// <summary>All of them (many-to-many, one-to-many).</summary>
    EveryStep,

    /// <summary>The last one (many-to-one).</summary>
    LastStep,
}
