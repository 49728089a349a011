using System.Globalization;

namespace RnnViz.Lessons.Tasks;

/// <summary>What somebody whose table became a series should know: which column was taken, and that it is rescaled.</summary>
internal static class SeriesNotes
{
    private const int MostNamed = 6;

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

        if (data.Units.AreRescaled)
        {
            string numbers = string.Create(
                CultureInfo.InvariantCulture, $"mean {data.Units.Mean:G4} and deviation {data.Units.Deviation:G4}");
            notes.Add(
                $"Values of {data.Taken} ({data.Form}) have {numbers}. The network gets them rescaled to mean 0 and deviation 1; "
                + "the picture SERIES shows them in their own unit.");
        }

        else
        {
            notes.Add($"The values are those of {data.Taken} ({data.Form}).");
        }

        if (Array.TrueForAll(data.Values, value => value == data.Values[0]))
        {
            notes.Add($"All values of {data.Taken} are the same: there is nothing to predict.");
        }

        return notes;
    }
}
