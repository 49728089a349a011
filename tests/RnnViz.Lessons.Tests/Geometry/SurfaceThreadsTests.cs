using RnnViz.Lessons.Geometry;
using RnnViz.Lessons.Session;

namespace RnnViz.Lessons.Tests.Geometry;

/// <summary>Surfaces that come one after another, on one thread and on two, forwards and back in time.</summary>
public sealed class SurfaceThreadsTests
{
    [Theory]
    [InlineData("hello", 5)]
    [InlineData("hello lstm", 3)]
    [InlineData("clipping", 2)]
    public void The_finished_picture_is_the_same_to_the_last_bit_on_one_thread_and_on_two(string name, int iteration)
    {
        Assert.Equal(Bits(name, iteration, 1), Bits(name, iteration, 2));

        static long[] Bits(string name, int iteration, int threads)
        {
            using TrainingSession session = GeometryLesson.Trained(name, iteration);
            session.Surface.ThreadCount = threads;
            Assert.True(session.Surface.Request());
            session.Surface.Wait();
            return BitsOf(session.Surface);
        }
    }

    [Fact]
    public void Given_up_halfway_and_asked_for_again_it_is_the_same_to_the_last_bit()
    {
        using TrainingSession session = GeometryLesson.Trained("clipping", 3), calm = GeometryLesson.Trained("clipping", 4);
        LossSurface surface = session.Surface;
        Assert.True(surface.Request());
        for (int i = 0; i < 50; i++)
        {
            surface.Request(0.5 + 0.01 * i);
            surface.Refresh();
        }

        session.Apply();
        session.Prepare();
        while (!surface.Request())
        {
            surface.Refresh();
        }

        surface.Wait();
        Assert.Equal(4, surface.Iteration);
        calm.Surface.Request();
        calm.Surface.Wait();
        Assert.Equal(BitsOf(calm.Surface), BitsOf(surface));
    }

    [Fact]
    public void Back_in_time_the_surface_is_that_of_then_to_the_last_bit_whichever_way_one_came()
    {
        using TrainingSession session = GeometryLesson.Trained("hello", 200);
        foreach (int iteration in new[] { 128, 64, 65, 1, 0, 63, 127, 199, 200 })
        {
            session.GoTo(iteration);
            using TrainingSession forwards = GeometryLesson.Trained("hello", iteration);
            Assert.True(session.Surface.Request() && forwards.Surface.Request());
            session.Surface.Wait();
            forwards.Surface.Wait();
            Assert.Equal(iteration == 0 ? SurfaceAxes.Random : SurfaceAxes.PreviousUpdate, session.Surface.Axes);
            Assert.Equal(BitsOf(forwards.Surface), BitsOf(session.Surface));
        }
    }

    [Fact]
    public void Asked_for_the_first_time_after_going_back_the_step_is_made_again_bit_for_bit()
    {
        using TrainingSession session = GeometryLesson.Trained("hello", 100);
        session.GoTo(64);
        Assert.False(session.WeightPath.HasLastUpdate);
        ulong state = session.StateHash();
        Assert.True(session.Surface.Request());
        Assert.Equal((64, state), (session.Iteration, session.StateHash()));
        session.Surface.Wait();
        Assert.Equal(SurfaceAxes.PreviousUpdate, session.Surface.Axes);
        Assert.True(session.Surface.IsCurrent);
        session.GoTo(0);
        session.GoTo(64);
        Assert.True(session.WeightPath.HasLastUpdate);
    }

