using System.Globalization;

namespace RnnViz.Lessons.Contrasts;

/// <summary>How the number of a setting is written where runs are named by it.</summary>
public static class SettingText
{
    /// <summary>A number as it is typed: 0, 1.0, 0.05, 2e-5.</summary>
    /// <param name="value">The number.</param>
    public static string Of(double value) =>
        value == 0 ? "0"
        : Math.Abs(value) is >= 1e-4 and < 1e5
            ? value.ToString("0.0#####", CultureInfo.InvariantCulture) : value.ToString("0.##e0", CultureInfo.InvariantCulture);
}
