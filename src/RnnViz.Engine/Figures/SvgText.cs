using System.Globalization;
using System.Security;

namespace RnnViz.Engine.Figures;

/// <summary>The attributes of SVG elements.</summary>
internal static class SvgText
{
    public static string Place(Box box) =>
        string.Create(CultureInfo.InvariantCulture, $"x=\"{box.X:0.##}\" y=\"{box.Y:0.##}\" width=\"{box.Width:0.##}\" height=\"{box.Height:0.##}\"");

    public static string Hex(Rgba color) => $"#{color.R:x2}{color.G:x2}{color.B:x2}";

    public static string Fill(Rgba color) => $"fill=\"{Hex(color)}\"{Opacity("fill", color)}";

    public static string Stroke(float thickness, Rgba color) =>
        string.Create(CultureInfo.InvariantCulture, $"stroke=\"{Hex(color)}\"{Opacity("stroke", color)} stroke-width=\"{thickness:0.##}\"");

    public static string Escape(string text) => SecurityElement.Escape(text);

    private static string Opacity(string what, Rgba color) =>
        color.A == 255 ? "" : string.Create(CultureInfo.InvariantCulture, $" {what}-opacity=\"{color.A / 255f:0.###}\"");
}
