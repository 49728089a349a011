using RnnViz.Lessons.Contrasts;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Stepping;
using Runs = RnnViz.Lessons.Contrasts.Contrast;

namespace RnnViz.Lessons.Tests.Contrasts;

/// <summary>Runs in lock-step: at one place, on the same batches, and each as if it were alone.</summary>
public sealed class ContrastTests
{
    private const int Iterations = 200;

    /// <summary>All lessons with variants, and one that is contrasted by hand.</summary>
    public static TheoryData<string> Lessons() =>
        ["vanishing", .. LessonCatalog.BuiltIn.Select(l => l.Name).Where(name => LessonCatalog.Load(name).Variants.Count > 0)];

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Each_run_is_bit_for_bit_the_run_that_it_is_alone(string name)
    {
        using Runs contrast = Of(name);
        var random = new Random(7);
        for (int i = 0; i < Iterations; i++)
        {
            contrast.Front.TrainOn();
            contrast.Follow(null);
            if (i % 40 == 20)
            {
                // back in time, to a place within an iteration, to the front, on again
                contrast.Front.GoTo(contrast.Front.Itinerary.EndOf(random.Next(i), Phase.Backward, 2));
                contrast.Follow(null);
                contrast.BringToFront((contrast.FrontIndex + 1) % contrast.Walks.Count);
                contrast.Front.ToEnd();
                contrast.Follow(null);
            }
        }

        foreach (Walk walk in contrast.Walks)
        {
            using TrainingSession alone = walk.Session.Restart();
            alone.Prepare();
            while (alone.Iteration < walk.Session.Iteration)
            {
                alone.Apply();
                alone.Prepare();
            }

            Assert.Equal(Iterations, walk.Session.Iteration);
            Assert.Equal(alone.StateHash(), walk.Session.StateHash());
        }
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void A_control_of_one_run_that_is_changed_in_the_past_leaves_the_others_as_they_are_alone(string name)
    {
        using Runs contrast = Of(name);
        Train(contrast, 60);
        contrast.Front.GoToIteration(30);
        contrast.Follow(null);
        contrast.Front.Session.LearningRate *= 0.5;
        contrast.Front.Session.Prepare();
        contrast.Follow(null);
        Assert.All(contrast.Walks, walk => Assert.Equal((30, 30), (walk.Furthest, walk.Session.Iteration)));
        Train(contrast, 70);
        foreach (Walk walk in contrast.Walks)
        {
            using TrainingSession alone = walk.Session.Restart();
            alone.Prepare();
            while (alone.Iteration < 100)
            {
                if (alone.Iteration == 30 && walk == contrast.Front)
                {
                    alone.LearningRate *= 0.5;
                }

                alone.Apply();
                alone.Prepare();
            }

            Assert.Equal(alone.StateHash(), walk.Session.StateHash());
        }
    }

    [Fact]
    public void All_runs_see_the_same_batches_and_stand_at_one_place()
    {
        using Runs contrast = Of("vanishing");
        Train(contrast, 10);
        contrast.Front.Granularity = Granularity.Term;
        for (int i = 0; i < 300; i++)
        {
            contrast.Front.Back();
            contrast.Follow(null);
            Cursor front = contrast.Front.Cursor;
            Assert.All(contrast.Walks, walk =>
            {
                Cursor at = walk.Cursor;
                Assert.Equal((front.Iteration, front.Phase, front.Timestep), (at.Iteration, at.Phase, at.Timestep));
                Assert.Equal(TokensOf(contrast.Front), TokensOf(walk));
            });
        }
    }

    [Fact]
    public void A_run_that_comes_late_is_trained_up_to_where_the_others_are()
    {
        using Runs contrast = Of("vanishing", runs: 1);
        Train(contrast, 50);
        contrast.Front.GoToIteration(20);
        contrast.Add(ContrastChoices.Begin(contrast.Front.Session, ContrastChoices.Of(contrast.Front.Session)[0]));
        Assert.False(contrast.IsInStep);
        contrast.Follow(TimeSpan.Zero);
        Assert.False(contrast.IsInStep);
        contrast.Follow(null);
        Assert.True(contrast.IsInStep);
        Assert.Equal((50, 20), (contrast.Walks[1].Furthest, contrast.Walks[1].Session.Iteration));
    }

    [Fact]
    public void Where_a_run_leaves_the_others_stay()
    {
        using Runs contrast = Of("vanishing");
        Train(contrast, 5);
        contrast.BringToFront(2);
        Walk middle = contrast.Walks[1], last = contrast.Walks[2];
        contrast.Remove(0);
        Assert.Equal(last, contrast.Front);
        contrast.Remove(contrast.FrontIndex);
        Assert.Equal([middle], contrast.Walks);
        Assert.Equal(5, middle.Session.Iteration);
        Assert.Throws<InvalidOperationException>(() => contrast.Remove(0));
    }

    [Fact]
    public void A_fourth_run_has_no_place_and_another_length_neither()
    {
        using Runs contrast = Of("vanishing");
        using TrainingSession fourth = contrast.Front.Session.Restart();
        Assert.Throws<InvalidOperationException>(() => contrast.Add(fourth));
        contrast.Remove(2);
        using var other = new TrainingSession(LessonCatalog.Load("hello"));
        Assert.Throws<ArgumentException>(() => contrast.Add(other));
    }

    [Fact]
    public void Going_on_in_lock_step_allocates_nothing()
    {
        using Runs contrast = Of("vanishing");
        Train(contrast, 80);
        contrast.Front.ToStart();
        contrast.Follow(null);
        Train(contrast, 30);
        long least = long.MaxValue;
        for (int run = 0; run < 3; run++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Train(contrast, 10);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    private static int[] TokensOf(Walk walk) => walk.Session.Parts.Batch.InputTokens(7).ToArray();

    private static void Train(Runs contrast, int iterations)
    {
        for (int i = 0; i < iterations; i++)
        {
            contrast.Front.TrainOn();
            contrast.Follow(null);
        }
    }

    /// <summary>The lesson and its variants, or the first choices where it has none; stops are passed.</summary>
    private static Runs Of(string name, int runs = Runs.MostRuns)
    {
        var session = new TrainingSession(LessonCatalog.Load(name));
        var contrast = new Runs(new Walk(session));
        contrast.Front.HonoursStops = false;
        IEnumerable<TrainingSession> others = session.Lesson.VariantLessons.Count > 0
            ? session.Lesson.VariantLessons.Select(variant => session.Beside(variant))
            : ContrastChoices.Of(session).Take(2).Select(choice => ContrastChoices.Begin(session, choice));
        foreach (TrainingSession other in others.Take(runs - 1))
        {
            contrast.Add(other);
        }

        return contrast;
    }
}
