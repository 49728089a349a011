using RnnViz.Lessons.Geometry;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Step;
using RnnViz.Numerics.Geometry;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Randomness;

namespace RnnViz.Lessons.Tests.Geometry;

public sealed class LossSurfaceTests
{
    private const int Middle = (LossSurface.Side - 1) / 2;

    [Theory]
    [InlineData("hello", 0)]
    [InlineData("hello", 7)]
    [InlineData("clipping", 3)]
    [InlineData("lstm-remembers", 2)]
    [InlineData("hello lstm", 5)]
    [InlineData("hello gru", 5)]
    [InlineData("window-of-three", 4)]
    [InlineData("one unit", 4)]
    [InlineData("one unit", 0)]
    [InlineData("pride-and-prejudice", 1)]
    public void A_hundred_random_points_have_the_loss_that_the_lesson_has_with_their_parameters(string name, int iteration)
    {
        using TrainingSession session = Train(name, iteration), other = Train(name, iteration);
        LossSurface surface = Complete(session);
        ParameterPlane plane = PlaneOf(session);
        var random = new RandomSource(11);
        int points = name.StartsWith("pride") ? 10 : 100;
        for (int i = 0; i < points; i++)
        {
            (int column, int row) = (random.NextInteger(LossSurface.Side), random.NextInteger(LossSurface.Side));
            plane.Place(surface.X(column), surface.Y(row), other.Parts.Network.Parameters);
            double expected = OwnLoss(other);
            Assert.True(Math.Abs(surface.LossAt(column, row) - expected) <= 1e-12 * Math.Max(1, Math.Abs(expected)), $"{column}, {row}");
        }
    }

    [Theory]
    [InlineData("hello", 6)]
    [InlineData("hello", 0)]
    [InlineData("clipping", 0)]
    [InlineData("hello lstm", 5)]
    [InlineData("hello gru", 5)]
    [InlineData("one unit", 4)]
    public void The_gradient_on_the_plane_is_that_of_centred_differences_of_the_surface(string name, int iteration)
    {
        using TrainingSession session = Train(name, iteration);
        LossSurface surface = Complete(session, name == "one unit" ? LossSurface.UsualHalfWidth : 0.02);
        (double x, double y) = surface.Gradient;
        if (name == "one unit")
        {
            // the middle of the picture is not θ, whose own neighbours are: computed by the same forward passes
            (double dx, double dy) = DifferencesOfWeights(session);
            AssertNear(x, y, dx, dy);
            return;
        }

        double step = surface.X(Middle + 1) - surface.X(Middle);
        Assert.Equal(0, surface.X(Middle), 15);
        AssertNear(
            x, y,
            Difference(i => surface.LossAt(Middle + i, Middle), step), Difference(i => surface.LossAt(Middle, Middle + i), step));
        Assert.Equal(x, surface.Slope, 12);
    }

    [Theory]
    [InlineData("hello", OptimizerKind.Sgd, ClipKind.Norm)]
    [InlineData("hello", OptimizerKind.Sgd, ClipKind.None)]
    [InlineData("hello", OptimizerKind.Momentum, ClipKind.Norm)]
    [InlineData("hello", OptimizerKind.Momentum, ClipKind.None)]
    [InlineData("hello", OptimizerKind.Adam, ClipKind.Norm)]
    [InlineData("hello", OptimizerKind.Adam, ClipKind.None)]
    [InlineData("hello", OptimizerKind.Rmsprop, ClipKind.Value)]
    [InlineData("hello lstm", OptimizerKind.Adam, ClipKind.Value)]
    [InlineData("hello gru", OptimizerKind.Momentum, ClipKind.Norm)]
    [InlineData("one unit", OptimizerKind.Sgd, ClipKind.Norm)]
    [InlineData("one unit", OptimizerKind.Momentum, ClipKind.Norm)]
    [InlineData("one unit", OptimizerKind.Adam, ClipKind.Norm)]
    public void The_next_step_lands_where_the_parameters_are_after_the_update_clipped_and_not(
        string name, OptimizerKind optimizer, ClipKind clip)
    {
        foreach (bool isClipped in new[] { true, false })
        {
            using TrainingSession session = Train(name, 4, optimizer, clip), run = Train(name, 4, optimizer, clip);
            LossSurface surface = Complete(session);
            ParameterPlane plane = PlaneOf(session);
            if (!isClipped)
            {
                run.ClipKind = ClipKind.None;
                run.Prepare();
            }

            Landing landing = isClipped ? surface.Clipped : surface.Unclipped;
            double[] before = run.Parts.Network.Parameters.Values.ToArray();
            run.Apply();
            double[] after = run.Parts.Network.Parameters.Values.ToArray();
            (double x, double y) = plane.Project(after);
            Assert.Equal(x, landing.X, 12);
            Assert.Equal(y, landing.Y, 12);
            Assert.Equal(Length(after, before), landing.Length, 12);
            var placed = new NetworkParameters(session.Parts.Network.Shape);
            plane.Place(landing.X, landing.Y, placed);
            Assert.Equal(Length(after, placed.Values), landing.Beside, 12);
            plane.Origin.CopyFrom(session.Parts.Network.Parameters);
            after.CopyTo(session.Parts.Network.Parameters.Values);
            Assert.Equal(OwnLoss(session), isClipped ? surface.ClippedLoss : surface.UnclippedLoss, 12);
            if (isClipped && !surface.IsOfWeights)
            {
                Assert.Equal((1.0, 0.0), (Math.Round(landing.X, 12), Math.Round(landing.Y, 12)));
                Assert.Equal(0, landing.Beside);
            }
            else if (surface.IsOfWeights)
            {
                var moved = run.Parts.Network.Parameters;
                Assert.Equal((moved.Whh[0], moved.bh[0]), (landing.X, landing.Y));
            }
        }
    }

