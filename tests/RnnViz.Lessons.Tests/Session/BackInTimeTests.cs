using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Stepping;

namespace RnnViz.Lessons.Tests.Session;

public sealed class BackInTimeTests
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
    [InlineData("hello lstm", 300, 60)]
    [InlineData("hello gru", 300, 60)]
    [InlineData("sum-over-batch lstm", 100, 30)]
    [InlineData("window-of-three gru", 100, 30)]
    [InlineData("pride-and-prejudice lstm", 120, 20)]
    [InlineData("pride-and-prejudice gru", 120, 20)]
    public void Any_earlier_place_of_a_run_comes_back_as_it_was(string name, int iterations, int jumps)
    {
        using TrainingSession session = Open(CellLesson.Load(name));
        var walk = new Walk(session) { HonoursStops = false };
        var seen = new List<long>();
        for (int i = 0; i < iterations; i++)
        {
            Assert.Equal(i, walk.Cursor.Iteration);
            seen.Add(Fingerprint.Of(session));
            walk.TrainOn();
        }

        var random = new Random(1);
        for (int i = 0; i < jumps; i++)
        {
            Cursor target = walk.Itinerary.At(random.Next(iterations), random.Next(walk.Itinerary.StopsPerIteration));
            walk.GoTo(target);
            Assert.Equal(target, walk.Cursor);
            Assert.Equal(seen[target.Iteration], Fingerprint.Of(session));
        }

        Assert.Equal(iterations, walk.Furthest);
    }

    [Fact]
    public void Within_little_memory_every_second_checkpoint_goes_and_every_iteration_still_comes_back()
    {
        var settings = new SessionSettings { HistoryBytes = 8 << 20, Clock = new SteadyClock() };
        using var session = new TrainingSession(LessonCatalog.Load("bytes"), settings: settings);
        var seen = new List<long>();
        for (int i = 0; i < 400; i++)
        {
            session.GoTo(i);
            seen.Add(Fingerprint.Of(session));
        }

        Assert.True(session.HistoryThinnings > 0);
        Assert.InRange(session.HistoryBytes, 4 << 20, 10 << 20);
        foreach (int i in new[] { 399, 1, 200, 333, 80, 79, 398, 0, 160, 159 })
        {
            session.GoTo(i);
            Assert.Equal(seen[i], Fingerprint.Of(session));
        }
    }

    [Fact]
    public void Where_not_even_four_checkpoints_fit_four_are_kept()
    {
        var settings = new SessionSettings { HistoryBytes = 0, Clock = new SteadyClock() };
        using var session = new TrainingSession(LessonCatalog.Load("bytes"), settings: settings);
        var seen = new List<long>();
        for (int i = 0; i < 30; i++)
        {
            session.GoTo(i);
            seen.Add(Fingerprint.Of(session));
        }

        for (int i = 29; i >= 0; i -= 7)
        {
            session.GoTo(i);
            Assert.Equal(seen[i], Fingerprint.Of(session));
        }
    }

    [Fact]
    public void Playing_on_from_the_past_repeats_the_run_and_records_nothing_twice()
    {
        using TrainingSession session = Open(LessonCatalog.Load("pride-and-prejudice"));
        var seen = new List<long>();
        for (int i = 0; i < 60; i++)
        {
            session.GoTo(i);
            seen.Add(Fingerprint.Of(session));
        }

        long history = Fingerprint.Of(session.History);
        session.GoTo(20);
        for (int i = 20; i < 60; i++)
        {
            Assert.Equal(seen[i], Fingerprint.Of(session));
            Assert.Equal(59, session.History.Count);
            if (i < 59)
            {
                session.Apply();
                session.Prepare();
            }
        }

        Assert.Equal(history, Fingerprint.Of(session.History));
        Assert.Null(session.Ghost);
        Assert.Throws<ArgumentOutOfRangeException>(() => session.GoTo(61));
        Assert.Throws<ArgumentOutOfRangeException>(() => session.GoTo(-1));
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("bytes")]
    public void Going_back_and_playing_on_allocate_nothing(string name)
    {
        using TrainingSession session = Open(LessonCatalog.Load(name));
        int[] places = [5, 119, 60, 0, 77, 61, 118, 110, 59, 58, 120];
        for (int i = 0; i <= 120; i++)
        {
            session.GoTo(i);
        }

        Visit();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Visit();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Visit()
        {
            foreach (int i in places)
            {
                session.GoTo(i);
                _ = session.Sampler!.InProgress.Length + session.Sampler.Text.Length;
            }
        }
    }

    [Fact]
    public void Going_back_one_by_one_computes_no_iteration_more_than_three_times_on_average()
    {
        using var session = new TrainingSession(
            LessonCatalog.Load("pride-and-prejudice"), settings: new SessionSettings { Clock = new SteadyClock() });
        for (int i = 1; i < 100; i++)
        {
            session.GoTo(i);
        }

        // a replay keeps what it comes through, so that the next iteration back is loaded: without that it would be 30 times
        int before = session.Step.Version;
        for (int i = 98; i >= 0; i--)
        {
            session.GoTo(i);
        }

        Assert.InRange(session.Step.Version - before, 99, 3 * 99);
    }

    // by a clock of its own: how far apart checkpoints lie is the same on every machine
    private static TrainingSession Open(Lesson lesson) => new(lesson, settings: new SessionSettings { Clock = new SteadyClock() });
}
