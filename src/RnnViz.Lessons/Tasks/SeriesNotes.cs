using RnnViz.Numerics.Files;

namespace RnnViz.Lessons.Tasks;

/// <summary>
/// What somebody whose table became a series should know: which column was taken, how it was read, and that it is rescaled.
/// </summary>
internal static class SeriesNotes
{
    private const int MostNamed = 6, Digits = 4, HeldDigits = 15, MostDigits = 17;

    /// <summary>The notes; empty for a series that the program made.</summary>
    public static IReadOnlyList<string> Of(SeriesTaskSettings settings, SeriesData data)
    {
        if (settings.File is null)
        {
            return [];
        }

        var notes = new List<string>();
        if (data.Others.Count > 0)
        {
            string more = data.Others.Count > MostNamed ? $" and {data.Others.Count - MostNamed} more" : "";
            notes.Add(
                $"The network learns {data.Taken}. Other columns with numbers: {string.Join(", ", data.Others.Take(MostNamed))}{more}. "
                + "To take another: --column NAME, or \"column\": \"NAME\" in a lesson.");
        }

        if (data.IsConstant)
        {
            notes.Add(Constant(data));
        }
        else if (data.Units.AreRescaled)
        {
            notes.Add(
                $"Values of {data.Taken} ({data.Form}) have mean {MeanOf(data.Units)} and deviation "
                + $"{NumberWords.Of(data.Units.Deviation, Digits)}. The network gets them rescaled to mean 0 and deviation 1; "
                + "the picture SERIES shows them in their own unit.");
        }
        else
        {
            notes.Add($"The values are those of {data.Taken} ({data.Form}).");
        }

        if (data.Lost is { } lost)
        {
            notes.Add($"Not all digits are kept: {lost}.");
        }

        if (data.Short is { } lines)
        {
            notes.Add(lines);
        }

        return notes;
    }

    // numbers that the table tells apart are not the same, even where a double has no room for what differs
    private static string Constant(SeriesData data)
    {
        string value = NumberWords.Of(data.Units.Original(data.Values[0]), data.Lost is null ? HeldDigits : MostDigits);
        string given = data.Units.AreRescaled ? " The network gets 0 in their place." : "";
        return data.Lost is null
            ? $"All values of {data.Taken} ({data.Form}) are the same, {value}: there is nothing to predict.{given}"
            : $"The values of {data.Taken} ({data.Form}) cannot be told apart, all were taken for {value}: "
                + $"there is nothing to predict.{given}";
    }

    // as many digits as tell the mean of nearly equal numbers from the numbers
    private static string MeanOf(ValueUnits units)
    {
        double ratio = Math.Abs(units.Mean) / units.Deviation;
        int more = ratio > 1 ? (int)Math.Min(Math.Log10(ratio), MostDigits) : 0;
        return NumberWords.Of(units.Mean, Math.Min(Digits + more, MostDigits));
    }
}
