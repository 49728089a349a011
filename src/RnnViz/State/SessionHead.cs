using System.ComponentModel.DataAnnotations;

namespace RnnViz.State;

/// <summary>What is known of a kept session without opening it.</summary>
internal sealed record SessionHead
{
    /// <summary>The program and its version.</summary>
    public required string Program { get; init; }

    /// <summary>When it was kept, in the time of Greenwich, as 2026-11-29T14:32:05Z.</summary>
    public required string Time { get; init; }

    /// <summary>The title of its lesson.</summary>
    public required string Title { get; init; }

    /// <summary>The iteration that was shown.</summary>
    [Range(0, int.MaxValue)]
    public required int Iteration { get; init; }

    /// <summary>The course that the lesson was opened in, by name or path; null for none.</summary>
    public string? Course { get; init; }

    /// <summary>Which lesson of the course, from 1.</summary>
    [Range(1, 10_000)]
    public int Number { get; init; } = 1;

    /// <summary>Paths of data files that are too large to be kept with the session.</summary>
    public IReadOnlyList<string> Data { get; init; } = [];

    /// <summary>The folders of the recordings that its runs are of, in their order; they are in <see cref="Data"/>, too.</summary>
    public IReadOnlyList<string> Recordings { get; init; } = [];
}
