using System.Globalization;

namespace RnnViz.Lessons.Errors;

/// <summary>Things and how many of them, in words: 1 sequence, 12 sequences.</summary>
internal static class Counted
{
    /// <summary>The number and the noun, which gets an s where there is not one alone.</summary>
    /// <param name="count">How many.</param>
    /// <param name="noun">What one of them is called.</param>
    public static string Of(long count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
