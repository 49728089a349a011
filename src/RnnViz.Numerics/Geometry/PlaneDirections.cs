using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Randomness;

namespace RnnViz.Numerics.Geometry;

/// <summary>How the second direction of a plane is made.</summary>
public static class PlaneDirections
{
    /// <summary>A direction whose part across the first is less than this share of it is taken as parallel.</summary>
    private const double Parallel = 1e-6;

    /// <summary>Takes from v its part along u, and gives what is left the length of u.</summary>
    /// <param name="u">The first direction, not zero.</param>
    /// <param name="v">The second; changed.</param>
    /// <returns>Whether anything was left; if not, v means nothing.</returns>
    public static bool MakeOrthogonal(ReadOnlySpan<double> u, Span<double> v)
    {
        (double lengthOfU, double lengthOfV) = (Norm.Of(u), Norm.Of(v));
        if (!(lengthOfU > 0 && double.IsFinite(lengthOfU) && lengthOfV > 0 && double.IsFinite(lengthOfV)))
        {
            return false;
        }

        Scale(v, 1 / lengthOfV);
        // twice: what rounding leaves of the first time goes the second time (Kahan and Parlett)
        Subtract(u, v, lengthOfU);
        double left = Norm.Of(v);
        if (!(left > Parallel))
        {
            return false;
        }

        Scale(v, 1 / left);
        Subtract(u, v, lengthOfU);
        Scale(v, lengthOfU / Norm.Of(v));
        return true;
    }

    /// <summary>
    /// A seeded random direction in which each parameter has the share of the length that it has in θ (Li and others 2018, per matrix
    /// instead of per filter); a parameter that is zero gets none, unless all are.
    /// </summary>
    /// <param name="parameters">θ.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="iteration">The iteration.</param>
    /// <param name="destination">Gets the direction.</param>
    public static void FillRandom(NetworkParameters parameters, int seed, int iteration, NetworkParameters destination)
    {
        var random = new RandomSource(seed, RandomStream.Direction, iteration);
        foreach (ref double value in destination.Values)
        {
            value = random.NextGaussian();
        }

        bool isZero = !parameters.Values.ContainsAnyExcept(0.0);
        foreach (ParameterRange range in ParameterRange.Of(parameters.Shape))
        {
            Span<double> part = destination.Values.Slice(range.Start, range.Length);
            double length = isZero ? 1 : Norm.Of(parameters.Values.Slice(range.Start, range.Length));
            Scale(part, length / Norm.Of(part));
        }
    }

    private static void Subtract(ReadOnlySpan<double> u, Span<double> v, double lengthOfU)
    {
        double along = 0;
        for (int i = 0; i < u.Length; i++)
        {
            along += u[i] / lengthOfU * v[i];
        }

        for (int i = 0; i < u.Length; i++)
        {
            v[i] -= along * (u[i] / lengthOfU);
        }
    }

    private static void Scale(Span<double> v, double factor)
    {
        foreach (ref double value in v)
        {
            value *= factor;
        }
    }
}
