using System.Globalization;
using RnnViz.Engine.Geometry;

namespace RnnViz.Output;

/// <summary>
/// How large films may be: so large that the program and the encoders of all films that are made at once stay below a gigabyte.
/// </summary>
internal static class FilmMemory
{
    /// <summary>What all encoders together may take; the program itself takes a hundred megabytes and some.</summary>
    private const double Most = 900 * Megabyte, Megabyte = 1 << 20;

    /// <summary>Pixels up to which an encoder looks at as many pictures at once as it likes.</summary>
    private const double MostOfSmall = 1_000_000;

    // of each ffmpeg, and for each pixel, as measured; the largest of the formats
    private const double Base = 80 * Megabyte, EachOfSmall = 190, EachOfLarge = 85;

    /// <summary>Whether the pictures are so large that an encoder shall look at a few of them at once only.</summary>
    public static bool IsLarge(Extent size) => PixelsOf(size) > MostOfSmall;

    /// <summary>What keeps films from being made at once, in a sentence; null where nothing does.</summary>
    /// <param name="films">The size of each in pixels.</param>
    public static string? Problem(IReadOnlyList<Extent> films)
    {
        double bytes = films.Sum(film => Base + PixelsOf(film) * (IsLarge(film) ? EachOfLarge : EachOfSmall));
        if (bytes <= Most)
        {
            return null;
        }

        Extent largest = films.MaxBy(PixelsOf);
        string size = $"{(int)largest.Width} x {(int)largest.Height} pixels";
        (string what, string advice) = films.Count == 1
            ? ($"A film of {size}", "make it smaller")
            : ($"{films.Count} films at once, of up to {size},", "make them smaller, or one after another");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{what} would take ffmpeg {bytes / Megabyte:0} MB of memory, and {Most / Megabyte:0} MB are the most; {advice}.");
    }

    private static double PixelsOf(Extent size) => (double)size.Width * size.Height;
}