    [Fact]
    public void The_coarse_picture_stands_for_the_rest_until_that_is_there_and_what_is_known_stays()
    {
        using TrainingSession session = GeometryLesson.Trained("clipping", 1);
        LossSurface surface = session.Surface;
        Assert.Equal((-1, 0.0, double.NaN), (surface.Iteration, surface.Share, surface.LossAt(3, 4)));
        Assert.True(surface.Request());
        var seen = new Dictionary<(int, int), double>();
        while (!surface.IsComplete)
        {
            if (!surface.Refresh())
            {
                continue;
            }

            (int Column, int Row)[] all =
                [.. Enumerable.Range(0, LossSurface.Side * LossSurface.Side).Select(i => (i % LossSurface.Side, i / LossSurface.Side))];
            foreach ((int column, int row) in all.Where(p => surface.IsKnown(p.Column, p.Row)))
            {
                Assert.Equal(seen.GetValueOrDefault((column, row), surface.LossAt(column, row)), surface.LossAt(column, row));
                seen[(column, row)] = surface.LossAt(column, row);
            }

            HashSet<double> losses = [.. seen.Values];
            Assert.All(all, p => Assert.Contains(surface.LossAt(p.Column, p.Row), losses));
        }

        Assert.Equal(LossSurface.Side * LossSurface.Side, seen.Count);
        Assert.False(surface.Refresh());
    }

    [Fact]
    public void An_applied_step_has_no_surface_before_the_next_is_prepared()
    {
        using TrainingSession session = GeometryLesson.Trained("hello", 1);
        session.Apply();
        Assert.False(session.Surface.Request());
        session.Prepare();
        Assert.True(session.Surface.Request());
        session.Surface.Wait();
        Assert.True(session.Surface.IsCurrent);
        session.LearningRate = 0.5;
        Assert.False(session.Surface.IsCurrent);
    }

    [Fact]
    public void Asking_again_allocates_nothing_on_the_loop()
    {
        using TrainingSession session = GeometryLesson.Trained("hello", 20);
        for (int i = 0; i < 20; i++)
        {
            session.Surface.Request();
            session.Surface.Wait();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 5; i++)
        {
            session.Surface.Request();
            session.Surface.Refresh();
            session.Surface.Wait();
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Two_runs_of_one_unit_share_a_surface_where_they_see_the_same_batches()
    {
        using var clipped = new TrainingSession(GeometryLesson.Read(clip: "norm"));
        using var free = new TrainingSession(GeometryLesson.Read());
        using var sigmoid = new TrainingSession(GeometryLesson.Read(activation: "sigmoid"));
        using var longer = new TrainingSession(GeometryLesson.Read(steps: 7));
        GeometryLesson.Train(clipped, 9);
        GeometryLesson.Train(free, 9);
        sigmoid.Prepare();
        longer.Prepare();
        Assert.True(clipped.SharesSurfaceWith(free));
        Assert.False(clipped.SharesSurfaceWith(sigmoid));
        Assert.False(clipped.SharesSurfaceWith(longer));
        LossSurface surface = clipped.Surface;
        Assert.True(surface.Request(beside: [free.WeightPath]));
        surface.Wait();
        Assert.Equal((10, 10, 0), (surface.PathLength, surface.BesideLength(0), surface.BesideLength(1)));
        Assert.Equal(surface.PathAt(0), surface.BesideAt(0, 0));
        Assert.NotEqual(surface.PathAt(9), surface.BesideAt(0, 9));
        Assert.Equal((free.Step.RecurrentWeights[0], free.Step.HiddenBias[0]), surface.BesideAt(0, 9));
    }

    private static long[] BitsOf(LossSurface surface)
    {
        var bits = new List<double> { surface.ClippedLoss, surface.UnclippedLoss, surface.Slope, surface.Clipped.X, surface.Unclipped.Y };
        for (int i = 0; i < LossSurface.Side * LossSurface.Side; i++)
        {
            bits.Add(surface.LossAt(i % LossSurface.Side, i / LossSurface.Side));
        }

        for (int i = 0; i < LossSurface.ProfileLength; i++)
        {
            bits.Add(surface.ProfileAt(i));
        }

        for (int i = 0; i < surface.PathLength; i++)
        {
            bits.AddRange([surface.PathIteration(i), surface.PathAt(i).X, surface.PathAt(i).Y]);
        }

        return [.. bits.Select(BitConverter.DoubleToInt64Bits)];
    }
}
