namespace RnnViz.Lessons.Tasks;

/// <summary>A series as the network sees it, and what it was before.</summary>
/// <param name="Values">The points; of mean 0 and deviation 1 where they were rescaled.</param>
/// <param name="Units">How to get back to the series' own unit.</param>
/// <param name="Column">The name of its column, or null where it is not from a table with a heading.</param>
/// <param name="Taken">What sentences call the column: column "price", or column 2 where there is no heading; empty for none.</param>
/// <param name="Others">The other columns that could have been taken, where nobody asked for this one; else empty.</param>
/// <param name="Form">What the table was taken for, in a few words; empty where there is none.</param>
/// <param name="Lost">Digits in the table that the numbers do not have; null for none.</param>
/// <param name="Short">Which lines of the table are shorter than its first, in a sentence; null for none.</param>
internal sealed record SeriesData(
    double[] Values, ValueUnits Units, string? Column, string Taken, IReadOnlyList<string> Others, string Form = "",
        LostDigits? Lost = null, string? Short = null)
{
    /// <summary>Whether all points are one number.</summary>
    public bool IsConstant => Values.AsSpan().IndexOfAnyExcept(Values[0]) < 0;
}
