using System.Globalization;
using System.Text.Json;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Stepping;

namespace RnnViz.Output;

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
}
