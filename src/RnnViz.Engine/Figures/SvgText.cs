using System.Globalization;
using System.Security;
using System.Text;
using System.Xml;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;

namespace RnnViz.Engine.Figures;

/// <summary>The attributes of SVG elements.</summary>
internal static class SvgText
{
    /// <summary>Place and size of a rectangle, in user units.</summary>
    public static string Place(Box box) =>
        string.Create(
            CultureInfo.InvariantCulture, $"x=\"{box.X:0.##}\" y=\"{box.Y:0.##}\" width=\"{box.Width:0.##}\" height=\"{box.Height:0.##}\"");

    /// <summary>Middle and radius of a circle.</summary>
    public static string Round(Point center, float radius) =>
        string.Create(CultureInfo.InvariantCulture, $"cx=\"{center.X:0.##}\" cy=\"{center.Y:0.##}\" r=\"{radius:0.##}\"");

    /// <summary>A colour without its opacity: #rrggbb.</summary>
    public static string Hex(Rgba color) => $"#{color.R:x2}{color.G:x2}{color.B:x2}";

    /// <summary>Colour and, where it is not 1, opacity of an area.</summary>
    public static string Fill(Rgba color) => $"fill=\"{Hex(color)}\"{Opacity("fill", color)}";

    /// <summary>Colour, opacity and width of an outline.</summary>
    public static string Stroke(float thickness, Rgba color) =>
        string.Create(CultureInfo.InvariantCulture, $"stroke=\"{Hex(color)}\"{Opacity("stroke", color)} stroke-width=\"{thickness:0.##}\"");

    /// <summary>Colour and opacity of one end of a gradient.</summary>
    public static string Stop(int offset, Rgba color) =>
        $"<stop offset=\"{offset}\" stop-color=\"{Hex(color)}\"{Opacity("stop", color)}/>";

    /// <summary>Text as it may stand in XML, as the content of an element or the value of an attribute.</summary>
    public static string Escape(string text) =>
        SecurityElement.Escape(Readable(text)).Replace("\r", "&#13;", StringComparison.Ordinal);

    /// <summary>The same text with a stand-in, U+FFFD, for each character that XML or HTML does not allow.</summary>
    public static string Readable(string text)
    {
        var allowed = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            // half a pair of surrogates becomes U+FFFD in the enumeration already
            // XML allows the control characters from U+007F on, but HTML, in which pictures may stand, does not
            bool isAllowed = rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value) && rune.Value is not (>= 0x7F and <= 0x9F);
            allowed.Append(isAllowed ? rune.ToString() : "\uFFFD");
        }

        return allowed.ToString();
    }

    private static string Opacity(string what, Rgba color) =>
        color.A == 255 ? "" : string.Create(CultureInfo.InvariantCulture, $" {what}-opacity=\"{color.A / 255f:0.###}\"");
}
