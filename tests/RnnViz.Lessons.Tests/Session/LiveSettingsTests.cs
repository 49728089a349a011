using RnnViz.Lessons.Checks;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Step;
using RnnViz.Numerics.Analysis;
using RnnViz.Numerics.Kernels;
using RnnViz.Numerics.Network;
using RnnViz.Numerics.Passes;

namespace RnnViz.Lessons.Tests.Session;

public sealed class LiveSettingsTests
{
    [Theory]
    [InlineData("hello", 2)]
    [InlineData("window-of-three", 1)]
    [InlineData("window-of-three", null)]
    [InlineData("pride-and-prejudice", 5)]
    [InlineData("copy-memory", 7)]
    public void A_change_of_the_truncation_changes_the_gradient_of_the_same_batch_to_what_a_fresh_pass_gives(string name, int? truncation)
    {
        var session = new TrainingSession(LessonCatalog.Load(name));
        for (int i = 0; i <= 3; i++)
        {
            session.GoTo(i);
        }

        SessionParts parts = session.Parts;
        double[] before = parts.Gradients.Values.ToArray();
        session.Truncation = truncation;
        var tape = new Tape(parts.Network.Shape, parts.Batch.T, parts.Batch.B);
        var gradients = new NetworkParameters(parts.Network.Shape);
        tape.SetInitialHidden(parts.Tape.InitialHidden);
        new BpttPass(parts.Network, session.Task.BuildLoss(), truncation).Run(parts.Batch, tape, gradients);
        Assert.Equal(gradients.Values.ToArray(), parts.Gradients.Values.ToArray());
        Assert.NotEqual(before, parts.Gradients.Values.ToArray());
        Assert.Equal(Norm.Of(gradients.Values), session.Step.GradientNorm);
        Assert.Equal(tape.HiddenGradientNorms.ToArray(), session.Step.HiddenGradientNorms.ToArray());
    }

    [Theory]
    [InlineData("window-of-three", 2)]
    [InlineData("window-of-three", 5)]
    [InlineData("window-of-three", null)]
    [InlineData("hello", 2)]
    public void The_gradients_truncated_while_training_are_those_that_check_computes(string name, int? truncation)
    {
        var session = new TrainingSession(LessonCatalog.Load(name));
        for (int i = 0; i <= 5; i++)
        {
            session.GoTo(i);
        }

        session.Truncation = truncation;
        long before = Fingerprint.Of(session);
        Assert.All(LessonGradients.Check(session, 1e-6), line => Assert.True(line.Passed, line.ToString()));
        Assert.Equal(before, Fingerprint.Of(session));
    }

    [Fact]
    public void A_change_of_the_clip_changes_what_the_optimizer_gets_of_the_prepared_step()
    {
        var session = new TrainingSession(LessonCatalog.Load("hello"));
        session.Prepare();
        double norm = session.Step.GradientNorm;
        session.ClipKind = ClipKind.None;
        Assert.Equal(norm, session.Step.ClippedGradientNorm);
        Assert.Equal(double.PositiveInfinity, session.ClipThreshold);
        session.ClipThreshold = 0.25;
        Assert.Equal(norm, session.Step.ClippedGradientNorm);
        session.ClipKind = ClipKind.Norm;
        Assert.Equal((0.25, 0.25), (session.ClipThreshold, Math.Round(session.Step.ClippedGradientNorm, 12)));
        session.ClipKind = ClipKind.Value;
        session.ClipThreshold = 0.01;
        double expected = Math.Sqrt(session.Parts.Gradients.Values.ToArray().Sum(g => Math.Pow(Math.Clamp(g, -0.01, 0.01), 2)));
        Assert.Equal(expected, session.Step.ClippedGradientNorm, 12);
        session.Apply();
        Assert.Equal(norm, session.History.GradientNorm.Latest);
        Assert.Equal(expected, session.History.ClippedGradientNorm.Latest, 12);
    }

    [Fact]
    public void A_learning_rate_counts_from_the_prepared_step_on()
    {
        var session = new TrainingSession(LessonCatalog.Load("two-timesteps"));
        session.Prepare();
        session.LearningRate = 0.7;
        double[] weights = session.Parts.Network.Parameters.Values.ToArray();
        double[] expected = [.. weights.Zip(session.Parts.Gradients.Values.ToArray(), (p, g) => p - 0.7 * g)];
        session.Apply();
        Assert.InRange(RelativeError.Of(session.Parts.Network.Parameters.Values, expected), 0, 1e-15);
    }

    [Fact]
    public void Another_optimizer_starts_with_nothing_remembered_and_turning_back_at_once_leaves_no_trace()
    {
        var session = new TrainingSession(LessonCatalog.Load("hello"));
        for (int i = 0; i <= 10; i++)
        {
            session.GoTo(i);
        }

        long before = Fingerprint.Of(session);
        session.OptimizerKind = OptimizerKind.Adam;
        Assert.Equal(OptimizerKind.Adam, session.OptimizerKind);
        Assert.All(session.Parts.Optimizer.State.ToArray(), s => Assert.Equal(0, s));
        Assert.Equal(0.1, session.LearningRate);
        session.OptimizerKind = OptimizerKind.Adagrad;
        Assert.Equal(before, Fingerprint.Of(session));
        Assert.Null(session.Ghost);
    }

