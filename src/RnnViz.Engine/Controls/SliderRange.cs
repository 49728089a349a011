namespace RnnViz.Engine.Controls;

/// <summary>
/// The values that a slider can take and where they lie on it, 0 at its left end and 1 at its right one. A
/// dragged or stepped value is rounded, to the step's decimals on a linear slider, to three significant digits on a logarithmic
/// one, so that the number printed is the number used. A typed one is only clamped, and rounded where values are whole.
/// </summary>
public readonly record struct SliderRange
{
    /// <summary>Positions up to here stand for zero on a logarithmic slider that has one.</summary>
    private const double ZeroEnd = 0.04;

    private SliderRange(double low, double high, double step, bool isLogarithmic, bool isWhole, bool hasZero) =>
        (Low, High, Step, IsLogarithmic, IsWhole, HasZero) = (low, high, step, isLogarithmic, isWhole, hasZero);

    /// <summary>The least value; on a logarithmic slider with a zero, the least above zero.</summary>
    public double Low { get; }

    /// <summary>The greatest value.</summary>
    public double High { get; }

    /// <summary>What a key or a notch of the wheel adds; on a logarithmic slider a fraction of a decade.</summary>
    public double Step { get; }

    /// <summary>Whether equal distances are equal ratios.</summary>
    public bool IsLogarithmic { get; }

    /// <summary>Whether values are whole numbers.</summary>
    public bool IsWhole { get; }

    /// <summary>Whether the left end of a logarithmic slider stands for exactly zero.</summary>
    public bool HasZero { get; }

    /// <summary>Equal distances are equal differences.</summary>
    /// <exception cref="ArgumentException">low is above high, or the step not above 0.</exception>
    public static SliderRange Linear(double low, double high, double step, bool isWhole = false)
    {
        Require(high >= low && step > 0, low, high);
        return new SliderRange(low, high, step, false, isWhole, false);
    }

    /// <summary>Equal distances are equal ratios; so many steps to a factor of ten. Values have three significant digits.</summary>
    /// <exception cref="ArgumentException">low is above high, or low or the steps not above 0.</exception>
    public static SliderRange Logarithmic(double low, double high, int stepsPerDecade, bool isWhole = false, bool hasZero = false)
    {
        Require(low > 0 && high >= low && stepsPerDecade > 0, low, high);
        return new SliderRange(low, high, 1.0 / stepsPerDecade, true, isWhole, hasZero);
    }

    /// <summary>Where a value lies, 0..1; values beyond the ends lie at them.</summary>
    public double PositionOf(double value)
    {
        if (!(High > Low))
        {
            return 0;
        }

        if (!IsLogarithmic)
        {
            return Math.Clamp((value - Low) / (High - Low), 0, 1);
        }

        double start = HasZero ? ZeroEnd : 0;
        if (HasZero && value <= 0)
        {
            return 0;
        }

        return start + (1 - start) * Math.Clamp(Math.Log(value / Low) / Math.Log(High / Low), 0, 1);
    }

    /// <summary>The value at a position, rounded to what the slider can give.</summary>
    public double ValueAt(double position)
    {
        position = Math.Clamp(position, 0, 1);
        if (!IsLogarithmic)
        {
            return Rounded(Low + Math.Round((High - Low) * position / Step) * Step);
        }

        double start = HasZero ? ZeroEnd : 0;
        if (HasZero && position < start / 2)
        {
            return 0;
        }

        return Rounded(Low * Math.Pow(High / Low, Math.Clamp((position - start) / (1 - start), 0, 1)));
    }

    /// <summary>The value so many steps further; always another one until the end is reached.</summary>
    public double Stepped(double value, int steps)
    {
        for (; steps > 0; steps--)
        {
            value = Next(value, +1);
        }

        for (; steps < 0; steps++)
        {
            value = Next(value, -1);
        }

        return value;
    }

    /// <summary>A value that somebody typed, brought within the ends.</summary>
    public double Clamped(double value) => HasZero && value <= 0 ? 0 : Rounded(Math.Clamp(value, Low, High), isTyped: true);

    private double Next(double value, int direction)
    {
        if (HasZero && (value <= 0 || direction < 0 && value <= Low))
        {
            return direction > 0 ? (value <= 0 ? Low : value) : 0;
        }

        if (!IsLogarithmic)
        {
            return Math.Clamp(Rounded((Math.Round((value - Low) / Step) + direction) * Step + Low), Low, High);
        }

        for (int i = 1; ; i++)
        {
            double next = Rounded(Math.Clamp(value * Math.Pow(10, direction * i * Step), Low, High));
            if (next != value || next <= Low && direction < 0 || next >= High && direction > 0)
            {
                return next;
            }
        }
    }

    private double Rounded(double value, bool isTyped = false)
    {
        value = Math.Clamp(value, Low, High);
        if (IsWhole)
        {
            return Math.Clamp(Math.Round(value), Math.Ceiling(Low), Math.Floor(High));
        }

        if (isTyped || value == 0)
        {
            return value;
        }
        // decimals that the step has: 0.01 gives two; on a logarithmic slider three significant digits
        double scale = IsLogarithmic ? Math.Floor(Math.Log10(Math.Abs(value))) - 2 : Math.Floor(Math.Log10(Step) + 1e-9);
        return scale < 0 ? Math.Round(value, (int)Math.Min(15, -scale)) : Math.Round(value / Math.Pow(10, scale)) * Math.Pow(10, scale);
    }

    private static void Require(bool holds, double low, double high)
    {
        if (!holds)
        {
            throw new ArgumentException(
                $"A slider from {low} to {high} has no values; give low ≤ high, above 0 where it is logarithmic, and a step above 0.");
        }
    }
}
