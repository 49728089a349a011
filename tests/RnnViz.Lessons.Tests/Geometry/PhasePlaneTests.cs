using RnnViz.Lessons.Geometry;
using RnnViz.Lessons.Session;

namespace RnnViz.Lessons.Tests.Geometry;

public sealed class PhasePlaneTests
{
    [Theory]
    [InlineData("vanilla", 2, true)]
    [InlineData("gru", 2, true)]
    [InlineData("lstm", 1, true)]
    [InlineData("vanilla", 1, false)]
    [InlineData("vanilla", 3, false)]
    [InlineData("gru", 1, false)]
    [InlineData("lstm", 2, false)]
    public void A_network_has_a_phase_plane_where_its_state_has_two_numbers(string cell, int hidden, bool expected)
    {
        using var session = new TrainingSession(GeometryLesson.Read(cell, hidden));
        Assert.Equal(expected, session.PhasePlane is not null);
        Assert.Equal(cell == "vanilla" && hidden == 1, session.Bifurcation is not null);
    }

    [Theory]
    [InlineData("vanilla", 2)]
    [InlineData("gru", 2)]
    [InlineData("lstm", 1)]
    public void The_map_takes_a_state_of_the_batch_to_the_next_where_the_input_is_that_of_the_next(string cell, int hidden)
    {
        using TrainingSession session = GeometryLesson.Train(new TrainingSession(GeometryLesson.Read(cell, hidden)), 3);
        PhasePlane phase = session.PhasePlane!;
        for (int t = 1; t <= 6; t++)
        {
            Assert.True(phase.Request(t, sequence: 1));
            phase.Wait();
            (double x, double y) = phase.Next(phase.StateAt(1, t - 1));
            Assert.Equal(phase.StateAt(1, t).X, x, 1e-13);
            Assert.Equal(phase.StateAt(1, t).Y, y, 1e-13);
            Assert.Equal((3, t, 1, 1.0), (phase.Iteration, phase.Timestep, phase.Sequence, phase.Share));
        }

        Assert.Equal(session.Step.HiddenAt(4, 0, 1), phase.StateAt(1, 4).X);
        Assert.Throws<ArgumentOutOfRangeException>(() => phase.Request(7));
        Assert.Throws<ArgumentOutOfRangeException>(() => phase.Request(1, sequence: 2));
    }

    [Fact]
    public void Basins_are_of_the_fixed_points_that_states_come_to()
    {
        using TrainingSession session = Holding();
        PhasePlane phase = session.PhasePlane!;
        phase.Request();
        phase.Wait();
        Assert.Equal(9, phase.FixedPointCount);
        Assert.Equal(4, Points(phase).Count(p => p.Class == StateClass.Attracting));
        Assert.All(Points(phase), p => Assert.True(p.Residual < 1e-12));
        for (int column = 0; column < PhasePlane.Side; column += 7)
        {
            for (int row = 0; row < PhasePlane.Side; row += 7)
            {
                (double X, double Y) s = (phase.X(column), phase.Y(row));
                for (int i = 0; i < 3000; i++)
                {
                    s = phase.Next(s);
                }

                FixedState end = phase.FixedPointAt(phase.BasinAt(column, row));
                Assert.True(double.Hypot(s.X - end.X, s.Y - end.Y) < 1e-6);
                Assert.Equal(StateClass.Attracting, end.Class);
            }
        }
    }

    [Fact]
    public void The_pair_is_a_thousandth_apart_and_comes_to_different_fixed_points_where_there_is_a_saddle()
    {
        using TrainingSession session = Holding();
        PhasePlane phase = session.PhasePlane!;
        phase.Request();
        phase.Wait();
        ((double X, double Y) a, (double X, double Y) b) = phase.Pair();
        Assert.Equal(1e-3, double.Hypot(a.X - b.X, a.Y - b.Y), 1e-12);
        for (int i = 0; i < 200; i++)
        {
            (a, b) = (phase.Next(a), phase.Next(b));
        }

        Assert.True(double.Hypot(a.X - b.X, a.Y - b.Y) > 0.5);
    }

    [Fact]
    public void One_thread_and_two_find_the_same_fixed_points_and_basins()
    {
        Assert.Equal(Numbers(1), Numbers(2));

        static double[] Numbers(int threads)
        {
            using TrainingSession session = GeometryLesson.Train(new TrainingSession(GeometryLesson.Read("gru", 2)), 3);
            PhasePlane phase = session.PhasePlane!;
            phase.ThreadCount = threads;
            for (int i = 0; i < 3; i++)
            {
                phase.Request(i);
            }

            phase.Wait();
            Assert.True(phase.IsComplete && phase.IsCurrent && phase.Timestep == 2);
            return
            [
                .. Points(phase).SelectMany(p => new[] { p.X, p.Y, p.Largest }),
                .. Enumerable.Range(0, PhasePlane.Side * PhasePlane.Side)
                    .Select(i => (double)phase.BasinAt(i % PhasePlane.Side, i / PhasePlane.Side)),
            ];
        }
    }

    [Fact]
    public void Asking_again_allocates_nothing_on_the_loop()
    {
        using TrainingSession session = Holding();
        PhasePlane phase = session.PhasePlane!;
        for (int i = 0; i < 12; i++)
        {
            phase.Request();
            phase.Wait();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        phase.Request();
        phase.Wait();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static IEnumerable<FixedState> Points(PhasePlane phase) =>
        Enumerable.Range(0, phase.FixedPointCount).Select(phase.FixedPointAt);

    // each unit holds itself
    private static TrainingSession Holding()
    {
        var session = new TrainingSession(GeometryLesson.Read("vanilla", 2, bias: false));
        new double[] { 2, 0, 0, 2 }.CopyTo(session.Parts.Network.Parameters.Whh);
        session.Prepare();
        return session;
    }
}
