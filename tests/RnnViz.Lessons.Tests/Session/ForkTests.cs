using RnnViz.Lessons.Files;
using RnnViz.Lessons.History;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;

namespace RnnViz.Lessons.Tests.Session;

public sealed class ForkTests
{
    [Fact]
    public void A_change_in_the_past_keeps_the_old_future_as_a_ghost_and_cuts_the_history()
    {
        var session = new TrainingSession(LessonCatalog.Load("hello"));
        Run(session, 100);
        long before = Fingerprint.Of(session.History);
        double[] loss = [.. Enumerable.Range(0, 100).Select(session.History.Loss.Last)];
        double[] row = session.History.FlowRow(77).ToArray();
        session.GoTo(60);
        Assert.Equal(before, Fingerprint.Of(session.History));
        session.LearningRate = 0.2;
        Assert.Equal((60, 60), (session.History.Count, session.History.Loss.Count));
        Ghost ghost = session.Ghost!;
        Assert.Equal((60, 100), (ghost.ForkIteration, ghost.Count));
        Assert.Equal(loss, Enumerable.Range(0, 100).Select(ghost.Loss.Last));
        Assert.Equal(row, ghost.FlowRow(77).ToArray());
        Assert.Equal(77, ghost.FlowRowIteration(77));
        session.LearningRate = 0.3;
        Assert.Same(ghost, session.Ghost);
        Assert.Equal([60], session.Forks);
        Run(session, 80);
        Assert.Equal(loss[..60], Enumerable.Range(0, 60).Select(session.History.Loss.Last));
        Assert.NotEqual(loss[61], session.History.Loss.Last(61));
        session.GoTo(70);
        session.ClipThreshold = 0.5;
        Assert.Equal((70, 80), (session.Ghost!.ForkIteration, session.Ghost.Count));
        session.GoTo(40);
        session.ClipThreshold = 0.4;
        Assert.Equal([40], session.Forks);
    }

    [Fact]
    public void A_change_that_changes_nothing_does_not_fork()
    {
        var session = new TrainingSession(LessonCatalog.Load("hello"));
        Run(session, 20);
        session.GoTo(10);
        session.LearningRate = 0.1;
        session.ClipKind = ClipKind.Norm;
        session.Truncation = null;
        session.OptimizerKind = OptimizerKind.Adagrad;
        Assert.Equal(20, session.History.Count);
        Assert.Null(session.Ghost);
    }

    [Fact]
    public void A_cut_history_is_that_of_a_run_that_has_just_come_there_whatever_its_curves_had_merged()
    {
        var longer = new TrainingSession(LessonCatalog.Load("two-timesteps"));
        var shorter = new TrainingSession(LessonCatalog.Load("two-timesteps"));
        Run(longer, 9000);
        Run(shorter, 3001);
        Assert.Equal(8, longer.History.FlowStride);
        longer.GoTo(3001);
        longer.LearningRate = 0.05;
        Assert.Equal(2, longer.History.FlowStride);
        Assert.Equal(Fingerprint.Of(shorter.History), Fingerprint.Of(longer.History));
    }

    [Fact]
    public void A_history_cut_beyond_its_log_keeps_the_resolution_that_it_had()
    {
        var session = new TrainingSession(LessonCatalog.Load("two-timesteps"), settings: new SessionSettings { HistoryBytes = 1 << 20 });
        Run(session, 9000);
        double first = session.History.Loss.Mean(10);
        session.GoTo(8500);
        session.LearningRate = 0.05;
        Assert.Equal((8500, 8500), (session.History.Count, session.History.Loss.Count));
        Assert.Equal((first, 8), (session.History.Loss.Mean(10), session.History.FlowStride));
        Run(session, 8600);
        Assert.Equal(8600, session.History.Count);
        session.GoTo(8550);
        Assert.Equal(8550, session.Iteration);
    }

    [Theory]
    [InlineData("hello", 1)]
    [InlineData("hello", 2)]
    [InlineData("hello", 3)]
    [InlineData("vanishing", 4)]
    [InlineData("window-of-three", 5)]
    [InlineData("window-of-three", 6)]
    [InlineData("bytes", 7)]
    [InlineData("spectral-radius", 8)]
    [InlineData("hello", 9)]
    [InlineData("hello", 10)]
    [InlineData("hello", 11)]
    [InlineData("hello", 12)]
    [InlineData("hello", 13)]
    [InlineData("two-timesteps", 14)]
    [InlineData("clipping", 15)]
    [InlineData("hello", 16)]
    public void Whatever_is_done_to_a_run_it_is_the_run_that_its_changes_make_of_a_fresh_one(string name, int seed)
    {
        var session = new TrainingSession(LessonCatalog.Load(name));
        session.Prepare();
        var random = new Random(seed);
        var changes = new List<(int Iteration, Action<TrainingSession> Change)>();
        var seen = new Dictionary<int, long>();
        for (int act = 0; act < 150; act++)
        {
            if (random.Next(4) > 0)
            {
                int until = session.Iteration + random.Next(1, 15);
                while (session.Iteration < until)
                {
                    Remember();
                    session.GoTo(session.Iteration + 1);
                }
            }
            else if (random.Next(2) == 0)
            {
                Remember();
                session.GoTo(random.Next(session.History.Count + 1));
                Remember();
            }
            else
            {
                Remember();
                int forkAt = session.Iteration;
                Action<TrainingSession> change = AnyChange(random);
                change(session);
                if (session.History.Count > forkAt)
                {
                    continue; // it changed nothing
                }

                changes.RemoveAll(c => c.Iteration > forkAt);
                changes.Add((forkAt, change));
                foreach (int later in seen.Keys.Where(i => i >= forkAt).ToArray())
                {
                    seen.Remove(later);
                }
            }

            Assert.Equal(session.Iteration, session.Step.Iteration);
        }

        int last = session.History.Count;
        session.GoTo(last);
        var fresh = new TrainingSession(LessonCatalog.Load(name));
        for (int i = 0; i <= last; i++)
        {
            fresh.GoTo(i);
            foreach ((_, Action<TrainingSession> change) in changes.Where(c => c.Iteration == i))
            {
                change(fresh);
            }

            Assert.True(!seen.TryGetValue(i, out long picture) || picture == Fingerprint.Of(fresh), $"iteration {i} of {last} differs");
        }

        Assert.Equal(Fingerprint.Of(fresh), Fingerprint.Of(session));
        Assert.Equal(Fingerprint.Of(fresh.History), Fingerprint.Of(session.History));

        void Remember()
        {
            long picture = Fingerprint.Of(session);
            Assert.Equal(picture, seen.GetValueOrDefault(session.Iteration, picture));
            seen[session.Iteration] = picture;
        }
    }

    private static Action<TrainingSession> AnyChange(Random random)
    {
        double size = random.NextDouble();
        int whole = random.Next(1, 6);
        return random.Next(7) switch
        {
            0 => s => s.LearningRate = 0.2 * size,
            1 => s => s.ClipKind = (ClipKind)(whole % 3),
            2 => s => s.ClipThreshold = 0.01 + size,
            3 => s => s.Truncation = whole == 5 ? null : whole,
            4 => s => s.OptimizerKind = (OptimizerKind)(whole - 1),
            5 => s => s.RescaleRecurrent(RecurrentMeasure.SpectralRadius, 0.2 + size),
            _ => s => s.RescaleRecurrent(RecurrentMeasure.LargestSingularValue, 0.2 + size),
        };
    }

    private static void Run(TrainingSession session, int until)
    {
        while (session.Iteration < until)
        {
            session.Prepare();
            session.Apply();
        }

        session.Prepare();
    }
}
