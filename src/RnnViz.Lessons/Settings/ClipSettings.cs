using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace RnnViz.Lessons.Settings;

/// <summary>How parameter gradients are kept in bounds before an update.</summary>
public sealed record ClipSettings
{
    /// <summary>What is bounded: the joint norm of all gradients, each value, or nothing.</summary>
    [Description("What is bounded: the joint norm of all gradients, each value, or nothing.")]
    public ClipKind Kind { get; init; } = ClipKind.None;

    /// <summary>The bound, 1e-12 to 1e12; not used where nothing is bounded.</summary>
    [Description("The bound; not used with kind none.")]
    [Range(1e-12, 1e12)]
    public double Threshold { get; init; } = 5;
}
