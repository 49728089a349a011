using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace RnnViz.Output;

/// <summary>A length as somebody types it: a number and its unit.</summary>
/// <param name="Value">The number, above 0.</param>
/// <param name="Unit">px, mm, cm, in or pt.</param>
internal readonly record struct Length(double Value, string Unit)
{
    /// <summary>What the number must be below, whatever its unit.</summary>
    public const double Most = 1e6;

    /// <summary>The units, in the order in which they are named.</summary>
    public static IReadOnlyList<string> Units { get; } = ["mm", "cm", "in", "pt", "px"];

    /// <summary>Whether it is one on paper, so that dots per inch say how many pixels it is.</summary>
    public bool IsPaper => Unit != "px";

    /// <summary>So many pixels.</summary>
    public static Length Pixels(double value) => new(value, "px");

    /// <summary>Reads a length: 84mm, 3in, 8 pt, 1920px, 1920.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Length? length)
    {
        length = null;
        string trimmed = (text ?? "").Trim().ToLowerInvariant();
        string unit = Units.FirstOrDefault(known => trimmed.EndsWith(known, StringComparison.Ordinal)) ?? "";
        string number = trimmed[..^unit.Length].TrimEnd();
        const NumberStyles Plain = NumberStyles.AllowDecimalPoint;
        if (double.TryParse(number, Plain, CultureInfo.InvariantCulture, out double value) && value is > 0 and < Most)
        {
            length = new Length(value, unit.Length == 0 ? "px" : unit);
        }

        return length is not null;
    }

    /// <summary>The length in pixels.</summary>
    /// <param name="dpi">Pixels per inch.</param>
    public double ToPixels(double dpi) => Unit switch
    {
        "mm" => Value / 25.4 * dpi,
        "cm" => Value / 2.54 * dpi,
        "in" => Value * dpi,
        "pt" => Value / 72 * dpi,
        _ => Value,
    };

    /// <summary>As it is typed: 84mm.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture) + Unit;
}