    [Fact]
    public void Where_nothing_is_clipped_both_steps_land_at_the_same_place()
    {
        using TrainingSession session = Train("hello", 3, OptimizerKind.Adam, ClipKind.None);
        LossSurface surface = Complete(session);
        Assert.Equal(surface.Clipped, surface.Unclipped);
        Assert.Equal(surface.ClippedLoss, surface.UnclippedLoss);
    }

    [Fact]
    public void The_profile_goes_through_the_step_and_its_landing_and_begins_along_its_tangent()
    {
        using TrainingSession session = Train("hello", 3);
        LossSurface surface = Complete(session);
        Assert.Equal((0.0, 1.0), (surface.ProfilePlace(30), surface.ProfilePlace(60)));
        Assert.Equal(session.Step.LossPerOutput, surface.ProfileAt(30), 13);
        Assert.Equal(surface.ClippedLoss, surface.ProfileAt(60), 13);
        Assert.Equal(surface.Loss, surface.Promise(0));
        LossSurface near = Complete(session, 0.02);
        double step = near.ProfilePlace(31) - near.ProfilePlace(30);
        Assert.Equal(near.Slope, Difference(i => near.ProfileAt(30 + i), step), 1e-6 * Math.Abs(near.Slope));
        Assert.True(near.Slope < 0);
    }

    [Fact]
    public void The_second_axis_is_the_previous_update_made_orthogonal_and_random_at_the_beginning()
    {
        using TrainingSession session = Train("hello", 0);
        Assert.Equal(SurfaceAxes.Random, Complete(session).Axes);
        using TrainingSession later = Train("hello", 5), before = Train("hello", 4);
        double[] previous = before.Parts.Network.Parameters.Values.ToArray();
        LossSurface surface = Complete(later);
        Assert.Equal(SurfaceAxes.PreviousUpdate, surface.Axes);

        // where the last update came from lies in the plane
        ParameterPlane plane = PlaneOf(later);
        (double x, double y) = plane.Project(previous);
        var placed = new NetworkParameters(plane.Origin.Shape);
        plane.Place(x, y, placed);
        Assert.True(Length(previous, placed.Values) < 1e-12);
        Assert.Equal((4, 5), (surface.PathIteration(4), surface.PathIteration(5)));
        Assert.Equal((x, y), surface.PathAt(4));
        Assert.Equal((0.0, 0.0), surface.PathAt(5));
    }

    [Fact]
    public void Networks_of_one_vanilla_unit_with_biases_have_their_w_and_b_as_axes_and_no_others()
    {
        Assert.True(new TrainingSession(GeometryLesson.Read()).Surface.IsOfWeights);
        Assert.False(new TrainingSession(GeometryLesson.Read(bias: false)).Surface.IsOfWeights);
        Assert.False(new TrainingSession(GeometryLesson.Read(hidden: 2)).Surface.IsOfWeights);
        Assert.False(new TrainingSession(GeometryLesson.Read("gru")).Surface.IsOfWeights);
        Assert.False(new TrainingSession(GeometryLesson.Read("lstm")).Surface.IsOfWeights);
    }

