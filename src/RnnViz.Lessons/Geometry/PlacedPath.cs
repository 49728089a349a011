using RnnViz.Numerics.Geometry;

namespace RnnViz.Lessons.Geometry;

/// <summary>A run's way on a plane: where the parameters of the iterations that are known lie, and the present ones.</summary>
internal sealed class PlacedPath
{
    private int[] iterations = [];
    private double[] x = [], y = [];

    /// <summary>How many places there are, the present one last.</summary>
    public int Count { get; private set; }

    /// <summary>The iteration of a place.</summary>
    public int IterationOf(int i) => iterations[Within(i)];

    /// <summary>The place on the first axis.</summary>
    public double X(int i) => x[Within(i)];

    /// <summary>The place on the second axis.</summary>
    public double Y(int i) => y[Within(i)];

    /// <summary>No path.</summary>
    public void Clear() => Count = 0;

    /// <summary>Places the iterations before the present one, and the present one.</summary>
    /// <param name="path">The run.</param>
    /// <param name="plane">The plane.</param>
    public void Take(WeightPath path, ParameterPlane plane)
    {
        if (x.Length <= path.Count)
        {
            // all that there will ever be, so that a run that goes on allocates nothing
            int length = WeightPath.Most + 1;
            (iterations, x, y) = (new int[length], new double[length], new double[length]);
        }

        Count = 0;
        for (int i = 0; i < path.Count && path.IterationOf(i) < path.Iteration; i++)
        {
            Add(path.IterationOf(i), plane.Project(path.Weights(i)));
        }

        Add(path.Iteration, plane.Project(path.Now.Values));
    }

    private void Add(int iteration, (double X, double Y) place)
    {
        (iterations[Count], x[Count], y[Count]) = (iteration, place.X, place.Y);
        Count++;
    }

    private int Within(int i)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)i, (uint)Count, nameof(i));
        return i;
    }
}
