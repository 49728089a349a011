using RnnViz.Engine.Text;

namespace RnnViz.Views.Panels.Geometry;

/// <summary>Round numbers on an axis: multiples of 1, 2 or 5 times a power of ten.</summary>
/// <param name="First">The least of them.</param>
/// <param name="Step">From one to the next; 0 where there is none.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Exponent">The power of ten of the step: floor(lg step).</param>
internal readonly record struct AxisTicks(double First, double Step, int Count, int Exponent)
{
    /// <summary>The most significant digits of a label: more do not tell doubles apart.</summary>
    private const int MostDigits = 15;

    /// <summary>Those of a range; none where it is too narrow to tell its numbers apart.</summary>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end.</param>
    /// <param name="most">About how many there may be.</param>
    public static AxisTicks Of(double low, double high, int most)
    {
        double rough = (high - low) / Math.Max(1, most);
        if (!(rough > 0 && double.IsFinite(rough)))
        {
            return default;
        }

        int exponent = (int)Math.Floor(Math.Log10(rough));
        double power = Math.Pow(10, exponent), step = power;
        foreach (int factor in (ReadOnlySpan<int>)[1, 2, 5, 10])
        {
            step = factor * power;
            if (step >= rough * (1 - 1e-9))
            {
                exponent += factor == 10 ? 1 : 0;
                break;
            }
        }

        if (DigitsOf(Math.Max(Math.Abs(low), Math.Abs(high)), exponent) > MostDigits)
        {
            return default;
        }

        double first = Math.Ceiling(low / step - 1e-9) * step;
        int count = (int)Math.Floor((high - first) / step + 1e-9) + 1;
        return new AxisTicks(first, step, Math.Clamp(count, 0, 64), exponent);
    }

    /// <summary>The number of a tick.</summary>
    /// <param name="i">0 to <see cref="Count"/> − 1.</param>
    public double At(int i) => First + i * Step;

    /// <summary>The characters of the longest label.</summary>
    public int LongestLabel
    {
        get
        {
            Span<char> buffer = stackalloc char[24];
            int longest = 0;
            for (int i = 0; i < Count; i++)
            {
                var label = new TextLine(buffer);
                AddLabel(ref label, i);
                longest = Math.Max(longest, label.Span.Length);
            }

            return longest;
        }
    }

    /// <summary>Plain numbers are read more easily than powers of ten, as long as they are short.</summary>
    private bool ArePlain
    {
        get
        {
            double largest = Math.Max(Math.Abs(First), Math.Abs(At(Count - 1)));
            return Exponent is >= -9 and < 5 && largest < 1e9 && (Exponent >= -4 || largest is >= 1e-3 and < 1e5);
        }
    }

    /// <summary>Appends the number of a tick, with as many digits as tell it from the next.</summary>
    public void AddLabel(ref TextLine line, int i)
    {
        double number = At(i);
        if (ArePlain)
        {
            line.AddFixed(number, Math.Max(0, -Exponent));
        }
        else if (Math.Abs(number) < Step / 2)
        {
            line.Add("0");
        }
        else
        {
            line.AddDigits(number, DigitsOf(Math.Abs(number), Exponent));
        }
    }

    // a little more than the number, as multiples of a step are inexact
    private static int DigitsOf(double number, int exponent) =>
        Math.Max(1, (int)Math.Floor(Math.Log10(number) + 1e-9) - exponent + 1);
}
