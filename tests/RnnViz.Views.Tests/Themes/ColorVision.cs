using RnnViz.Engine.Drawing;

namespace RnnViz.Views.Tests.Themes;

/// <summary>
/// What a colour looks like to those who lack a kind of cone: Machado, Oliveira and Fernandes (2009), severity 1, on linear
/// RGB; and how far two colours are apart, as a distance in CIELAB (1976, white D65), where about 2 can just be told.
/// </summary>
internal static class ColorVision
{
    public static readonly double[,] Full = { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } };

    public static readonly double[,] Protanopia =
        { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } };

    public static readonly double[,] Deuteranopia =
        { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } };

    public static readonly double[,] Tritanopia =
        { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } };

    /// <summary>What is left where there is no colour at all: luminance.</summary>
    public static readonly double[,] Grey =
        { { 0.2126, 0.7152, 0.0722 }, { 0.2126, 0.7152, 0.0722 }, { 0.2126, 0.7152, 0.0722 } };

    public static double[,] Of(string eyes) => eyes switch
    {
        "full" => Full,
        "protanopia" => Protanopia,
        "deuteranopia" => Deuteranopia,
        "tritanopia" => Tritanopia,
        "grey" => Grey,
        _ => throw new ArgumentOutOfRangeException(nameof(eyes), eyes, "no such eyes"),
    };

    public static double Distance(Rgba a, Rgba b, double[,] vision)
    {
        (double L, double A, double B) x = Lab(a, vision), y = Lab(b, vision);
        return Math.Sqrt((x.L - y.L) * (x.L - y.L) + (x.A - y.A) * (x.A - y.A) + (x.B - y.B) * (x.B - y.B));
    }

    private static (double L, double A, double B) Lab(Rgba color, double[,] vision)
    {
        double[] linear = [Linear(color.R), Linear(color.G), Linear(color.B)];
        double[] seen =
            [.. Enumerable.Range(0, 3).Select(i => Math.Clamp(Enumerable.Range(0, 3).Sum(j => vision[i, j] * linear[j]), 0, 1))];
        double x = (0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.9505;
        double y = 0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2];
        double z = (0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.089;
        return (116 * F(y) - 16, 500 * (F(x) - F(y)), 200 * (F(y) - F(z)));
    }

    private static double F(double t) => t > 216.0 / 24389 ? Math.Cbrt(t) : (24389.0 / 27 * t + 16) / 116;

    private static double Linear(byte component)
    {
        double c = component / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
    }
}
