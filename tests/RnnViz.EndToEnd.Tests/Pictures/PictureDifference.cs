namespace RnnViz.EndToEnd.Tests.Pictures;

/// <summary>How two pictures of one size differ.</summary>
/// <param name="Mean">Mean absolute difference of a channel, 0 to 255.</param>
/// <param name="Most">The largest difference of a channel, 0 to 255.</param>
/// <param name="Share">The share of pixels of which a channel differs by more than <see cref="Visible"/>, 0 to 1.</param>
/// <param name="Marked">The first picture faded, with the differing pixels in red.</param>
internal sealed record PictureDifference(double Mean, int Most, double Share, Picture Marked)
{
    /// <summary>A difference of a channel that smoothing of edges may make from one graphics driver to the next.</summary>
    public const int Visible = 24;

    public static PictureDifference Between(Picture one, Picture other)
    {
        if ((one.Width, one.Height) != (other.Width, other.Height))
        {
            throw new ArgumentException(
                $"The pictures are {one.Width}x{one.Height} and {other.Width}x{other.Height}; only pictures of one size compare.");
        }

        var marked = new byte[one.Pixels.Length];
        long sum = 0;
        int most = 0, differing = 0;
        for (int i = 0; i < one.Pixels.Length; i += Picture.Channels)
        {
            int largest = 0;
            for (int channel = i; channel < i + Picture.Channels; channel++)
            {
                int difference = Math.Abs(one.Pixels[channel] - other.Pixels[channel]);
                sum += difference;
                largest = Math.Max(largest, difference);
                marked[channel] = (byte)(192 + one.Pixels[channel] / 4);
            }

            most = Math.Max(most, largest);
            if (largest <= Visible)
            {
                continue;
            }

            differing++;
            (marked[i], marked[i + 1], marked[i + 2]) = (255, 0, 0);
        }

        return new PictureDifference(
            (double)sum / one.Pixels.Length, most, (double)differing * Picture.Channels / one.Pixels.Length, one with { Pixels = marked });
    }
}
