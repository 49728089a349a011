using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Tests.BuiltIn;

namespace RnnViz.Lessons.Tests.Session;

public sealed class TrainingSessionTests
{
    [Fact]
    public void Applying_without_preparing_is_refused()
    {
        var session = new TrainingSession(LessonCatalog.Load("hello"));
        Assert.Throws<InvalidOperationException>(session.Apply);
        session.Prepare();
        session.Apply();
        Assert.Throws<InvalidOperationException>(session.Apply);
    }

    [Fact]
    public void Preparing_twice_changes_nothing()
    {
        var session = new TrainingSession(LessonCatalog.Load("hello"));
        session.Prepare();
        double[] norms = session.Step.HiddenGradientNorms.ToArray();
        session.Prepare();
        Assert.Equal(norms, session.Step.HiddenGradientNorms.ToArray());
        Assert.Equal(0, session.Iteration);
        Assert.True(session.IsPrepared);
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("pride-and-prejudice")]
    [InlineData("exploding")]
    public void The_same_seed_gives_the_same_run_bit_for_bit_and_another_seed_another(string name)
    {
        Assert.Equal(Fingerprint(name, 7), Fingerprint(name, 7));
        Assert.NotEqual(Fingerprint(name, 7), Fingerprint(name, 8));
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("pride-and-prejudice")]
    [InlineData("vanishing")]
    public void Preparing_applying_and_sampling_allocate_nothing(string name)
    {
        var session = new TrainingSession(LessonCatalog.Load(name));
        Run(session, 110); // past the first readings of the spectrum: a thread is started, and waited for
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run(session, 45);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        static void Run(TrainingSession session, int iterations)
        {
            for (int i = 0; i < iterations; i++)
            {
                session.Prepare();
                _ = session.Step.GrowthRate + session.Step.FlowBound(1) + session.History.Loss.SmoothedLatest;
                session.Apply();
            }
        }
    }

    [Fact]
    public void Stateful_text_carries_the_hidden_state_over_and_starts_afresh_where_the_text_does()
    {
        var session = new TrainingSession(LessonCatalog.Load("pride-and-prejudice"));
        session.Prepare();
        Assert.All(session.Step.Hidden(0).ToArray(), h => Assert.Equal(0, h));
        double[] last = session.Step.Hidden(session.Step.Timesteps).ToArray();
        int T = session.Step.Timesteps;
        int[] lastTargets = [.. Enumerable.Range(0, session.Step.BatchSize).Select(b => session.Step.TargetToken(T, b))];
        session.Apply();
        session.Prepare();
        Assert.Equal(last, session.Step.Hidden(0).ToArray());
        Assert.Equal(lastTargets, Enumerable.Range(0, session.Step.BatchSize).Select(b => session.Step.InputToken(1, b)));
    }

    [Fact]
    public void The_loss_of_a_step_is_the_sum_over_its_timesteps()
    {
        var session = new TrainingSession(LessonCatalog.Load("hello"));
        session.Prepare();
        PreparedStep step = session.Step;
        Assert.Equal(Enumerable.Range(1, step.Timesteps).Sum(step.LossAt), step.LossSum, 12);
        Assert.Equal(step.LossSum / 4, step.LossPerOutput, 12);
        Assert.True(step.HasLoss(1));
        Assert.False(step.FlowBoundApplies);
    }

    [Fact]
    public void The_flow_bound_holds_where_only_the_last_timestep_has_a_loss()
    {
        foreach (string name in new[] { "vanishing", "exploding" })
        {
            var session = new TrainingSession(LessonCatalog.Load(name));
            session.Prepare();
            Assert.True(session.Step.FlowBoundApplies);
            for (int t = 1; t <= session.Step.Timesteps; t++)
            {
                Assert.True(session.Step.HiddenGradientNorms[t - 1] <= session.Step.FlowBound(t) * (1 + 1e-12));
            }
        }
    }

    [Fact]
    public void A_reading_of_the_spectrum_says_of_which_iteration_it_is()
    {
        var session = new TrainingSession(LessonCatalog.Load("hello"));
        Assert.Equal(0, session.Spectrum.Iteration);
        for (int i = 0; i < 151; i++)
        {
            session.Prepare();
            session.Apply();
        }

        Assert.Equal(0, session.Spectrum.Iteration);
        session.ReadSpectrum();
        Assert.Equal(151, session.Spectrum.Iteration);
        Assert.Equal(8, session.Spectrum.Count);
        Assert.True(session.Spectrum.LargestSingularValue >= session.Spectrum.SpectralRadius);
    }

    private static string Fingerprint(string name, int seed)
    {
        var line = new System.Text.StringBuilder();
        TrainingSession session = TrainedLesson.Train(
            name, seed, 30,
            step => line.Append(step.LossSum.ToString("R")).Append(' ').Append(step.GradientNorm.ToString("R")).Append(' '));
        return session.Sampler is null ? line.ToString() : line.Append(session.Sampler.InProgress).ToString();
    }
}
