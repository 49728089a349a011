using RnnViz.Lessons.Errors;

namespace RnnViz.Lessons.Settings;

/// <summary>What clipping bounds.</summary>
[Noun("kind of clipping")]
public enum ClipKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The joint norm of all parameter gradients.</summary>
    Norm,

    /// <summary>Each element.</summary>
    Value,
}
