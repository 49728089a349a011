using RnnViz.Numerics.Activations;
using RnnViz.Numerics.Analysis;
using RnnViz.Numerics.Equations;
using RnnViz.Numerics.Geometry;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Randomness;

namespace RnnViz.Numerics.Tests.Geometry;

/// <summary>Maps of one and two numbers, their fixed points and basins, held to the plain equations and to eigenvalues.</summary>
public sealed class StateMapTests
{
    public static TheoryData<Cell, int, Activation, bool> Maps() => new()
    {
        { Cell.Vanilla, 1, Activation.Tanh, true },
        { Cell.Vanilla, 2, Activation.Tanh, true },
        { Cell.Vanilla, 2, Activation.Tanh, false },
        { Cell.Vanilla, 2, Activation.Sigmoid, true },
        { Cell.Vanilla, 2, Activation.Relu, true },
        { Cell.Vanilla, 2, Activation.Identity, true },
        { Cell.Gru, 1, Activation.Tanh, true },
        { Cell.Gru, 2, Activation.Tanh, true },
        { Cell.Gru, 2, Activation.Tanh, false },
        { Cell.Lstm, 1, Activation.Tanh, true },
        { Cell.Lstm, 1, Activation.Tanh, false },
    };

    [Theory]
    [MemberData(nameof(Maps))]
    public void The_map_is_a_step_of_the_plain_equations(Cell cell, int units, Activation activation, bool bias)
    {
        (NetworkParameters W, double[] x, StateMap map) = Build(cell, units, activation, bias, seed: 5);
        var random = new RandomSource(8);
        for (int i = 0; i < 20; i++)
        {
            (double X, double Y) s = (random.NextGaussian(), random.NextGaussian());
            (double X, double Y) expected = Plain(W, activation, x, s), found = map.Of(s);
            Assert.Equal(expected.X, found.X, 1e-14);
            Assert.Equal(map.Size == 2 ? expected.Y : 0, found.Y, 1e-14);
        }
    }

    [Theory]
    [MemberData(nameof(Maps))]
    public void The_jacobian_is_that_of_centred_differences(Cell cell, int units, Activation activation, bool bias)
    {
        (_, _, StateMap map) = Build(cell, units, activation, bias, seed: 6);
        var random = new RandomSource(9);
        const double Step = 1e-5;
        for (int i = 0; i < 20; i++)
        {
            (double X, double Y) s = (random.NextGaussian(), random.NextGaussian());
            (double xx, double xy, double yx, double yy) = map.Jacobian(s);
            (double X, double Y) right = map.Of((s.X + Step, s.Y)), left = map.Of((s.X - Step, s.Y));
            Assert.Equal((right.X - left.X) / (2 * Step), xx, 1e-8);
            if (map.Size == 2)
            {
                (double X, double Y) up = map.Of((s.X, s.Y + Step)), down = map.Of((s.X, s.Y - Step));
                Assert.Equal((right.Y - left.Y) / (2 * Step), yx, 1e-8);
                Assert.Equal((up.X - down.X) / (2 * Step), xy, 1e-8);
                Assert.Equal((up.Y - down.Y) / (2 * Step), yy, 1e-8);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Maps))]
    public void Fixed_points_stay_where_they_are_and_have_the_class_that_the_eigenvalues_give(
        Cell cell, int units, Activation activation, bool bias)
    {
        int found = 0;
        for (int seed = 0; seed < 20; seed++)
        {
            (_, _, StateMap map) = Build(cell, units, activation, bias, seed, gain: 2.5);
            var search = new FixedPointSearch();
            search.Run(map, -1.2, 1.2, -1.2, 1.2);
            foreach (FixedPoint point in search.Points)
            {
                found++;
                (double X, double Y) next = map.Of((point.X, point.Y));
                double residual = Math.Max(Math.Abs(next.X - point.X), map.Size == 2 ? Math.Abs(next.Y - point.Y) : 0);
                Assert.True(residual < 1e-12 * Math.Max(1, Math.Max(Math.Abs(point.X), Math.Abs(point.Y))), $"{point}");
                double[] sizes = SizesOfEigenvalues(map, (point.X, point.Y));
                Assert.Equal(sizes[^1], point.Largest, 1e-9 * Math.Max(1, sizes[^1]));
                Assert.Equal(sizes[0], point.Smallest, 1e-9 * Math.Max(1, sizes[^1]));
                Assert.Equal(
                    sizes[^1] < 1 ? Stability.Attracting : sizes[0] > 1 ? Stability.Repelling : Stability.Saddle, point.Stability);
            }

            FixedPoint[] all = search.Points.ToArray();
            Assert.Equal(all.OrderBy(p => Math.Round(p.X, 6)).ThenBy(p => p.Y), all);
            Assert.All(all, p => Assert.Single(all, q => double.Hypot(p.X - q.X, p.Y - q.Y) < 1e-6));
        }

        Assert.True(found >= 15, $"{found}");
    }

