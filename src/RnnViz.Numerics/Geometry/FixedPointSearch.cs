namespace RnnViz.Numerics.Geometry;

/// <summary>
/// The fixed points of a map of one or two numbers, by Newton's method from every point of a grid. Those that several starts come to
/// are taken once; the order is by x, then y, whatever the order of the starts. Not thread-safe; allocates nothing once built.
/// </summary>
public sealed class FixedPointSearch
{
    /// <summary>The most fixed points that are kept; maps of two units have nine at most where they are of common use.</summary>
    public const int Most = 32;

    /// <summary>|f(s) − s| of a fixed point is below this, or below this share of a state larger than 1.</summary>
    public const double LargestResidual = 1e-12;

    private const int Starts = 21, MostSteps = 60;
    private const double Apart = 1e-7, LongestStep = 0.5;

    private readonly FixedPoint[] found = new FixedPoint[Most];
    private int count;

    /// <summary>The fixed points, by x, then y.</summary>
    public ReadOnlySpan<FixedPoint> Points => found.AsSpan(0, count);

    /// <summary>Searches a rectangle; what Newton's method comes to outside it counts as well.</summary>
    /// <param name="map">The map.</param>
    /// <param name="left">The least x.</param>
    /// <param name="right">The greatest x.</param>
    /// <param name="bottom">The least y; not used where the state has one number.</param>
    /// <param name="top">The greatest y.</param>
    public void Run(StateMap map, double left, double right, double bottom, double top)
    {
        count = 0;
        int rows = map.Size == 2 ? Starts : 1;
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < Starts; column++)
            {
                double x = left + (right - left) * column / (Starts - 1), y = bottom + (top - bottom) * row / (Starts - 1);
                if (TryNewton(map, (x, map.Size == 2 ? y : 0), out (double X, double Y) s) && map.CanStay(s))
                {
                    Add(map, s);
                }
            }
        }

        Sort();
    }

    /// <summary>A fixed point with its class.</summary>
    /// <param name="map">The map.</param>
    /// <param name="s">The state.</param>
    public static FixedPoint Describe(StateMap map, (double X, double Y) s)
    {
        (double largest, double smallest) = Sizes(map, s);
        return new FixedPoint(s.X, s.Y, Residual(map, s), FixedPoint.ClassOf(largest, smallest), largest, smallest);
    }

    /// <summary>
    /// The direction along which states near a fixed point move most: that of the eigenvector of the largest |λ|, of length 1; along the
    /// first number where eigenvalues are not real, or the state has one number.
    /// </summary>
    /// <param name="map">The map.</param>
    /// <param name="s">The fixed point.</param>
    public static (double X, double Y) Direction(StateMap map, (double X, double Y) s)
    {
        (double a, double b, double c, double d) = map.Jacobian(s);
        double mean = (a + d) / 2, half = (a - d) / 2, square = half * half + b * c;
        if (map.Size == 1 || !(square >= 0))
        {
            return (1, 0);
        }

        double λ = mean >= 0 ? mean + Math.Sqrt(square) : mean - Math.Sqrt(square);
        // (A − λ) v = 0 by the row that is further from zero
        (double x, double y) = Math.Abs(b) + Math.Abs(λ - a) >= Math.Abs(c) + Math.Abs(λ - d) ? (b, λ - a) : (λ - d, c);
        double length = double.Hypot(x, y);
        return length > 0 ? (x / length, y / length) : (1, 0);
    }

    /// <summary>The largest and the smallest |λ| of the Jacobian.</summary>
    private static (double Largest, double Smallest) Sizes(StateMap map, (double X, double Y) s)
    {
        (double a, double b, double c, double d) = map.Jacobian(s);
        if (map.Size == 1)
        {
            return (Math.Abs(a), Math.Abs(a));
        }

        // λ = m ± √(m² − det), m half the trace; (a − d)/2 instead of m² − det, which loses digits
        double mean = (a + d) / 2, half = (a - d) / 2, square = half * half + b * c;
        if (square < 0)
        {
            double size = Math.Sqrt(mean * mean - square);
            return (size, size);
        }

        double root = Math.Sqrt(square), first = Math.Abs(mean + root), second = Math.Abs(mean - root);
        return (Math.Max(first, second), Math.Min(first, second));
    }

    private static double Residual(StateMap map, (double X, double Y) s)
    {
        (double x, double y) = map.Of(s);
        return Math.Max(Math.Abs(x - s.X), map.Size == 2 ? Math.Abs(y - s.Y) : 0);
    }

    private static bool TryNewton(StateMap map, (double X, double Y) s, out (double X, double Y) root)
    {
        root = s;
        double best = double.PositiveInfinity;
        for (int step = 0; step < MostSteps; step++)
        {
            double residual = Residual(map, s);
            if (!double.IsFinite(residual))
            {
                return false;
            }

            if (residual < best)
            {
                (best, root) = (residual, s);
            }
            else if (best <= LargestResidual * Math.Max(1, Size(root)))
            {
                return true; // what is left is rounding
            }

            (double x, double y) = map.Of(s);
            (double a, double b, double c, double d) = map.Jacobian(s);
            (double dx, double dy) = map.Size == 1 ? ((x - s.X) / (1 - a), 0) : Solve(1 - a, -b, -c, 1 - d, x - s.X, y - s.Y);
            double length = Math.Max(Math.Abs(dx), Math.Abs(dy)), most = LongestStep * Math.Max(1, Size(s));
            double factor = length > most ? most / length : 1;
            s = (s.X + factor * dx, s.Y + factor * dy);
        }

        return best <= LargestResidual * Math.Max(1, Size(root));
    }

    // few, and a sort that takes a comparison would allocate it
    private void Sort()
    {
        for (int i = 1; i < count; i++)
        {
            for (int j = i; j > 0 && IsBefore(found[j], found[j - 1]); j--)
            {
                (found[j], found[j - 1]) = (found[j - 1], found[j]);
            }
        }

        static bool IsBefore(FixedPoint a, FixedPoint b) => a.X < b.X - Apart || (a.X < b.X + Apart && a.Y < b.Y);
    }

    private static double Size((double X, double Y) s) => Math.Max(Math.Abs(s.X), Math.Abs(s.Y));

    // by Cramer's rule: the matrix is 2×2
    private static (double X, double Y) Solve(double a, double b, double c, double d, double p, double q)
    {
        double determinant = a * d - b * c;
        return ((p * d - b * q) / determinant, (a * q - c * p) / determinant);
    }

    private void Add(StateMap map, (double X, double Y) s)
    {
        FixedPoint point = Describe(map, s);
        for (int i = 0; i < count; i++)
        {
            FixedPoint known = found[i];
            if (Math.Max(Math.Abs(known.X - s.X), Math.Abs(known.Y - s.Y)) < Apart * Math.Max(1, Size(s)))
            {
                found[i] = point.Residual < known.Residual ? point : known;
                return;
            }
        }

        if (count < Most)
        {
            found[count++] = point;
        }
    }
}
