using System.Diagnostics;
using Xunit.Abstractions;

namespace RnnViz.Lessons.Tests;

public sealed class BackInTimeTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("hello", 2000, 1000)]
    [InlineData("two-timesteps", 2000, 1000)]
    [InlineData("sum-over-batch", 500, 100)]
    [InlineData("window-of-three", 2000, 200)]
    [InlineData("spectral-radius", 300, 50)]
    [InlineData("vanishing", 300, 50)]
    [InlineData("exploding", 300, 50)]
    [InlineData("clipping", 300, 50)]
    [InlineData("saturation", 300, 50)]
    [InlineData("adding-problem", 200, 40)]
    [InlineData("adding-problem-tanh", 200, 40)]
    [InlineData("copy-memory", 200, 40)]
    [InlineData("bytes", 250, 40)]
    [InlineData("pride-and-prejudice", 250, 40)]
    [InlineData("series", 60, 20)]
    public void Any_earlier_place_of_a_run_comes_back_as_it_was(string name, int iterations, int jumps)
    {
        using var session = new TrainingSession(LessonCatalog.Load(name));
        var walk = new Walk(session) { HonoursStops = false };
        var seen = new List<ulong>();
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < iterations; i++)
        {
            Assert.Equal(i, walk.Cursor.Iteration);
            seen.Add(Picture(walk));
            walk.TrainOn();
        }

        double run = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var random = new Random(1);
        var times = new List<double>();
        for (int i = 0; i < jumps; i++)
        {
            Cursor target = walk.Itinerary.At(random.Next(iterations), random.Next(walk.Itinerary.StopsPerIteration));
            start = Stopwatch.GetTimestamp();
            walk.GoTo(target);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            Assert.Equal(target, walk.Cursor);
            Assert.Equal(seen[target.Iteration], Picture(walk));
        }

        times.Sort();
        output.WriteLine(
            $"{name}: {iterations} iterations in {run:f0} ms; {jumps} jumps, median {times[jumps / 2]:f1} ms, worst {times[^1]:f1} ms; "
            + $"{session.HistoryBytes / 1e6:f1} MB, thinned {session.HistoryThinnings} times");
        Assert.Equal(iterations, walk.Furthest);
    }

    /// <summary>Everything that a screen shows of an iteration.</summary>
    private static ulong Picture(Walk walk)
    {
        TrainingSession session = walk.Session;
        var hash = new HashCode();
        hash.Add(session.StateHash());
        hash.Add(session.Step.Loss);
        hash.Add(session.Step.GradientNorm);
        hash.Add(session.Step.ClippedGradientNorm);
        hash.Add(session.Step.FlowBound(1));
        hash.Add(session.Spectrum.Iteration);
        hash.Add(session.Spectrum.SpectralRadius);
        hash.Add(session.Spectrum.LargestSingularValue);
        hash.Add(session.Sampler?.Text.ToString());
        hash.Add(session.Sampler?.InProgress.ToString());
        return (uint)hash.ToHashCode();
    }
}
