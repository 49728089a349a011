using System.ComponentModel.DataAnnotations;

namespace RnnViz.Lessons.Records;

/// <summary>The future of a run that was given up when a control was changed in the past.</summary>
public sealed record GhostRecord
{
    /// <summary>The first iteration in which it may differ from the run.</summary>
    [Range(0, int.MaxValue)]
    public required int From { get; init; }

    /// <summary>Iterations that it had, those before included.</summary>
    [Range(1, int.MaxValue)]
    public required int Iterations { get; init; }

    /// <summary>What its controls were set to, from iteration 0 on.</summary>
    [MaxLength(100000)]
    public required IReadOnlyList<SettingsRecord> Settings { get; init; }
}