    [Fact]
    public void Two_units_that_hold_themselves_have_four_attractors_four_saddles_and_one_that_repels()
    {
        var W = new NetworkParameters(new NetworkShape(1, 2, 1));
        (W.Whh[0], W.Whh[3]) = (2, 2);
        var map = new StateMap(W.Shape, Activation.Tanh);
        map.Use(W, []);
        var search = new FixedPointSearch();
        search.Run(map, -1.15, 1.15, -1.15, 1.15);
        Assert.Equal(9, search.Points.Length);
        Assert.Equal(
            (4, 4, 1),
            (Count(Stability.Attracting), Count(Stability.Saddle), Count(Stability.Repelling)));
        int first = Basins.Of(map, search.Points, (-0.3, -0.2)), last = Basins.Of(map, search.Points, (0.1, 0.9));
        Assert.Equal((-1, -1), (Math.Sign(search.Points[first].X), Math.Sign(search.Points[first].Y)));
        Assert.Equal((1, 1), (Math.Sign(search.Points[last].X), Math.Sign(search.Points[last].Y)));
        Assert.Equal(-1, Basins.Of(map, search.Points, (0, 0)));

        int Count(Stability stability) => search.Points.ToArray().Count(point => point.Stability == stability);
    }

    [Fact]
    public void A_rotation_that_neither_grows_nor_shrinks_is_neutral_and_a_cycle_comes_to_no_fixed_point()
    {
        var W = new NetworkParameters(new NetworkShape(1, 2, 1));
        (W.Whh[1], W.Whh[2]) = (-1, 1);
        var map = new StateMap(W.Shape, Activation.Identity);
        map.Use(W, []);
        var search = new FixedPointSearch();
        search.Run(map, -1, 1, -1, 1);
        FixedPoint only = Assert.Single(search.Points.ToArray());
        Assert.Equal((0.0, 0.0, Stability.Neutral), (Math.Round(only.X, 12), Math.Round(only.Y, 12), only.Stability));
        Assert.Equal(-1, Basins.Of(map, search.Points, (0.5, 0)));
    }

    [Theory]
    [InlineData(Cell.Vanilla, 3)]
    [InlineData(Cell.Gru, 3)]
    [InlineData(Cell.Lstm, 2)]
    public void A_state_of_more_than_two_numbers_has_no_map(Cell cell, int units) =>
        Assert.Throws<ArgumentException>(() => new StateMap(new NetworkShape(1, units, 1, cell: cell), Activation.Tanh));

    private static (NetworkParameters W, double[] X, StateMap Map) Build(
        Cell cell, int units, Activation activation, bool bias, int seed, double gain = 1)
    {
        var random = new RandomSource(seed);
        var W = new NetworkParameters(new NetworkShape(3, units, 2, bias, cell));
        foreach (ref double value in W.Values)
        {
            value = gain * random.NextGaussian();
        }

        double[] x = [random.NextGaussian(), random.NextGaussian(), random.NextGaussian()];
        var map = new StateMap(W.Shape, activation);
        map.Use(W, x);
        return (W, x, map);
    }

    private static (double X, double Y) Plain(NetworkParameters W, Activation activation, double[] x, (double X, double Y) s)
    {
        IPlainCell cell = W.Shape.Cell switch
        {
            Cell.Lstm => new LstmCell(W, 1),
            Cell.Gru => new GruCell(W, 1),
            _ => new VanillaCell(W, activation, 1),
        };
        cell.x[1] = x;
        if (W.Shape.Cell == Cell.Lstm)
        {
            (cell.h[0][0], cell.c[0][0]) = s;
        }
        else
        {
            (cell.h[0][0], cell.h[0][^1]) = W.Shape.H == 2 ? s : (s.X, s.X);
        }

        cell.Forward();
        return W.Shape.Cell == Cell.Lstm ? (cell.h[1][0], cell.c[1][0]) : (cell.h[1][0], cell.h[1][^1]);
    }

    private static double[] SizesOfEigenvalues(StateMap map, (double X, double Y) s)
    {
        (double xx, double xy, double yx, double yy) = map.Jacobian(s);
        var eigenvalues = new Eigenvalues(map.Size);
        Assert.True(eigenvalues.Compute(map.Size == 2 ? [xx, xy, yx, yy] : [xx], CancellationToken.None));
        double[] sizes = new double[map.Size];
        for (int i = 0; i < sizes.Length; i++)
        {
            sizes[i] = double.Hypot(eigenvalues.Real[i], eigenvalues.Imaginary[i]);
        }

        return [.. sizes.Order()];
    }
}