    [Fact]
    public void Whh_is_rescaled_from_the_weights_of_the_iteration_however_often_the_dial_is_turned()
    {
        TrainingSession turned = At(7), direct = At(7);
        for (double radius = 0.3; radius < 2; radius += 0.1)
        {
            turned.RescaleRecurrent(RecurrentMeasure.SpectralRadius, radius);
            Assert.Equal(radius, turned.Spectrum.SpectralRadius, 1e-9);
        }

        turned.RescaleRecurrent(RecurrentMeasure.LargestSingularValue, 0.9);
        direct.RescaleRecurrent(RecurrentMeasure.LargestSingularValue, 0.9);
        Assert.Equal(0.9, turned.Spectrum.LargestSingularValue, 1e-9);
        Assert.Equal(7, turned.Spectrum.Iteration);
        Assert.Equal(Fingerprint.Of(direct), Fingerprint.Of(turned));

        static TrainingSession At(int iteration)
        {
            var session = new TrainingSession(LessonCatalog.Load("vanishing"));
            for (int i = 0; i <= iteration; i++)
            {
                session.GoTo(i);
            }

            return session;
        }
    }

    [Fact]
    public void A_restart_begins_the_lesson_anew_with_its_own_settings_and_with_another_seed_another_run()
    {
        using var session = new TrainingSession(LessonCatalog.Load("hello"));
        session.GoTo(0);
        long first = Fingerprint.Of(session);
        session.LearningRate = 0.5;
        session.GoTo(1);
        using TrainingSession same = session.Restart(), other = session.Restart(seed: 77);
        same.Prepare();
        other.Prepare();
        Assert.Equal(first, Fingerprint.Of(same));
        Assert.NotEqual(first, Fingerprint.Of(other));
        Assert.Equal((1, 77, 0.1), (same.Seed, other.Seed, other.LearningRate));
    }

    [Fact]
    public void A_restart_that_keeps_the_settings_trains_as_a_run_that_had_them_from_the_beginning()
    {
        using var session = new TrainingSession(LessonCatalog.Load("hello"));
        session.GoTo(1);
        session.GoTo(2);
        Set(session);
        session.RescaleRecurrent(RecurrentMeasure.SpectralRadius, 0.5);
        using TrainingSession kept = session.Restart(keepsSettings: true), fresh = session.Restart();
        fresh.Prepare();
        Set(fresh);
        Assert.Equal((null, 2), (kept.FirstChange, session.FirstChange));
        Assert.Equal(fresh.SettingsAt(0), kept.SettingsAt(0));
        Assert.NotEqual(fresh.LessonSettings, kept.SettingsAt(0));
        for (int i = 0; i <= 5; i++)
        {
            kept.GoTo(i);
            fresh.GoTo(i);
            Assert.Equal(Fingerprint.Of(fresh), Fingerprint.Of(kept));
        }

        static void Set(TrainingSession session)
        {
            session.LearningRate = 0.3;
            session.OptimizerKind = OptimizerKind.Momentum;
            session.ClipKind = ClipKind.Value;
            session.ClipThreshold = 0.2;
            session.Truncation = 2;
        }
    }

    [Fact]
    public void A_setting_out_of_the_range_of_lesson_files_is_refused()
    {
        var session = new TrainingSession(LessonCatalog.Load("hello"));
        Assert.Throws<ArgumentOutOfRangeException>(() => session.LearningRate = -1);
        Assert.Throws<ArgumentOutOfRangeException>(() => session.LearningRate = double.NaN);
        Assert.Throws<ArgumentOutOfRangeException>(() => session.ClipThreshold = 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => session.Truncation = 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => session.RescaleRecurrent(RecurrentMeasure.SpectralRadius, 0));
        Assert.Equal((0.1, 5, null), (session.LearningRate, session.ClipThreshold, session.Truncation));
    }

    [Fact]
    public void An_analysis_of_before_a_change_is_not_current()
    {
        var session = new TrainingSession(LessonCatalog.Load("window-of-three"));
        session.Prepare();
        session.Analysis.Request();
        session.Analysis.Wait();
        Assert.True(session.Analysis.IsCurrent);
        double share = session.Analysis.ThrownAway;
        session.Truncation = 2;
        Assert.False(session.Analysis.IsCurrent);
        session.Analysis.Request();
        session.Analysis.Wait();
        Assert.True(session.Analysis.IsCurrent);
        Assert.Equal(2, session.Analysis.Truncation);
        Assert.True(session.Analysis.ThrownAway > share);
        Assert.False(session.Analysis.Reaches(12, 10));
    }
}
