using RnnViz.Numerics.Activations;

namespace RnnViz.Numerics.Geometry;

/// <summary>
/// The fixed points of one vanilla unit with a constant input, h = φ(w h + β), β = b + Wxh x, and the β at which two of them meet and
/// vanish: the fold, where w φ'(a) = 1 (Pascanu, Mikolov and Bengio 2013, section 2.2 and figure 3).
/// </summary>
public static class OneUnit
{
    /// <summary>The most fixed points of tanh and of the sigmoid.</summary>
    public const int Most = 3;

    private const int MostHalvings = 200, MostSteps = 100_000;
    private const double MostWeight = 1e6, Settled = 1e-14;

    /// <summary>
    /// Where two fixed points meet when β changes: w (1 − h²) = 1 of tanh, w h (1 − h) = 1 of the sigmoid. There are two such β where w
    /// is above 1, of the sigmoid above 4; none otherwise, and none of the other φ, which have no bend that is not a corner.
    /// </summary>
    /// <param name="activation">φ.</param>
    /// <param name="w">Whh.</param>
    /// <returns>The lower β, then the upper one, each with the h that it happens at; NaN where there is none.</returns>
    public static (double Lower, double LowerState, double Upper, double UpperState) Folds(Activation activation, double w)
    {
        if (activation == Activation.Tanh && w > 1)
        {
            double h = Math.Sqrt((w - 1) / w), β = w * h - Math.Atanh(h);      // h = ±√(1 − 1/w), β = atanh h − w h
            return (-β, h, β, -h);
        }

        if (activation == Activation.Sigmoid && w > 4)
        {
            double half = Math.Sqrt((w - 4) / w) / 2, low = 1 / w / (0.5 + half), high = 0.5 + half; // h (1 − h) = 1/w
            return (Logit(high) - w * high, high, Logit(low) - w * low, low);
        }

        return (double.NaN, double.NaN, double.NaN, double.NaN);

        static double Logit(double h) => Math.Log(h / (1 - h));
    }

    /// <summary>
    /// Where two fixed points meet when w changes and β stays: the w at which one of the two β of <see cref="Folds"/> is this one. At
    /// most one of tanh; of the sigmoid two where β is below −2.
    /// </summary>
    /// <param name="activation">φ.</param>
    /// <param name="β">b + Wxh x.</param>
    /// <returns>Of the lower β and of the upper one, each with the h that it happens at; NaN where there is none up to w = 1e6.</returns>
    public static (double Lower, double LowerState, double Upper, double UpperState) FoldsOverWeight(Activation activation, double β)
    {
        double lower = WeightWith(w => Folds(activation, w).Lower), upper = WeightWith(w => Folds(activation, w).Upper);
        return (lower, Folds(activation, lower).LowerState, upper, Folds(activation, upper).UpperState);

        // along a fold β changes with w one way: dβ/dw = −h
        double WeightWith(Func<double, double> fold)
        {
            double low = activation == Activation.Sigmoid ? 4 : 1, high = 2 * low;
            double atLow = (activation == Activation.Sigmoid ? -2 : 0) - β;
            if (atLow == 0)
            {
                return low;
            }

            while (high < MostWeight && !((fold(high) - β) * atLow <= 0))
            {
                high *= 2;
            }

            if (!((fold(high) - β) * atLow <= 0))
            {
                return double.NaN;
            }

            for (int i = 0; i < MostHalvings; i++)
            {
                double middle = low + (high - low) / 2;
                if (middle == low || middle == high)
                {
                    break;
                }

                (low, high) = (fold(middle) - β) * atLow > 0 ? (middle, high) : (low, middle);
            }

            return high;
        }
    }

    /// <summary>Where a state comes to rest when the map is applied to it until it moves no more, or 100,000 times.</summary>
    /// <param name="activation">φ.</param>
    /// <param name="w">Whh.</param>
    /// <param name="β">b + Wxh x.</param>
    /// <param name="h">The state.</param>
    public static double Settle(Activation activation, double w, double β, double h)
    {
        for (int i = 0; i < MostSteps; i++)
        {
            double next = activation.Of(w * h + β);
            if (!(Math.Abs(next - h) > Settled))
            {
                return next;
            }

            h = next;
        }

        return h;
    }

