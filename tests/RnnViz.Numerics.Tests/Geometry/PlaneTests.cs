using RnnViz.Numerics.Activations;
using RnnViz.Numerics.Geometry;
using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Losses;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Randomness;

namespace RnnViz.Numerics.Tests.Geometry;

public sealed class PlaneTests
{
    [Fact]
    public void What_is_placed_is_found_again()
    {
        (ParameterPlane plane, NetworkParameters placed) = RandomPlane();
        plane.Place(1.25, -0.5, placed);
        (double x, double y) = plane.Project(placed.Values);
        Assert.Equal(1.25, x, 1e-12);
        Assert.Equal(-0.5, y, 1e-12);
        Assert.Equal((0.0, 0.0), plane.Project(plane.Origin.Values));
    }

    [Fact]
    public void The_second_direction_is_orthogonal_to_the_first_and_as_long()
    {
        (ParameterPlane plane, _) = RandomPlane();
        double product = 0;
        for (int i = 0; i < plane.First.Values.Length; i++)
        {
            product += plane.First.Values[i] * plane.Second.Values[i];
        }

        double length = Norm.Of(plane.First.Values);
        Assert.Equal(0, product / (length * length), 1e-15);
        Assert.Equal(length, Norm.Of(plane.Second.Values), 1e-12);
    }

    [Fact]
    public void Parallel_zero_and_infinite_directions_are_no_second_direction()
    {
        double[] u = [1, 2, 3];
        Assert.False(PlaneDirections.MakeOrthogonal(u, (double[])[-2, -4, -6]));
        Assert.False(PlaneDirections.MakeOrthogonal(u, (double[])[0, 0, 0]));
        Assert.False(PlaneDirections.MakeOrthogonal(u, (double[])[double.PositiveInfinity, 0, 0]));
        Assert.False(PlaneDirections.MakeOrthogonal(u, (double[])[double.NaN, 0, 0]));
        Assert.False(PlaneDirections.MakeOrthogonal([0, 0, 0], (double[])[1, 0, 0]));
        Assert.True(PlaneDirections.MakeOrthogonal(u, (double[])[1e-200, 0, 0]));
        Assert.True(PlaneDirections.MakeOrthogonal([1e-180, 0, 0], (double[])[1e150, 1e150, 0]));
    }

    [Fact]
    public void A_random_direction_has_the_length_of_each_parameter_and_depends_on_seed_and_iteration()
    {
        var shape = new NetworkShape(2, 3, 2, cell: Cell.Gru);
        NetworkParameters θ = Random(shape, 3), a = new(shape), b = new(shape), c = new(shape);
        θ.by.Clear();
        PlaneDirections.FillRandom(θ, 1, 0, a);
        PlaneDirections.FillRandom(θ, 1, 0, b);
        PlaneDirections.FillRandom(θ, 1, 1, c);
        Assert.Equal(a.Values, b.Values);
        Assert.NotEqual(a.Values.ToArray(), c.Values.ToArray());
        Assert.Equal(Norm.Of(θ.Whh), Norm.Of(a.Whh), 1e-12);
        Assert.Equal(Norm.Of(θ.bhn), Norm.Of(a.bhn), 1e-12);
        Assert.False(a.by.ContainsAnyExcept(0.0));
    }

    [Fact]
    public void Weights_are_axes_of_one_vanilla_unit_with_biases_alone()
    {
        var plane = new ParameterPlane(new NetworkShape(2, 1, 1));
        Random(plane.Origin.Shape, 4).Values.CopyTo(plane.Origin.Values);
        plane.Measure(areWeights: true);
        var placed = new NetworkParameters(plane.Origin.Shape);
        plane.Place(5, -2, placed);
        Assert.Equal((5.0, -2.0), (placed.Whh[0], placed.bh[0]));
        Assert.Equal(plane.Origin.Wxh, placed.Wxh);
        Assert.Equal(plane.Origin.Why, placed.Why);
        Assert.Equal((5.0, -2.0), plane.Project(placed.Values));
        Assert.Throws<ArgumentException>(() => new ParameterPlane(new NetworkShape(2, 2, 1)).Measure(areWeights: true));
    }

    [Theory]
    [InlineData(Cell.Vanilla)]
    [InlineData(Cell.Lstm)]
    [InlineData(Cell.Gru)]
    public void A_forward_pass_gives_the_loss_of_the_whole_pass_and_allocates_nothing(Cell cell)
    {
        RandomNetwork run = new RandomNetwork(seed: 2, cell: cell).Run();
        var forward = new ForwardLoss(run.Network.Shape, Activation.Tanh, new HalfSquaredError(), run.Batch.T, run.Batch.B);
        forward.StartFrom(run.Tape.ComputeHidden(0), cell == Cell.Lstm ? run.Tape.ComputeCell(0) : default);
        forward.Parameters.CopyFrom(run.Network.Parameters);
        Assert.Equal(run.Tape.Loss, forward.Of(run.Batch), 1e-14);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++)
        {
            forward.Of(run.Batch);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Theory]
    [InlineData(61, 61)]
    [InlineData(121, 1)]
    [InlineData(101, 101)]
    [InlineData(7, 3)]
    [InlineData(1, 1)]
    public void Every_point_of_a_grid_comes_once_and_after_the_one_that_stands_for_it(int columns, int rows)
    {
        var order = new GridOrder(columns, rows);
        Assert.Equal(Enumerable.Range(0, columns * rows), order.Points.ToArray().Order());
        var seen = new HashSet<int>();
        int place = 0;
        foreach (int point in order.Points)
        {
            Assert.True(order.CoarserOf(point) == point ? place < order.FirstCount : seen.Contains(order.CoarserOf(point)));
            seen.Add(point);
            place++;
        }
    }

    private static (ParameterPlane Plane, NetworkParameters Placed) RandomPlane()
    {
        var shape = new NetworkShape(3, 4, 2);
        var plane = new ParameterPlane(shape);
        Random(shape, 1).Values.CopyTo(plane.Origin.Values);
        Random(shape, 2).Values.CopyTo(plane.First.Values);
        Random(shape, 3).Values.CopyTo(plane.Second.Values);
        Assert.True(PlaneDirections.MakeOrthogonal(plane.First.Values, plane.Second.Values));
        plane.Measure(areWeights: false);
        return (plane, new NetworkParameters(shape));
    }

    private static NetworkParameters Random(NetworkShape shape, int seed)
    {
        var random = new RandomSource(seed);
        var parameters = new NetworkParameters(shape);
        foreach (ref double value in parameters.Values)
        {
            value = random.NextGaussian();
        }

        return parameters;
    }
}
