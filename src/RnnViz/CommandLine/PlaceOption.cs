using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;

namespace RnnViz.CommandLine;

/// <summary>A place within an iteration as it is typed: a phase, with a timestep and a term where they matter, by the names of lesson files.</summary>
/// <param name="Phase">forward, loss, backward, update.</param>
/// <param name="Timestep">1..T, or null for the end of the phase.</param>
/// <param name="Term">delta, recurrentTerm and so on, or null for the end of the timestep.</param>
internal sealed record Place(Phase Phase, int? Timestep, Term? Term)
{
    /// <summary>As it is typed: backward:1:delta.</summary>
    public override string ToString() => string.Join('-', new[] { NameOf(Phase), Timestep?.ToString(CultureInfo.InvariantCulture), Term is { } term ? NameOf(term) : null }.Where(part => part is not null));

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

    /// <summary>The option <c>--at</c>, once for each picture of an iteration.</summary>
    public static Option<Place[]> Option()
    {
        var option = new Option<Place[]>("--at")
        {
            Description = "show the iteration as far as a place: PHASE, PHASE:TIMESTEP or PHASE:TIMESTEP:TERM, as in backward:1:delta or update:clip; may be given several times",
            HelpName = "PLACE",
            CustomParser = result => [.. result.Tokens.Select(token => Parse(token.Value, result)).OfType<Place>()],
        };
        return option;
    }

    private static Place? Parse(string text, ArgumentResult result)
    {
        string[] parts = text.Split(':');
        Phase? phase = Find<Phase>(parts[0]);
        int? timestep = parts.Length > 1 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int t) && t > 0 ? t : null;
        Term? term = parts.Length > 1 ? Find<Term>(parts[^1]) : null;
        bool isUnderstood = phase is not null && parts.Length == 1 + (timestep is null ? 0 : 1) + (term is null ? 0 : 1);
        if (isUnderstood)
        {
            return new Place(phase!.Value, timestep, term);
        }

        result.AddError(
            $"--at is \"{text}\"; give a phase ({Names<Phase>()}), then if need be a timestep and one of its terms ({Names<Term>()}), parted by colons: backward:1:delta.");
        return null;
    }

    private static TName? Find<TName>(string name) where TName : struct, Enum
    {
        foreach (TName value in Enum.GetValues<TName>())
        {
            if (NameOf(value) == name)
            {
                return value;
            }
        }

        return null;
    }

    private static string Names<TName>() where TName : struct, Enum => string.Join(", ", Enum.GetValues<TName>().Select(NameOf));

    private static string NameOf<TName>(TName value) where TName : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
