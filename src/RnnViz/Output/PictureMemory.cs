using System.Globalization;
using RnnViz.Engine.Geometry;

namespace RnnViz.Output;

/// <summary>How large a picture that is painted may be: so large that the program stays below a gigabyte.</summary>
internal static class PictureMemory
{
    /// <summary>Pixels from which on a picture is encoded where it was painted, rather than copied and encoded later.</summary>
    public const int MostToBeCopied = 16_000_000;

    /// <summary>Bytes for the pixels of one picture: the half of a gigabyte, as the encoded file lies beside them.</summary>
    private const double Most = 1L << 29;

    // without a ground a picture is painted on white and on black, and made of both
    private const int Bytes = 4, BytesWithoutGround = 12;

    /// <summary>What keeps a picture from being painted, in a sentence; null where nothing does.</summary>
    /// <param name="size">Its size in pixels.</param>
    /// <param name="isTransparent">Whether it has no ground.</param>
    public static string? Problem(Extent size, bool isTransparent)
    {
        double pixels = (double)size.Width * size.Height;
        int each = isTransparent ? BytesWithoutGround : Bytes;
        string what = $"A picture of {(int)size.Width} x {(int)size.Height} pixels{(isTransparent ? " without a background" : "")}";
        return pixels * each > Most
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{what} has {pixels / 1e6:0} million pixels, and {Most / each / 1e6:0} million are the most that are painted; "
                + $"make it smaller, or write it as svg or pdf.")
            : MachineMemory.Problem(what, 2 * each * pixels, "make it smaller, or write it as svg or pdf");
    }
}
