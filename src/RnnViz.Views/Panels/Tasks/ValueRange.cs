namespace RnnViz.Views.Panels.Tasks;

/// <summary>The range of an axis of values: it grows with what it has to hold and never shrinks, so that curves do not jump.</summary>
internal struct ValueRange()
{
    private double least = double.PositiveInfinity, greatest = double.NegativeInfinity;

    /// <summary>Numbers that differ by less, as a share of their size, are drawn as one: there are no ticks between them.</summary>
    private const double Finest = 1e-12;

    /// <summary>Where doubles have fewer digits, there are no round numbers between them.</summary>
    private const double Least = 1e-300;

    private const int MostTicks = 100;

    /// <summary>The lower end, with a margin.</summary>
    public readonly double Low => Finite(least) - Margin;

    /// <summary>The upper end, with a margin.</summary>
    public readonly double High => Finite(greatest) + Margin;

    private readonly double Size => Math.Max(Math.Abs(Finite(least)), Math.Abs(Finite(greatest)));

    // halves, as the difference of two doubles may be too large for one
    private readonly double Margin => greatest / 2 - least / 2 is var half && half > Math.Max(Finest * Size, Least)
        ? Math.Min(0.16 * half, double.MaxValue - Size) : Math.Min(Math.Max(1, 1e-6 * Size), double.MaxValue - Size);

    /// <summary>Takes in a number; what is not finite is left out.</summary>
    public void Include(double value)
    {
        if (!double.IsFinite(value))
        {
            return;
        }

        least = Math.Min(least, value);
        greatest = Math.Max(greatest, value);
    }

    /// <summary>Where a value stands, 0 at the lower end and 1 at the upper, kept within.</summary>
    public readonly float Position(double value) => (float)Math.Clamp((value / 2 - Low / 2) / (High / 2 - Low / 2), 0, 1);

    /// <summary>A round distance between about <paramref name="count"/> ticks, of which at least two are within the range.</summary>
    public readonly double TickDistance(int count)
    {
        double distance = RoundDistance(Math.Max(1, count));
        for (int more = 2; Math.Floor(High / distance) - Math.Ceiling(Low / distance) < 1 && more <= 16; more *= 2)
        {
            distance = RoundDistance(more * Math.Max(1, count));
        }

        return distance;
    }

    /// <summary>How many ticks of a distance there are within the range.</summary>
    public readonly int TickCount(double distance) =>
        (int)Math.Clamp(Math.Floor(High / distance) - Math.Ceiling(Low / distance) + 1, 0, MostTicks);

    /// <summary>The i-th of them, from below; i counts from 0.</summary>
    public readonly double Tick(double distance, int i) => (Math.Ceiling(Low / distance) + i) * distance;

    private readonly double RoundDistance(int count)
    {
        double rough = High / count - Low / count, power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double factor = rough / power;
        return power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
    }

    private static double Finite(double value) => double.IsFinite(value) ? value : 0;
}
