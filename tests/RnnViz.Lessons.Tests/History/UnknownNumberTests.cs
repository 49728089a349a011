using RnnViz.Lessons.History;

namespace RnnViz.Lessons.Tests.History;

/// <summary>Numbers of iterations that were trained elsewhere, of which some are known.</summary>
public class UnknownNumberTests
{
    [Fact]
    public void What_is_not_known_is_no_NaN_also_when_buckets_merge()
    {
        var series = new ScalarSeries(8);
        for (int i = 0; i < 100; i++)
        {
            series.AddUnknown();
        }

        Assert.True(series.BucketSize > 1);
        Assert.All(Enumerable.Range(0, series.BucketCount), bucket =>
        {
            Assert.False(series.HasNonFinite(bucket));
            Assert.True(double.IsNaN(series.Mean(bucket)));
        });
    }

    [Fact]
    public void What_becomes_known_stays_known_when_buckets_merge_and_a_NaN_stays_one()
    {
        var series = new ScalarSeries(8);
        series.AddUnknown();
        series.Add(double.NaN);
        Assert.True(series.Learn(0, 3));
        for (int i = 2; i < 100; i++)
        {
            series.AddUnknown();
        }

        Assert.Equal((3.0, true), (series.Mean(0), series.HasNonFinite(0)));
        Assert.False(series.HasNonFinite(series.BucketCount - 1));
    }
}
