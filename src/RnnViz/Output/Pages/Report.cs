using RnnViz.Views.Panels.Curves;

namespace RnnViz.Output.Pages;

/// <summary>What a report says of a run that has been trained.</summary>
internal sealed record Report
{
    /// <summary>The numbers in which it ended, each with its name.</summary>
    public required IReadOnlyList<(string Name, string Value)> Results { get; init; }

    /// <summary>The runs of a contrast with their rows of the verdict; empty where there is one run alone.</summary>
    public required IReadOnlyList<(string Name, VerdictRow Row)> Verdict { get; init; }

    /// <summary>The floor of the loss that the verdict counts to, or null.</summary>
    public required string? Floor { get; init; }

    /// <summary>Which run was better, and why, in a sentence; empty where that is not clear.</summary>
    public required string VerdictWords { get; init; }

    /// <summary>Whether the task has baselines, which the loss is drawn with.</summary>
    public required bool HasBaselines { get; init; }

    /// <summary>The figures in their order.</summary>
    public required IReadOnlyList<ReportFigure> Figures { get; init; }

    /// <summary>The elements of all figures.</summary>
    public required ElementTable Elements { get; init; }

    /// <summary>What the elements refer to.</summary>
    public required string Definitions { get; init; }

    /// <summary>Every iteration's numbers, as CSV.</summary>
    public required string Trace { get; init; }

    /// <summary>The last iteration.</summary>
    public required int Iterations { get; init; }
}
