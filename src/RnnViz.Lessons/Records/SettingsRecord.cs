using System.ComponentModel.DataAnnotations;
using RnnViz.Lessons.Settings;

namespace RnnViz.Lessons.Records;

/// <summary>What the controls were set to from an iteration on.</summary>
public sealed record SettingsRecord
{
    /// <summary>The iteration, from 0.</summary>
    [Range(0, int.MaxValue)]
    public required int Iteration { get; init; }

    /// <summary>η.</summary>
    [Range(0.0, 1000.0)]
    public required double LearningRate { get; init; }

    /// <summary>Which optimizer.</summary>
    public required OptimizerKind Optimizer { get; init; }

    /// <summary>What is clipped.</summary>
    public required ClipKind Clip { get; init; }

    /// <summary>Where, if anything is.</summary>
    [Range(1e-12, 1e12)]
    public required double ClipThreshold { get; init; }

    /// <summary>k of truncated BPTT, 1 to 1000; null for all.</summary>
    [Range(1, 1000)]
    public int? Window { get; init; }

    /// <summary>What Whh was multiplied by here, by the dial.</summary>
    [Range(1e-300, 1e300)]
    public double Factor { get; init; } = 1;

    /// <summary>The last iteration at which Whh was multiplied, or −1.</summary>
    [Range(-1, int.MaxValue)]
    public int ScaledAt { get; init; } = -1;

    internal static SettingsRecord Of(int iteration, LiveSettings settings) => new()
    {
        Iteration = iteration,
        LearningRate = settings.LearningRate,
        Optimizer = settings.Optimizer,
        Clip = settings.Clip,
        ClipThreshold = settings.ClipThreshold,
        Window = settings.Truncation,
        Factor = settings.RecurrentFactor,
        ScaledAt = settings.ScaledAt,
    };

    internal (int Iteration, LiveSettings Settings) Read() =>
        (Iteration, new LiveSettings(LearningRate, Optimizer, Clip, ClipThreshold, Window, Factor, ScaledAt));
}
