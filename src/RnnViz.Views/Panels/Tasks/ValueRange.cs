namespace RnnViz.Views.Panels.Tasks;

/// <summary>The range of an axis of values: it grows with what it has to hold and never shrinks, so that curves do not jump.</summary>
internal struct ValueRange()
{
    private double least = double.PositiveInfinity, greatest = double.NegativeInfinity;

    /// <summary>The lower end, with a margin.</summary>
    public readonly double Low => least < greatest ? least - 0.08 * (greatest - least) : Finite(least) - 1;

    /// <summary>The upper end, with a margin.</summary>
    public readonly double High => least < greatest ? greatest + 0.08 * (greatest - least) : Finite(greatest) + 1;

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
    public readonly float Position(double value) => (float)Math.Clamp((value - Low) / (High - Low), 0, 1);

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

    private readonly double RoundDistance(int count)
    {
        double rough = (High - Low) / count, power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double factor = rough / power;
        return power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
    }

    private static double Finite(double value) => double.IsFinite(value) ? value : 0;
}
