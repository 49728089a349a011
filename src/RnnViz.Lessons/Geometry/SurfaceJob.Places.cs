using RnnViz.Numerics.Geometry;
using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Geometry;

// where the points of the picture lie
internal sealed partial class SurfaceJob
{
    /// <summary>How far a picture of w and b, and of steps, reaches to each side where nobody asks for more or less.</summary>
    public const double UsualHalfWidth = 2;

    private const double Rounding = 1e-12;

    // the profile reaches from one step back to three steps on
    private const double ProfileStart = -1, ProfileEnd = 3;

    /// <summary>A place on an axis of the picture.</summary>
    /// <param name="i">0 to 60, from one edge to the other.</param>
    /// <param name="middle">What lies in the middle.</param>
    public double Along(int i, double middle) => middle + HalfWidth * (2.0 * i / (SurfaceLayout.Side - 1) - 1);

    /// <summary>A place of the profile, in next steps from θ.</summary>
    /// <param name="i">0 to 120.</param>
    public double AlongProfile(int i) =>
        HalfWidth / UsualHalfWidth * (ProfileStart + (ProfileEnd - ProfileStart) * i / (SurfaceLayout.ProfileLength - 1));

    private void Place(int point, NetworkParameters destination)
    {
        if (point < SurfaceLayout.ProfileStart)
        {
            (int row, int column) = (point / SurfaceLayout.Side, point % SurfaceLayout.Side);
            Plane.Place(Along(column, Middle.X), Along(row, Middle.Y), destination);
        }
        else if (point < SurfaceLayout.Clipped)
        {
            Plane.PlaceOnLine(AlongProfile(point - SurfaceLayout.ProfileStart), destination);
        }
        else
        {
            destination.CopyFrom(point == SurfaceLayout.Clipped ? clipped : unclipped);
        }
    }

    // the window stays where it is from iteration to iteration, as long as θ is in it: around whole numbers near where training began
    private (double X, double Y) MiddleOf((double W, double B) start, double halfWidth)
    {
        (double w, double b) = Plane.Centre;
        (double x, double y) = (Math.Round(start.W), Math.Round(start.B));
        return Math.Abs(w - x) <= halfWidth && Math.Abs(b - y) <= halfWidth ? (x, y) : (Math.Round(w), Math.Round(b));
    }

    private SurfaceAxes ChooseSecond(WeightPath path, int seed)
    {
        if (path.HasLastUpdate)
        {
            path.LastUpdate.CopyTo(Plane.Second.Values);
            if (PlaneDirections.MakeOrthogonal(Plane.First.Values, Plane.Second.Values))
            {
                return SurfaceAxes.PreviousUpdate;
            }
        }

        PlaneDirections.FillRandom(Plane.Origin, seed, path.Iteration, Plane.Second);
        PlaneDirections.MakeOrthogonal(Plane.First.Values, Plane.Second.Values);
        return SurfaceAxes.Random;
    }

    private Landing LandingAt(NetworkParameters after)
    {
        (double x, double y) = Plane.Project(after.Values);
        NetworkParameters difference = scratch.Parameters;
        Plane.Place(x, y, difference);
        Subtract(after, difference, difference.Values);
        double beside = Norm.Of(difference.Values);
        Subtract(after, Plane.Origin, difference.Values);
        double length = Norm.Of(difference.Values);
        return new Landing(x, y, length, beside < Rounding * length ? 0 : beside);
    }

    private static void Subtract(NetworkParameters a, NetworkParameters b, Span<double> difference)
    {
        ReadOnlySpan<double> from = a.Values, what = b.Values;
        for (int i = 0; i < difference.Length; i++)
        {
            difference[i] = from[i] - what[i];
        }
    }
}
