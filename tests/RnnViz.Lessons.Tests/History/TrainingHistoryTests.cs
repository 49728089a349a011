using RnnViz.Lessons.Files;
using RnnViz.Lessons.History;
using RnnViz.Lessons.Session;

namespace RnnViz.Lessons.Tests.History;

public sealed class TrainingHistoryTests
{
    [Fact]
    public void A_series_that_outgrows_its_buckets_keeps_extremes_and_means()
    {
        var series = new ScalarSeries(8);
        for (int i = 0; i < 100; i++)
        {
            series.Add(i == 41 ? 1000 : i);
        }

        Assert.Equal(16, series.BucketSize);
        Assert.Equal(7, series.BucketCount);
        Assert.Equal(32, series.FirstIteration(2));
        Assert.Equal(1000, series.Max(2));
        Assert.Equal(32, series.Min(2));
        Assert.Equal(7.5, series.Mean(0), 12);
        Assert.Equal(99, series.Last(6));
        Assert.Equal(99, series.Latest);
        Assert.Equal(74.5, series.SmoothedLatest, 12);
    }

    [Fact]
    public void What_is_not_finite_is_marked_and_kept_out_of_the_extremes()
    {
        var series = new ScalarSeries(8);
        foreach (double value in new[] { 1, 2, double.NaN, double.PositiveInfinity, 5, 6, 7, 8, 9 })
        {
            series.Add(value);
        }

        Assert.Equal(2, series.FirstNonFiniteIteration);
        Assert.True(series.HasNonFinite(1));
        Assert.False(series.HasNonFinite(0));
        Assert.True(double.IsNaN(series.Max(1)));
        Assert.Equal(2, series.Max(0));
    }

    [Theory]
    [InlineData(1e308)]
    [InlineData(1e-290)]
    public void Means_of_numbers_next_to_the_ends_of_the_doubles_are_means(double size)
    {
        var series = new ScalarSeries(8);
        for (int i = 0; i < 64; i++)
        {
            series.Add(i % 2 == 0 ? size : size / 2);
        }

        Assert.Equal(0.75, series.Mean(0) / size, 12);
        Assert.Equal(0.75, series.SmoothedLatest / size, 12);
    }

    [Fact]
    public void The_flow_over_training_drops_every_second_row_when_it_is_full()
    {
        var session = new TrainingSession(LessonCatalog.Load("hello"));
        var history = new TrainingHistory(4, flowCapacity: 8);
        for (int i = 0; i < 40; i++)
        {
            session.Prepare();
            history.Record(session.Step);
            session.Apply();
        }

        Assert.Equal(40, history.Count);
        Assert.Equal(8, history.FlowStride);
        Assert.Equal(5, history.FlowRows);
        Assert.Equal(3, history.LayoutVersion);
        Assert.Equal(32, history.FlowRowIteration(4));
        for (int row = 0; row < history.FlowRows; row++)
        {
            Assert.Equal(session.History.FlowRow(row * 8).ToArray(), history.FlowRow(row).ToArray());
        }
    }

    [Fact]
    public void After_a_cut_beyond_the_log_the_largest_gradient_is_that_of_what_comes_next()
    {
        using var trained = new TrainingSession(LessonCatalog.Load("hello"));
        using var fresh = new TrainingSession(LessonCatalog.Load("hello"));
        for (int i = 0; i < 300; i++)
        {
            trained.Prepare();
            trained.Apply();
        }

        trained.Prepare();
        fresh.Prepare();
        Assert.True(fresh.Step.GradientNorm > trained.Step.GradientNorm);
        using var log = new HistoryLog(4, bytes: 0);
        var history = new TrainingHistory(4, log: log);
        int large = log.Capacity + 100, cut = log.Capacity + 50;
        for (int i = 0; i < large; i++)
        {
            history.Record(trained.Step);
        }

        history.Record(fresh.Step);
        Assert.Equal(large, history.LargestGradientIteration);
        history.Cut(cut);
        Assert.Null(history.LargestGradientIteration);
        history.Record(trained.Step);
        Assert.Equal(cut, history.LargestGradientIteration);
    }
}
