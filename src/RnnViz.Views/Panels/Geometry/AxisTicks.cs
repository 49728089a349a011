using RnnViz.Engine.Text;

namespace RnnViz.Views.Panels.Geometry;

/// <summary>Round numbers on an axis: multiples of 1, 2 or 5 times a power of ten.</summary>
/// <param name="First">The least of them.</param>
/// <param name="Step">From one to the next; 0 where there is none.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Decimals">Decimals that tell them apart.</param>
internal readonly record struct AxisTicks(double First, double Step, int Count, int Decimals)
{
    /// <summary>Those of a range.</summary>
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

        double first = Math.Ceiling(low / step - 1e-9) * step;
        int count = (int)Math.Floor((high - first) / step + 1e-9) + 1;
        return new AxisTicks(first, step, Math.Clamp(count, 0, 64), Math.Clamp(-exponent, 0, 9));
    }

    /// <summary>The number of a tick.</summary>
    /// <param name="i">0 to <see cref="Count"/> − 1.</param>
    public double At(int i) => First + i * Step;

    /// <summary>Appends the number of a tick.</summary>
    public void AddLabel(ref TextLine line, int i)
    {
        double number = At(i);
        if (Step is >= 1e5 or < 1e-4)
        {
            line.AddRound(Math.Abs(number) < Step / 2 ? 0 : number);
            return;
        }

        line.AddFixed(number, Decimals);
    }
}
