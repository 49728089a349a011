using RnnViz.Engine.Drawing;

namespace RnnViz.Rendering;

/// <summary>
/// Finds what is transparent in a picture that can only be painted on something: by painting it on white and on black. What is the
/// same on both is opaque; the more the two differ, the more of the ground shows through.
/// </summary>
internal static class Transparency
{
    /// <summary>The ground of the first picture.</summary>
    public static Rgba White { get; } = Rgba.Hex(0xFFFFFF);

    /// <summary>The ground of the second one.</summary>
    public static Rgba Black { get; } = Rgba.Hex(0x000000);

    /// <summary>Replaces the picture on black by the one without a ground.</summary>
    /// <param name="onWhite">The picture on white, four bytes a pixel, red lowest.</param>
    /// <param name="onBlack">The same on black; gets the colours and the opacity.</param>
    public static void Find(ReadOnlySpan<uint> onWhite, Span<uint> onBlack)
    {
        for (int i = 0; i < onBlack.Length; i++)
        {
            uint white = onWhite[i], black = onBlack[i];
            // of the three channels the one that shows least of the ground: rounding may part them by one
            int ground = Math.Min(Math.Min(Through(white, black, 0), Through(white, black, 8)), Through(white, black, 16));
            int opacity = 255 - Math.Clamp(ground, 0, 255);
            onBlack[i] = opacity == 0 ? 0
                : Channel(black, 0, opacity) | Channel(black, 8, opacity) | Channel(black, 16, opacity) | (uint)opacity << 24;
        }
    }

    private static int Through(uint white, uint black, int shift) => (int)(white >> shift & 0xFF) - (int)(black >> shift & 0xFF);

    private static uint Channel(uint black, int shift, int opacity) =>
        (uint)Math.Min(255, ((int)(black >> shift & 0xFF) * 255 + opacity / 2) / opacity) << shift;
}
