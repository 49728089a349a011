using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;

namespace RnnViz.Lessons.Tests.BuiltIn;

/// <summary>The lessons of the notes and of the theory, held to what they promise.</summary>
public sealed class LessonPromiseTests
{
    [Fact]
    public void Two_timesteps_has_an_early_term_that_can_be_seen()
    {
        using var session = new TrainingSession(LessonCatalog.Load("two-timesteps"));
        session.Prepare();
        session.Analysis.Request();
        session.Analysis.Wait();
        Assert.True(session.Analysis.TermNorm(1) > 0.01);
    }

    [Fact]
    public void Sum_over_batch_has_five_sequences_of_two_timesteps_small_enough_to_be_drawn_one_by_one()
    {
        var session = new TrainingSession(LessonCatalog.Load("sum-over-batch"));
        session.Prepare();
        Assert.Equal((2, 5, 2), (session.Step.Timesteps, session.Step.BatchSize, session.Step.HiddenUnits));
        double[] sum = new double[4];
        for (int t = 1; t <= 2; t++)
        {
            for (int b = 0; b < 5; b++)
            {
                for (int i = 0; i < 4; i++)
                {
                    double h = session.Step.Hidden(t)[i / 2 * 5 + b], g = session.Step.HiddenGradient(t)[i / 2 * 5 + b];
                    sum[i] += g * (1 - h * h) * session.Step.Hidden(t - 1)[i % 2 * 5 + b];
                }
            }
        }

        AssertClose(sum, session.Parts.Gradients.Whh);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Window_of_three_has_terms_of_t_and_the_two_before_and_throws_away_a_share(int seed)
    {
        TrainingSession session = TrainedLesson.Train("window-of-three", seed, 300);
        session.Prepare();
        session.Analysis.Request();
        session.Analysis.Wait();
        Assert.Equal(300, session.Analysis.Iteration);
        Assert.Equal(3, session.Analysis.Truncation);
        Assert.True(session.Analysis.Reaches(9, 7) && !session.Analysis.Reaches(9, 6) && !session.Analysis.Reaches(9, 10));
        Assert.True(session.Analysis.Flow(9, 6) > 0);
        Assert.InRange(session.Analysis.ThrownAway, 0.01, 10);
        Assert.NotEqual(session.Analysis.FullTermNorm(2), session.Analysis.TermNorm(2));
        Assert.True(session.History.Loss.SmoothedLatest < 0.1 * session.Task.Baselines[0].Value);
        Assert.All(Enumerable.Range(1, 12), t => Assert.True(session.Step.HasLoss(t)));
    }

    [Fact]
    public void Series_puts_all_8317_windows_into_every_batch_and_closes_in_on_the_curve()
    {
        TrainingSession session = TrainedLesson.Train("series", 1, 40);
        Assert.Equal(8317, session.Step.BatchSize);
        Assert.Equal((10, 50), (session.Step.Timesteps, session.Step.HiddenUnits));
        double mean = session.Task.Baselines.Single(b => b.Label == "mean").Value;
        Assert.Equal(0.5, mean, 10);
        Assert.True(session.History.Loss.Latest < 0.05 * mean, $"loss {session.History.Loss.Latest}");
        Assert.Equal(session.Step.Input(10)[1], session.Step.Target(9)[1]);
        Assert.Equal(session.Step.Input(10)[1], session.Step.Target(10)[0]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Bytes_starts_from_ln_256_without_biases(int seed)
    {
        double first = double.NaN;
        TrainingSession session = TrainedLesson.Train("bytes", seed, 200, step => first = step.Iteration == 0 ? step.LossPerOutput : first);
        Assert.Equal(256, session.Step.OutputSize);
        Assert.True(session.Parts.Gradients.bh.IsEmpty && session.Parts.Gradients.by.IsEmpty);
        Assert.InRange(first, 0.99 * Math.Log(256), 1.01 * Math.Log(256));
        Assert.True(session.History.Loss.SmoothedLatest < 3.2, $"loss {session.History.Loss.SmoothedLatest}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Clipping_keeps_the_loss_in_bounds_where_gradients_explode_all_along(int seed)
    {
        double highest = 0, smallestRatio = double.PositiveInfinity, largestClipped = 0;
        TrainedLesson.Train("clipping", seed, 200, step =>
        {
            highest = Math.Max(highest, step.LossPerOutput);
            smallestRatio = Math.Min(smallestRatio, step.Ratio());
            largestClipped = Math.Max(largestClipped, step.ClippedGradientNorm);
            Assert.True(step.ClippedGradientNorm <= step.GradientNorm);
        });
        Assert.True(highest < 6, $"highest loss {highest}");
        Assert.True(smallestRatio > 1e3, $"ratio {smallestRatio}");
        Assert.Equal(1, largestClipped, 12);
    }

    [Fact]
    public void Clipping_differs_from_exploding_in_nothing_but_the_clip()
    {
        Lesson exploding = LessonCatalog.Load("exploding"), clipping = LessonCatalog.Load("clipping");
        Assert.Equal(exploding.Task, clipping.Task);
        Assert.Equal(exploding.Model, clipping.Model);
        Assert.Equal(exploding.Training with { Clip = clipping.Training.Clip }, clipping.Training);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Saturation_has_a_spectral_radius_far_above_one_and_vanishes_all_the_same(int seed)
    {
        double largest = 0;
        TrainingSession session = TrainedLesson.Train("saturation", seed, 200, step => largest = Math.Max(largest, step.Ratio()));
        session.ReadSpectrum();
        Assert.True(session.Spectrum.SpectralRadius > 2.5);
        Assert.True(largest < 1e-6, $"ratio {largest}");
        session.Prepare();
        session.Analysis.Request();
        session.Analysis.Wait();
        Assert.True(session.Analysis.MeanSlope(40) < 0.2, $"mean slope {session.Analysis.MeanSlope(40)}");
        Assert.True(session.History.Loss.SmoothedLatest < Math.Log(4) / 2, $"loss {session.History.Loss.SmoothedLatest}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Spectral_radius_tilts_the_flow_as_the_dial_turns(int seed)
    {
        var session = new TrainingSession(LessonCatalog.Load("spectral-radius"), seed);
        double before = double.NegativeInfinity;
        foreach (double radius in new[] { 0.5, 0.8, 1.0, 1.3, 2.0 })
        {
            session.RescaleRecurrent(RecurrentMeasure.SpectralRadius, radius);
            session.Prepare();
            Assert.Equal(radius, session.Spectrum.SpectralRadius, 10);
            Assert.True(session.Step.GrowthRate > before);
            Assert.Equal(Math.Log10(radius), session.Step.GrowthRate, 0.052);
            before = session.Step.GrowthRate;
            Assert.True(session.Step.HiddenGradientNorms[0] <= session.Step.FlowBound(1) * (1 + 1e-6));
            session.RescaleRecurrent(RecurrentMeasure.SpectralRadius, 2 * radius);
            session.Prepare();
            Assert.True(session.Step.HiddenGradientNorms[0] <= session.Step.FlowBound(1) * (1 + 1e-6));
            session.Apply();
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_adding_problem_is_passed_by_ReLU_from_the_identity_well_before_tanh(int seed)
    {
        const double half = 0.5 / 12;
        TrainingSession relu = TrainedLesson.Train("adding-problem", seed, 900);
        TrainingSession tanh = TrainedLesson.Train("adding-problem-tanh", seed, 900);
        Assert.Equal(1.0 / 12, relu.Task.Baselines[0].Value, 15);
        Assert.True(relu.History.Loss.SmoothedLatest < half, $"ReLU {relu.History.Loss.SmoothedLatest}");
        Assert.True(tanh.History.Loss.SmoothedLatest > 0.8 / 12, $"tanh {tanh.History.Loss.SmoothedLatest}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Copy_memory_reaches_the_memoryless_baseline(int seed)
    {
        TrainingSession session = TrainedLesson.Train("copy-memory", seed, 500);
        double baseline = session.Task.Baselines.Single().Value;
        Assert.Equal(10 * Math.Log(8) / 40, baseline, 12);
        Assert.InRange(session.History.Loss.SmoothedLatest, 0.9 * baseline, 1.2 * baseline);
    }

    private static void AssertClose(double[] expected, ReadOnlySpan<double> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], 14);
        }
    }
}
