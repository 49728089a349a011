namespace RnnViz.Engine.Drawing;

/// <summary>A colour in sRGB with straight (not premultiplied) alpha, 0..255 each.</summary>
public readonly record struct Rgba(byte R, byte G, byte B, byte A = 255)
{
    /// <summary>From 0xRRGGBB.</summary>
    public static Rgba Hex(uint rgb) => new((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb);

    /// <summary>The same hue, with its alpha multiplied by <paramref name="opacity"/> (0..1).</summary>
    public Rgba WithOpacity(float opacity) => this with { A = (byte)MathF.Round(A * Math.Clamp(opacity, 0, 1)) };

    /// <summary>A colour between two, 0 the first and 1 the second, componentwise in sRGB.</summary>
    public static Rgba Mix(Rgba from, Rgba to, float share)
    {
        share = Math.Clamp(share, 0, 1);
        return new Rgba(Between(from.R, to.R), Between(from.G, to.G), Between(from.B, to.B), Between(from.A, to.A));
        byte Between(byte a, byte b) => (byte)MathF.Round(a + (b - a) * share);
    }

    /// <summary>Relative luminance, 0..1 (WCAG 2.2, "relative luminance").</summary>
    public double Luminance => 0.2126 * Linear(R) + 0.7152 * Linear(G) + 0.0722 * Linear(B);

    /// <summary>The contrast ratio of two opaque colours, 1..21 (WCAG 2.2, "contrast ratio").</summary>
    public static double Contrast(Rgba a, Rgba b)
    {
        double la = a.Luminance, lb = b.Luminance;
        return (Math.Max(la, lb) + 0.05) / (Math.Min(la, lb) + 0.05);
    }

    private static double Linear(byte component)
    {
        double c = component / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
    }
}
