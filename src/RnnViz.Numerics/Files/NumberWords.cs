using System.Globalization;

namespace RnnViz.Numerics.Files;

/// <summary>Numbers in sentences, as the screen writes them: 1234.5, 4.2e-9, ∞, −∞, NaN.</summary>
public static class NumberWords
{
    private const int LeastExponent = -5, MostExponent = 15;

    /// <summary>A number, rounded to so many digits; up to 10¹⁵ all digits before the point are written.</summary>
    /// <param name="value">The number; not finite, too.</param>
    /// <param name="digits">1 to 17.</param>
    public static string Of(double value, int digits)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
        }

        // what rounding makes of it decides how it is written: 999999 is 1000000 in one digit
        string rounded = value.ToString($"E{digits - 1}", CultureInfo.InvariantCulture);
        int exponent = int.Parse(rounded[(rounded.IndexOf('E', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture);
        if (exponent >= LeastExponent && exponent < Math.Max(MostExponent, digits))
        {
            int decimals = Math.Max(0, digits - 1 - exponent);
            string plain = value.ToString($"F{decimals}", CultureInfo.InvariantCulture);
            return decimals == 0 ? plain : plain.TrimEnd('0').TrimEnd('.');
        }

        string mantissa = rounded[..rounded.IndexOf('E', StringComparison.Ordinal)];
        mantissa = mantissa.Contains('.', StringComparison.Ordinal) ? mantissa.TrimEnd('0').TrimEnd('.') : mantissa;
        return string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{exponent}");
    }
}
