using RnnViz.Lessons.Geometry;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Tests.Geometry;

public sealed class WeightPathTests
{
    [Fact]
    public void Where_there_is_no_room_for_more_every_second_iteration_goes()
    {
        var parameters = new NetworkParameters(new NetworkShape(1, 1, 1));
        using var path = new WeightPath(parameters, 1 << 20);
        for (int i = 0; i < 2000; i++)
        {
            Step(path, parameters);
        }

        Assert.Equal(4, path.Stride);
        Assert.Equal(500, path.Count);
        Assert.All(Enumerable.Range(0, path.Count), i => Assert.Equal((4 * i, 4.0 * i), (path.IterationOf(i), path.Weights(i)[1])));
        Assert.All(path.LastUpdate.ToArray(), change => Assert.Equal(1, change));
    }

    [Fact]
    public void A_large_network_keeps_fewer_and_at_least_four()
    {
        var parameters = new NetworkParameters(new NetworkShape(300, 300, 300));
        using var path = new WeightPath(parameters, 1000);
        for (int i = 0; i < 9; i++)
        {
            Step(path, parameters);
        }

        Assert.Equal([0, 4, 8], Enumerable.Range(0, path.Count).Select(path.IterationOf));
    }

    [Fact]
    public void What_came_after_a_fork_is_forgotten_and_what_is_done_again_is_not_kept_twice()
    {
        var parameters = new NetworkParameters(new NetworkShape(1, 1, 1));
        using var path = new WeightPath(parameters, 1 << 20);
        for (int i = 0; i < 10; i++)
        {
            Step(path, parameters);
        }

        path.StandAt(3);
        Assert.False(path.HasLastUpdate);
        path.BeforeUpdate(isNew: false);
        path.AfterUpdate();
        Assert.Equal((10, 4, true), (path.Count, path.Iteration, path.HasLastUpdate));
        path.Cut(4);
        Assert.Equal([0, 1, 2, 3], Enumerable.Range(0, path.Count).Select(path.IterationOf));
        Assert.Throws<ArgumentOutOfRangeException>(() => path.IterationOf(4));
    }

    private static void Step(WeightPath path, NetworkParameters parameters)
    {
        path.BeforeUpdate(isNew: true);
        foreach (ref double value in parameters.Values)
        {
            value++;
        }

        path.AfterUpdate();
    }
}
