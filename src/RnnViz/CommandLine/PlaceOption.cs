using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using RnnViz.Lessons.Phases;
using RnnViz.Output;

namespace RnnViz.CommandLine;

/// <summary>The option <c>--at</c>: places within an iteration, of each of which a picture is written.</summary>
internal static class PlaceOption
{
    /// <summary>Builds the option; it may be given several times.</summary>
    public static Option<Place[]> Create() => new("--at")
    {
        Description = "show the iteration as far as a place: PHASE, PHASE:TIMESTEP or PHASE:TIMESTEP:TERM, as in backward:1:delta or "
            + "update:clip; may be given several times",
        HelpName = "PLACE",
        CustomParser = result => [.. result.Tokens.Select(token => Parse(token.Value, result)).OfType<Place>()],
    };

    private static Place? Parse(string text, ArgumentResult result)
    {
        string[] parts = text.Split(':');
        Phase? phase = Find<Phase>(parts[0]);
        string second = parts.Length > 1 ? parts[1] : "";
        int? timestep = int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out int t) && t > 0 ? t : null;
        Term? term = parts.Length > 1 ? Find<Term>(parts[^1]) : null;
        bool isUnderstood = phase is not null && parts.Length == 1 + (timestep is null ? 0 : 1) + (term is null ? 0 : 1);
        if (isUnderstood)
        {
            return new Place(phase!.Value, timestep, term);
        }

        result.AddError(
            $"--at is \"{text}\"; give a phase ({Names<Phase>()}), then if need be a timestep and one of its terms ({Names<Term>()}), "
            + "parted by colons: backward:1:delta.");
        return null;
    }

    private static TName? Find<TName>(string name) where TName : struct, Enum
    {
        foreach (TName value in Enum.GetValues<TName>())
        {
            if (Place.NameOf(value) == name)
            {
                return value;
            }
        }

        return null;
    }

    private static string Names<TName>() where TName : struct, Enum => string.Join(", ", Enum.GetValues<TName>().Select(Place.NameOf));
}