    /// <summary>All fixed points, by h.</summary>
    /// <param name="activation">tanh or the sigmoid; of ReLU and the identity those that are isolated.</param>
    /// <param name="w">Whh.</param>
    /// <param name="β">b + Wxh x.</param>
    /// <param name="points">Gets them; at least <see cref="Most"/> long.</param>
    /// <returns>How many there are.</returns>
    public static int FixedPoints(Activation activation, double w, double β, Span<FixedPoint> points)
    {
        if (!double.IsFinite(w) || !double.IsFinite(β))
        {
            return 0;
        }

        return activation is Activation.Tanh or Activation.Sigmoid
            ? Bounded(activation, w, β, points) : Straight(activation, w, β, points);
    }

    // φ(w h + β) − h rises and falls at most twice, at the h of the folds: one root between each two of them, or none
    private static int Bounded(Activation activation, double w, double β, Span<FixedPoint> points)
    {
        (_, double upper, _, double lower) = Folds(activation, w);
        double least = activation == Activation.Tanh ? -1 : 0;
        Span<double> ends = [least, 1, 1, 1];
        int last = 1;
        if (!double.IsNaN(upper))
        {
            // a = w h + β at which the slope is 1, as h of the graph h = φ(a): the turning points lie at (a − β)/w
            (ends[1], ends[2], ends[3], last) = (Turning(lower), Turning(upper), 1, 3);
        }

        int count = 0;
        for (int i = 0; i < last; i++)
        {
            (double from, double to) = (Math.Clamp(ends[i], least, 1), Math.Clamp(ends[i + 1], least, 1));
            if (TryRoot(activation, w, β, from, to, out double h) && (count == 0 || h > points[count - 1].X))
            {
                points[count++] = Describe(activation, w, β, h);
            }
        }

        return count;

        double Turning(double h) => ((activation == Activation.Tanh ? Math.Atanh(h) : Math.Log(h / (1 - h))) - β) / w;
    }

    // h = w h + β; of ReLU where that is above 0, and h = 0 where β is not
    private static int Straight(Activation activation, double w, double β, Span<FixedPoint> points)
    {
        int count = 0;
        if (activation == Activation.Relu && β <= 0)
        {
            points[count++] = Describe(activation, w, β, 0);
        }

        double h = β / (1 - w);
        if (double.IsFinite(h) && (activation == Activation.Identity || h > 0))
        {
            points[count++] = Describe(activation, w, β, h);
        }

        return count;
    }

    private static bool TryRoot(Activation activation, double w, double β, double from, double to, out double h)
    {
        double atFrom = Excess(from), atTo = Excess(to);
        h = from;
        if (atFrom == 0)
        {
            return true;
        }

        if (!(atFrom * atTo <= 0) || from >= to)
        {
            return false;
        }

        for (int i = 0; i < MostHalvings; i++)
        {
            h = from + (to - from) / 2;
            double here = Excess(h);
            if (here == 0 || h == from || h == to)
            {
                break;
            }

            (from, to) = here * atFrom > 0 ? (h, to) : (from, h);
        }

        // the root lies between neighbouring doubles: the better of them
        foreach (double other in (ReadOnlySpan<double>)[from, to])
        {
            h = Math.Abs(Excess(other)) < Math.Abs(Excess(h)) ? other : h;
        }

        return true;

        double Excess(double at) => activation.Of(w * at + β) - at;
    }

    private static FixedPoint Describe(Activation activation, double w, double β, double h)
    {
        double next = activation.Of(w * h + β), size = Math.Abs(w * activation.SlopeAt(next));
        return new FixedPoint(h, 0, Math.Abs(next - h), FixedPoint.ClassOf(size, size), size, size);
    }
}
