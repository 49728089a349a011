using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using RnnViz.Lessons.Phases;

namespace RnnViz.Lessons.Settings;

/// <summary>A place where the run pauses by itself, and what is said there.</summary>
public sealed record StopSettings
{
    /// <summary>How many updates have been applied when the run pauses, from 0.</summary>
    [Description("How many updates have been applied when the run pauses.")]
    [Range(0, int.MaxValue)]
    public required int Iteration { get; init; }

    /// <summary>Which part of the iteration; forward without it.</summary>
    [Description("Which part of the iteration.")]
    public Phase Phase { get; init; } = Phase.Forward;

    /// <summary>t, from 1 to T, or null for the phase as a whole.</summary>
    [Description("The timestep, from 1 to T; without it the phase as a whole.")]
    [Range(1, 1000)]
    public int? Timestep { get; init; }

    /// <summary>What is evaluated there, or null for the end of the timestep or phase.</summary>
    [Description("What is evaluated there: a term of a timestep or a part of the update, of those that the cell has; "
        + "without it the end of the timestep or phase.")]
    public Term? Term { get; init; }

    /// <summary>What is said there; empty for nothing.</summary>
    [Description("What is said there.")]
    [MaxLength(4000)]
    public string Callout { get; init; } = "";

    /// <summary>What the call-out points at, or null for what the place itself suggests.</summary>
    [Description("What the call-out points at: a panel, and what in it.")]
    public TargetSettings? Target { get; init; }

    /// <summary>The panels that share the window while the walk stands here; empty for all of them.</summary>
    [Description("The panels that share the window at this stop, large; without them the screen stays as it is.")]
    [MaxLength(100)]
    public IReadOnlyList<PanelName> Show { get; init; } = [];

    /// <summary>A question that is asked first, while what answers it is hidden; null for none.</summary>
    [Description("A question to the audience: the call-out and the number that it speaks of stay hidden until the next press.")]
    [MaxLength(4000)]
    public string? Ask { get; init; }

    /// <summary>
    /// What must be true of the numbers here for the call-out to be true, in the language of claims; null where nobody has said.
    /// </summary>
    [Description("What makes the call-out true: comparisons of numbers that are on the screen at the stop, joined by and, such as "
        + "flow[1] / flow[40] < 1e-16 and loss / loss@0 > 10. README.md lists the quantities; rnnviz check holds them.")]
    [MaxLength(4000)]
    public string? Holds { get; init; }
}
