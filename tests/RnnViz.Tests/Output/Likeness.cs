using System.Globalization;
using RnnViz.EndToEnd.Tests.Pictures;

namespace RnnViz.Tests.Output;

/// <summary>
/// Whether two programs drew the same picture. Each smooths edges and letters in its own way, so pixels differ along all of them;
/// what is missing, moved or of another colour shows in the means of blocks.
/// </summary>
internal static class Likeness
{
    /// <summary>Mean absolute difference of a channel over all pixels, of 255; 2.6 was measured (poppler, heatmaps).</summary>
    private const double MostMean = 4;

    /// <summary>The same over the means of blocks; 0.97 was measured.</summary>
    private const double MostBlockMean = 1.5;

    /// <summary>Difference of the mean of any one block; 44 was measured (poppler, letters of 150 pixels).</summary>
    private const int MostBlock = 60;

    private const int Block = 8;

    /// <summary>What is wrong with a picture, or null.</summary>
    public static string? Fault(Picture ours, Picture theirs)
    {
        PictureDifference pixels = PictureDifference.Between(ours, theirs);
        PictureDifference blocks = PictureDifference.Between(Shrunk(ours), Shrunk(theirs));
        return pixels.Mean <= MostMean && blocks.Mean <= MostBlockMean && blocks.Most <= MostBlock
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"mean difference {pixels.Mean:F2} (at most {MostMean}), of blocks {blocks.Mean:F2} (at most {MostBlockMean}), ")
                + $"of one block {blocks.Most} (at most {MostBlock})";
    }

    private static Picture Shrunk(Picture picture)
    {
        int width = picture.Width / Block, height = picture.Height / Block;
        var sums = new int[width * height * Picture.Channels];
        for (int y = 0; y < height * Block; y++)
        {
            ReadOnlySpan<byte> row = picture.Pixels.AsSpan(y * picture.Width * Picture.Channels);
            for (int i = 0; i < width * Block * Picture.Channels; i++)
            {
                int x = i / Picture.Channels, channel = i % Picture.Channels;
                sums[(y / Block * width + x / Block) * Picture.Channels + channel] += row[i];
            }
        }

        return new Picture(width, height, [.. sums.Select(sum => (byte)(sum / (Block * Block)))]);
    }
}
