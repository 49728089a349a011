using RnnViz.Engine.Text;
using RnnViz.Lessons.Tasks;

namespace RnnViz.Views.Panels.Tasks;

/// <summary>How numbers of a series are written in the data's own unit: with the digits by which they differ, no more.</summary>
internal static class DataNumbers
{
    private const double Largest = 1e6;
    private const int MostDecimals = 5, LongestName = 20;

    /// <summary>Appends a value: where the deviation of the data is 3.6, it has two decimals, however large the mean is.</summary>
    /// <param name="line">What it is appended to.</param>
    /// <param name="value">As the network has it.</param>
    /// <param name="units">From there to the data's own unit.</param>
    public static void AddValue(ref TextLine line, double value, ValueUnits units)
    {
        double own = units.Original(value);
        int decimals = 2 - ExponentOf(units.Deviation);
        if (!units.AreRescaled || Math.Abs(own) >= Largest || decimals > MostDecimals)
        {
            line.Add3(own);
        }
        else
        {
            line.AddFixed(own, Math.Max(0, decimals));
        }
    }

    /// <summary>Appends the label of a tick: with the decimals that tell it from its neighbours.</summary>
    /// <param name="line">What it is appended to.</param>
    /// <param name="value">Where the tick is.</param>
    /// <param name="distance">The distance to the next, a round number.</param>
    public static void AddTick(ref TextLine line, double value, double distance)
    {
        int decimals = -ExponentOf(distance);
        value = Math.Abs(value) < distance / 1000 ? 0 : value;
        if (value != 0 && (Math.Abs(value) >= 1e5 || decimals > MostDecimals))
        {
            line.AddMagnitude(value, ExponentOf(value) + decimals);
        }
        else
        {
            line.AddFixed(value, Math.Max(0, decimals));
        }
    }

    /// <summary>Appends how the network's numbers are made of the data's: (v − 12.1)/3.60; nothing where they are the same.</summary>
    public static void AddRescaling(ref TextLine line, ValueUnits units)
    {
        if (units.AreRescaled)
        {
            line.Add("network sees (v ");
            line.Add(units.Mean < 0 ? "+ " : "− ");
            line.Add3(Math.Abs(units.Mean));
            line.Add(")/");
            line.Add3(units.Deviation);
        }
    }

    /// <summary>The title of a picture of a series: with the heading of its column, where it has one.</summary>
    public static string TitleOf(LessonTask task) => task.ValueName switch
    {
        null => "SERIES",
        { Length: > LongestName } name => $"SERIES  {name.AsSpan(0, LongestName - 1)}…",
        { } name => $"SERIES  {name}",
    };

    private static int ExponentOf(double value) => (int)Math.Floor(Math.Log10(Math.Abs(value)) + 1e-9);
}
