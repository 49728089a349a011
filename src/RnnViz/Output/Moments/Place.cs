using System.Globalization;
using System.Text.Json;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Stepping;

namespace RnnViz.Output.Moments;

/// <summary>
/// A place within an iteration as it is typed: a phase, with a timestep and a term where they matter, by the names of lesson
/// files.
/// </summary>
/// <param name="Phase">forward, loss, backward, update.</param>
/// <param name="Timestep">1..T, or null for the end of the phase.</param>
/// <param name="Term">delta, recurrent-term and so on, or null for the end of the timestep.</param>
internal sealed record Place(Phase Phase, int? Timestep, Term? Term)
{
    /// <summary>The name of a phase or term as it is typed and as lesson files have it: recurrent-term.</summary>
    public static string NameOf<TName>(TName value) where TName : struct, Enum =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>The place of a cursor, with its timestep where the phase has timesteps.</summary>
    public static Place Of(Cursor cursor) =>
        new(cursor.Phase, cursor.Phase is Phase.Forward or Phase.Backward ? cursor.Timestep : null, cursor.Term);

    /// <summary>The same, without the term where it is the last of its timestep, or of a phase without timesteps.</summary>
    public static Place ShortOf(Cursor cursor, Itinerary itinerary)
    {
        Place whole = Of(cursor), brief = whole with { Term = null };
        return brief.In(itinerary, cursor.Iteration) == cursor ? brief : whole;
    }

    /// <summary>Reads a place of a lesson: PHASE, PHASE:TIMESTEP, PHASE:TIMESTEP:TERM, of loss and update PHASE:TERM.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="itinerary">The lesson's iteration.</param>
    /// <param name="problem">What is wrong, with what is allowed for this lesson, in a sentence; else empty.</param>
    public static Place? Read(string text, Itinerary itinerary, out string problem)
    {
        problem = "";
        string[] parts = text.Split(':');
        if (Find(Enum.GetValues<Phase>(), parts[0]) is not { } phase)
        {
            problem = $"--at is \"{text}\"; an iteration has {Names(Enum.GetValues<Phase>())}, then if need be a timestep and a term: "
                + $"backward:{itinerary.Timesteps}:delta.";
            return null;
        }

        bool hasTimesteps = phase is Phase.Forward or Phase.Backward;
        string name = NameOf(phase);
        if (parts.Length > (hasTimesteps ? 3 : 2))
        {
            problem = $"--at is \"{text}\"; give {(hasTimesteps ? $"{name}:TIMESTEP:TERM" : $"{name}:TERM")} at most.";
            return null;
        }

        int timestep = 0;
        if (hasTimesteps && parts.Length > 1 && (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out timestep)
            || timestep < 1 || timestep > itinerary.Timesteps))
        {
            string allowed = itinerary.Timesteps == 1 ? "timestep 1" : $"the timesteps 1 to {itinerary.Timesteps}";
            problem = $"--at is \"{text}\"; {name} has {allowed} in this lesson.";
            return null;
        }

        if (parts.Length == (hasTimesteps ? 2 : 1))
        {
            return new Place(phase, hasTimesteps ? timestep : null, null);
        }

        if (parts.Length == 1)
        {
            return new Place(phase, null, null);
        }

        Term[] terms = TermsOf(itinerary, phase, timestep);
        if (Find(terms, parts[^1]) is { } term)
        {
            return new Place(phase, hasTimesteps ? timestep : null, term);
        }

        string where = hasTimesteps ? $"{name}:{timestep}" : name;
        problem = $"--at is \"{text}\"; {where} has {(terms.Length == 1 ? "the term" : "the terms")} {Names(terms)} in this lesson.";
        return null;
    }

    /// <summary>A part of a file's name: backward-1-delta.</summary>
    public override string ToString()
    {
        string?[] parts = [NameOf(Phase), Timestep?.ToString(CultureInfo.InvariantCulture), Term is { } term ? NameOf(term) : null];
        return string.Join('-', parts.Where(part => part is not null));
    }

    /// <summary>The place in an iteration of a run.</summary>
    /// <exception cref="ArgumentException">The run has no such place.</exception>
    public Cursor In(Itinerary itinerary, int iteration)
    {
        Cursor cursor = (Timestep, Term) switch
        {
            ({ } t, { } term) => new Cursor(iteration, Phase, t, term),
            ({ } t, null) when Phase is Phase.Forward or Phase.Backward => itinerary.EndOf(iteration, Phase, t),
            (null, { } term) => new Cursor(iteration, Phase, 0, term),
            _ => itinerary.EndOf(iteration, Phase),
        };
        _ = itinerary.IndexOf(cursor);
        return cursor;
    }

    private static Term[] TermsOf(Itinerary itinerary, Phase phase, int timestep) =>
    [
        .. Enumerable.Range(0, itinerary.StopsPerIteration).Select(i => itinerary.At(0, i))
            .Where(cursor => cursor.Phase == phase && cursor.Timestep == timestep).Select(cursor => cursor.Term),
    ];

    private static TName? Find<TName>(IEnumerable<TName> values, string name) where TName : struct, Enum
    {
        foreach (TName value in values)
        {
            if (NameOf(value) == name)
            {
                return value;
            }
        }

        return null;
    }

    private static string Names<TName>(IReadOnlyList<TName> values) where TName : struct, Enum => string.Join(", ", values.Select(NameOf));
}
