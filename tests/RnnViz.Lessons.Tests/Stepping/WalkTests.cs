using RnnViz.Lessons.Files;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Stepping;
using RnnViz.Lessons.Tests.Session;

namespace RnnViz.Lessons.Tests.Stepping;

public sealed class WalkTests
{
    public static TheoryData<string> Lessons =>
    [
        .. LessonCatalog.BuiltIn.Select(l => l.Name).Where(name => name != "series"),
        "hello lstm", "hello gru", "window-of-three lstm", "sum-over-batch gru", "bytes lstm",
    ];

    [Fact]
    public void A_walk_begins_with_all_of_the_first_iteration()
    {
        Walk walk = Begin("hello");
        Assert.Equal(new Cursor(0, Phase.Update, 0, Term.Update), walk.Cursor);
        Assert.True(walk.IsWhole && walk.Session.IsPrepared);
        Assert.Equal(0, walk.Furthest);
        Assert.True(walk.Shows(Phase.Backward, 1, Term.InputTerm));
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    [InlineData("series")]
    public void Stepping_by_terms_and_running_in_one_go_give_the_same_weights_bit_for_bit(string name)
    {
        Walk stepped = Begin(name), running = Begin(name);
        stepped.Granularity = Granularity.Term;
        while (stepped.Cursor != stepped.Itinerary.Last(3))
        {
            stepped.Forward();
            _ = stepped.SoFar.TermsSummed == 1 ? stepped.SoFar.RecurrentNorm : 0;
            _ = stepped.Cursor.Phase == Phase.Update ? stepped.Update.Angle : 0;
        }

        for (int i = 0; i < 3; i++)
        {
            running.TrainOn();
        }

        Assert.Equal(Fingerprint.Of(running.Session), Fingerprint.Of(stepped.Session));
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Steps_back_undo_steps_forward_at_every_granularity(string name)
    {
        Walk walk = Begin(name);
        walk.TrainOn();
        foreach (Granularity granularity in Enum.GetValues<Granularity>())
        {
            walk.Granularity = granularity;
            int steps = granularity switch
            {
                Granularity.Batch => 3,
                Granularity.Phase => 6,
                Granularity.Timestep => Math.Min(walk.Itinerary.StopsPerIteration, 90),
                _ => Math.Min(walk.Itinerary.StopsPerIteration + 5, 200),
            };
            var seen = new Stack<(Cursor, long, double)>();
            for (int i = 0; i < steps; i++)
            {
                seen.Push((walk.Cursor, Fingerprint.Of(walk.Session), walk.SoFar.JointNorm));
                walk.Forward();
            }

            while (seen.TryPop(out (Cursor, long, double) before))
            {
                walk.Back();
                Assert.Equal(before, (walk.Cursor, Fingerprint.Of(walk.Session), walk.SoFar.JointNorm));
            }
        }
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("vanishing")]
    [InlineData("hello lstm")]
    [InlineData("hello gru")]
    public void Running_live_allocates_nothing(string name)
    {
        Walk walk = Begin(name);
        for (int i = 0; i < 150; i++)
        {
            walk.TrainOn();
        }

        _ = walk.Marks.Count;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 300; i++)
        {
            walk.TrainOn();
            _ = walk.Marks.Count + walk.SoFar.RecurrentNorm;
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Running_live_pauses_at_each_stop_of_the_lesson_within_its_iteration_and_goes_on_from_there()
    {
        Walk walk = WithStops(
            "two-timesteps",
            new StopSettings { Iteration = 0, Phase = Phase.Backward, Timestep = 2, Callout = "The first term." },
            new StopSettings { Iteration = 0, Phase = Phase.Backward, Timestep = 1, Callout = "The second." });
        Assert.True(walk.TrainOn());
        Assert.Equal(new Cursor(0, Phase.Backward, 2, Term.BackpropagateHidden), walk.Cursor);
        Assert.Equal("The first term.", walk.StopAt(walk.Cursor)!.Callout);
        Assert.False(walk.Shows(Phase.Backward, 1, Term.Delta));
        Assert.True(walk.TrainOn());
        Assert.Equal(new Cursor(0, Phase.Backward, 1, Term.InputTerm), walk.Cursor);
        Assert.False(walk.TrainOn());
        Assert.Equal(walk.Itinerary.Last(0), walk.Cursor);
        Assert.Null(walk.StopAt(walk.Cursor));
        Assert.False(walk.TrainOn());
        Assert.Equal(walk.Itinerary.Last(1), walk.Cursor);
        walk.ToStart();
        Assert.False(walk.TrainOn());
        Assert.Equal(walk.Itinerary.Last(1), walk.Cursor);
    }

    [Fact]
    public void A_stop_of_a_later_iteration_pauses_there_and_a_stop_without_a_timestep_at_the_end_of_its_phase()
    {
        StopSettings[] stops =
        [
            new StopSettings { Iteration = 0, Phase = Phase.Backward, Timestep = 1 },
            new StopSettings { Iteration = 1, Phase = Phase.Forward },
        ];
        Walk walk = WithStops("exploding", stops), through = WithStops("exploding", stops);
        Assert.True(walk.TrainOn());
        Assert.Equal((0, Phase.Backward, 1), (walk.Cursor.Iteration, walk.Cursor.Phase, walk.Cursor.Timestep));
        Assert.False(walk.TrainOn());
        Assert.True(walk.TrainOn());
        Assert.Equal(new Cursor(1, Phase.Forward, 40, Term.State), walk.Cursor);
        through.HonoursStops = false;
        Assert.False(through.TrainOn());
        Assert.Equal(through.Itinerary.Last(1), through.Cursor);
    }

    [Fact]
    public void A_stop_may_name_a_term_and_lies_exactly_there()
    {
        Lesson lesson = LessonCatalog.Load("hello") with
        {
            Stops =
            [
                new StopSettings { Iteration = 2, Phase = Phase.Update, Term = Term.Clip, Callout = "clip" },
                new StopSettings { Iteration = 2, Phase = Phase.Backward, Timestep = 3, Term = Term.Delta, Callout = "delta" },
            ],
        };
        var walk = new Walk(new TrainingSession(lesson));
        Assert.Equal([false, true, true, false], [walk.TrainOn(), walk.TrainOn(), walk.TrainOn(), walk.TrainOn()]);
        Assert.Equal(walk.Itinerary.Last(2), walk.Cursor);
        Assert.Equal("delta", walk.StopAt(new Cursor(2, Phase.Backward, 3, Term.Delta))!.Callout);
        Assert.Equal("clip", walk.StopAt(new Cursor(2, Phase.Update, 0, Term.Clip))!.Callout);
        Assert.Equal([new TimelineMark(MarkKind.Stop, 2)], walk.Marks.Where(m => m.Kind == MarkKind.Stop));
    }

    [Fact]
    public void The_ends_of_the_history_are_its_first_and_last_iteration()
    {
        Walk walk = Begin("hello");
        for (int i = 0; i < 30; i++)
        {
            walk.TrainOn();
        }

        walk.ToStart();
        Assert.Equal(walk.Itinerary.Last(0), walk.Cursor);
        walk.Granularity = Granularity.Batch;
        walk.Back();
        Assert.Equal(walk.Itinerary.Last(0), walk.Cursor);
        walk.ToEnd();
        Assert.Equal((30, 30), (walk.Cursor.Iteration, walk.Furthest));
        walk.GoToIteration(1000);
        Assert.Equal(walk.Itinerary.Last(30), walk.Cursor);
        walk.GoTo(new Cursor(12, Phase.Backward, 3, Term.Delta));
        Assert.Equal((12, Phase.Backward), (walk.Session.Step.Iteration, walk.Cursor.Phase));
        int version = walk.Version;
        walk.GoTo(walk.Cursor);
        Assert.Equal(version, walk.Version);
    }

    [Fact]
    public void The_largest_gradient_the_first_NaN_and_forks_are_marked()
    {
        Walk walk = Begin("exploding");
        double largest = 0;
        int at = 0;
        for (int i = 0; i < 20; i++)
        {
            if (walk.Session.Step.GradientNorm > largest)
            {
                (largest, at) = (walk.Session.Step.GradientNorm, i);
            }

            walk.TrainOn();
        }

        Assert.Contains(new TimelineMark(MarkKind.LargestGradient, at), walk.Marks);
        Assert.DoesNotContain(walk.Marks, m => m.Kind == MarkKind.FirstNaN);
        walk.GoToIteration(5);
        walk.Session.OptimizerKind = OptimizerKind.Sgd;
        Assert.DoesNotContain(walk.Marks, m => m.Kind == MarkKind.Fork);
        walk.Session.RescaleRecurrent(RecurrentMeasure.LargestSingularValue, 1000);
        walk.Session.LearningRate = 1000;
        Assert.Contains(new TimelineMark(MarkKind.Fork, 5), walk.Marks);
        Assert.Equal(5, walk.Furthest);
    }

    private static Walk WithStops(string name, params StopSettings[] stops) =>
        new(new TrainingSession(LessonCatalog.Load(name) with { Stops = stops }));

    private static Walk Begin(string name) => new(new TrainingSession(CellLesson.Load(name))) { HonoursStops = false };
}