    [Fact]
    public void The_path_of_one_unit_is_w_and_b_of_every_iteration_so_far()
    {
        using var session = new TrainingSession(GeometryLesson.Read());
        var expected = new List<(double, double)>();
        for (int i = 0; i <= 20; i++)
        {
            session.Prepare();
            expected.Add((session.Step.RecurrentWeights[0], session.Step.HiddenBias[0]));
            if (i < 20)
            {
                session.Apply();
            }
        }

        LossSurface surface = Complete(session);
        Assert.Equal(expected, Enumerable.Range(0, surface.PathLength).Select(surface.PathAt));
        session.GoTo(8);
        surface = Complete(session);
        Assert.Equal(expected[..9], Enumerable.Range(0, surface.PathLength).Select(surface.PathAt));
    }

    [Fact]
    public void A_step_of_zero_has_no_plane_but_one_of_w_and_b()
    {
        using TrainingSession session = Train("hello", 1), one = Train("one unit", 1);
        session.LearningRate = one.LearningRate = 0;
        Assert.True(session.Surface.Request());
        Assert.True(session.Surface.HasNone && !session.Surface.IsBusy);
        Assert.True(one.Surface.Request());
        Assert.False(one.Surface.HasNone);
    }

    private static TrainingSession Train(string name, int iteration, OptimizerKind? optimizer = null, ClipKind? clip = null)
    {
        if (name != "one unit")
        {
            return GeometryLesson.Trained(name, iteration, optimizer, clip);
        }

        var session = new TrainingSession(GeometryLesson.Read());
        if (optimizer is not null)
        {
            (session.OptimizerKind, session.ClipKind, session.ClipThreshold) = (optimizer.Value, clip!.Value, 0.05);
        }

        return GeometryLesson.Train(session, iteration);
    }

    private static LossSurface Complete(TrainingSession session, double halfWidth = LossSurface.UsualHalfWidth)
    {
        Assert.True(session.Surface.Request(halfWidth));
        session.Surface.Wait();
        Assert.True(session.Surface.IsComplete);
        return session.Surface;
    }

    // made again from the run, by what the documentation says
    private static ParameterPlane PlaneOf(TrainingSession session)
    {
        SessionParts parts = session.Parts;
        var plane = new ParameterPlane(parts.Network.Shape);
        plane.Origin.CopyFrom(parts.Network.Parameters);
        double[] scratch = new double[parts.StateSize];
        parts.PreviewUpdate(plane.First, plane.Second, scratch, session.Step.GradientNorm);
        for (int i = 0; i < scratch.Length && i < plane.First.Values.Length; i++)
        {
            plane.First.Values[i] -= plane.Origin.Values[i];
        }

        if (session.Iteration > 0)
        {
            session.WeightPath.LastUpdate.CopyTo(plane.Second.Values);
        }

        if (session.Iteration == 0 || !PlaneDirections.MakeOrthogonal(plane.First.Values, plane.Second.Values))
        {
            PlaneDirections.FillRandom(plane.Origin, session.Seed, session.Iteration, plane.Second);
            PlaneDirections.MakeOrthogonal(plane.First.Values, plane.Second.Values);
        }

        plane.Measure(session.Surface.IsOfWeights);
        return plane;
    }

    private static double OwnLoss(TrainingSession session)
    {
        SessionParts parts = session.Parts;
        parts.Pass.Run(parts.Batch, parts.Tape, parts.Gradients);
        return parts.Tape.Loss / parts.Batch.LossCount;
    }

    private static (double X, double Y) DifferencesOfWeights(TrainingSession session)
    {
        NetworkParameters θ = session.Parts.Network.Parameters;
        (double w, double b) = (θ.Whh[0], θ.bh[0]);
        (double x, double y) = (Difference(i => At(w + i * 1e-4, b), 1e-4), Difference(i => At(w, b + i * 1e-4), 1e-4));
        At(w, b);
        return (x, y);

        double At(double atW, double atB)
        {
            (θ.Whh[0], θ.bh[0]) = (atW, atB);
            return OwnLoss(session);
        }
    }

    // centred, to the fourth order
    private static double Difference(Func<int, double> at, double step) => (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * step);

    private static void AssertNear(double x, double y, double expectedX, double expectedY)
    {
        double size = double.Hypot(expectedX, expectedY);
        Assert.True(size > 0);
        Assert.True(double.Hypot(x - expectedX, y - expectedY) <= 1e-6 * size, $"({x}, {y}) and ({expectedX}, {expectedY})");
    }

    private static double Length(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }

        return Math.Sqrt(sum);
    }
}
