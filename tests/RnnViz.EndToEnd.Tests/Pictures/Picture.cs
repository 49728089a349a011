namespace RnnViz.EndToEnd.Tests.Pictures;

/// <summary>Opaque pixels, three bytes (red, green, blue) each, row by row from the top.</summary>
internal sealed record Picture(int Width, int Height, byte[] Pixels)
{
    public const int Channels = 3;

    /// <summary>Mean of all channels of all pixels, from 0 (black) to 255 (white).</summary>
    public double Brightness => Pixels.Average(channel => (double)channel);

    /// <summary>The part that begins <paramref name="x"/>, <paramref name="y"/> pixels from the top left corner.</summary>
    public Picture Crop(int x, int y, int width, int height)
    {
        var pixels = new byte[width * height * Channels];
        for (int row = 0; row < height; row++)
        {
            Pixels.AsSpan(((y + row) * Width + x) * Channels, width * Channels).CopyTo(pixels.AsSpan(row * width * Channels));
        }

        return new Picture(width, height, pixels);
    }
}
