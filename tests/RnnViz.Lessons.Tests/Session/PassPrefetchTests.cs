using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;

namespace RnnViz.Lessons.Tests.Session;

public sealed class PassPrefetchTests
{
    [Theory]
    [InlineData("hello")]
    [InlineData("window-of-three")]
    [InlineData("clipping")]
    [InlineData("adding-problem")]
    [InlineData("pride-and-prejudice")]
    [InlineData("series")]
    public void Steps_computed_on_another_thread_are_the_same_bit_for_bit(string name)
    {
        using var plain = new TrainingSession(LessonCatalog.Load(name));
        using var prefetching = new TrainingSession(LessonCatalog.Load(name));
        int iterations = name == "series" ? 8 : 120; // past two readings of the spectrum
        for (int i = 0; i < iterations; i++)
        {
            plain.GoTo(i);
            prefetching.GoTo(i);
            Assert.Equal(Fingerprint.Of(plain), Fingerprint.Of(prefetching));
            prefetching.Prefetch();
            Assert.True(prefetching.IsPrefetching);
            if (i % 3 == 0)
            {
                Assert.True(prefetching.WaitForPrefetch(TimeSpan.FromMinutes(1)));
                Assert.True(prefetching.IsPrefetched);
            }
        }
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("window-of-three")]
    [InlineData("pride-and-prejudice")]
    [InlineData("series")]
    public void Nothing_that_can_be_read_changes_until_the_step_is_taken_over(string name)
    {
        using var session = new TrainingSession(LessonCatalog.Load(name));
        session.GoTo(0);
        session.GoTo(1);
        long before = Fingerprint.Of(session);
        session.Prefetch();
        Assert.Equal(before, Fingerprint.Of(session));
        Assert.True(session.WaitForPrefetch(TimeSpan.FromMinutes(1)));
        Assert.Equal(before, Fingerprint.Of(session));
        session.GoTo(2);
        Assert.False(session.IsPrefetching);
        Assert.NotEqual(before, Fingerprint.Of(session));
    }

    [Theory]
    [InlineData("hello", 1)]
    [InlineData("hello", 2)]
    [InlineData("clipping", 3)]
    [InlineData("pride-and-prejudice", 4)]
    public void Whatever_comes_between_gives_what_a_session_without_another_thread_gives(string name, int seed)
    {
        using var plain = new TrainingSession(LessonCatalog.Load(name));
        using var prefetching = new TrainingSession(LessonCatalog.Load(name));
        var random = new Random(seed);
        plain.GoTo(0);
        prefetching.GoTo(0);
        for (int i = 0; i < 150; i++)
        {
            prefetching.Prefetch();
            Action<TrainingSession> next = Any(random, plain);
            next(plain);
            next(prefetching);
            Assert.Equal(Fingerprint.Of(plain), Fingerprint.Of(prefetching));
            Assert.Equal(Fingerprint.Of(plain.History), Fingerprint.Of(prefetching.History));
        }
    }

    [Fact]
    public void Prefetching_wants_a_prepared_step()
    {
        using var session = new TrainingSession(LessonCatalog.Load("hello"));
        var e = Assert.Throws<InvalidOperationException>(session.Prefetch);
        Assert.Contains("call Prepare", e.Message, StringComparison.Ordinal);
        Assert.False(session.IsPrefetching);
        Assert.False(session.WaitForPrefetch(TimeSpan.Zero));
    }

    [Fact]
    public void Prefetching_allocates_nothing_after_the_first_step()
    {
        using var session = new TrainingSession(LessonCatalog.Load("pride-and-prejudice"));
        Train(70); // past a reading of the spectrum, whose thread is started then
        long before = GC.GetAllocatedBytesForCurrentThread();
        Train(120);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Train(int to)
        {
            for (int i = session.Iteration; i < to; i++)
            {
                session.GoTo(i);
                session.Prefetch();
            }
        }
    }

    private static Action<TrainingSession> Any(Random random, TrainingSession session)
    {
        int last = session.History.Count;
        switch (random.Next(10))
        {
            case 0:
                int back = random.Next(last + 1);
                return s => s.GoTo(back);
            case 1:
                double rate = 0.001 * (1 + random.Next(20));
                return s => s.LearningRate = rate;
            case 2:
                int? truncation = random.Next(2) == 0 ? null : 1 + random.Next(4);
                return s => s.Truncation = truncation;
            case 3:
                double size = 0.5 + random.NextDouble();
                return s => s.RescaleRecurrent(RecurrentMeasure.SpectralRadius, size);
            case 4:
                var kind = (OptimizerKind)random.Next(3);
                return s => s.OptimizerKind = kind;
            case 5:
                var clip = (ClipKind)random.Next(3);
                return s => s.ClipKind = clip;
            default:
                int next = session.Iteration + 1;
                return s => s.GoTo(next);
        }
    }
}
