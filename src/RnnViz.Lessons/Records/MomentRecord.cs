using System.ComponentModel.DataAnnotations;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Stepping;

namespace RnnViz.Lessons.Records;

/// <summary>Where a walk stands.</summary>
public sealed record MomentRecord
{
    /// <summary>The iteration, from 0.</summary>
    [Range(0, int.MaxValue)]
    public required int Iteration { get; init; }

    /// <summary>The part of it.</summary>
    public required Phase Phase { get; init; }

    /// <summary>1..T forward and backward; 0 in the loss and the update.</summary>
    [Range(0, 1 << 20)]
    public required int Timestep { get; init; }

    /// <summary>What is evaluated there.</summary>
    public required Term Term { get; init; }

    /// <summary>How far a step goes.</summary>
    public Granularity Granularity { get; init; }

    /// <summary>Whether the run pauses at the lesson's stops.</summary>
    public bool HonoursStops { get; init; }

    /// <summary>The stop whose question is open, 0-based in the order of the run; null for none.</summary>
    [Range(0, 1000)]
    public int? Question { get; init; }

    /// <summary>Where a walk stands.</summary>
    public static MomentRecord Of(Walk walk) => new()
    {
        Iteration = walk.Cursor.Iteration,
        Phase = walk.Cursor.Phase,
        Timestep = walk.Cursor.Timestep,
        Term = walk.Cursor.Term,
        Granularity = walk.Granularity,
        HonoursStops = walk.HonoursStops,
        Question = walk.AskedStop is null ? null : walk.NextStop,
    };

    /// <summary>Takes a walk to where this one stood, in a run that has come so far.</summary>
    /// <exception cref="ArgumentException">An iteration has no such place.</exception>
    public void Restore(Walk walk)
    {
        (walk.HonoursStops, walk.Granularity) = (HonoursStops, Granularity);
        walk.GoTo(new Cursor(Iteration, Phase, Timestep, Term));
        if (Question is { } stop && stop < walk.StopCount && walk.StopHasQuestion(stop))
        {
            walk.Ask(stop);
        }
    }
}
