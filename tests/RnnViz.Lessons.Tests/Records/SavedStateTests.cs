using RnnViz.Lessons.Files;
using RnnViz.Lessons.History;
using RnnViz.Lessons.Records;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Tests.Session;

namespace RnnViz.Lessons.Tests.Records;

/// <summary>A run that was written down with its state is taken up again as it was, without being trained again.</summary>
public sealed class SavedStateTests
{
    [Theory]
    [InlineData("hello")]
    [InlineData("vanishing")]
    [InlineData("two-timesteps")]
    [InlineData("lstm-two-timesteps")]
    [InlineData("gru-remembers")]
    [InlineData("exploding")]
    public void A_run_comes_back_bit_for_bit_and_goes_on_as_it_would_have(string lesson)
    {
        using TrainingSession session = Begin(lesson);
        session.GoTo(0);
        Train(session, 150);
        session.LearningRate *= 0.5;
        Train(session, 260);
        using TrainingSession again = Restored(session);
        Same(session, again);
        Train(session, 300);
        Train(again, 300);
        Same(session, again);
        foreach (int iteration in (int[])[299, 151, 150, 149, 64, 1, 0, 300])
        {
            session.GoTo(iteration);
            again.GoTo(iteration);
            Same(session, again);
        }
    }

    [Fact]
    public void Another_optimizer_a_turned_dial_and_a_future_that_was_given_up_come_back()
    {
        using TrainingSession session = Begin("vanishing");
        Train(session, 40);
        session.OptimizerKind = OptimizerKind.Adam;
        session.RescaleRecurrent(RecurrentMeasure.SpectralRadius, 1.3);
        Train(session, 120);
        session.GoTo(80);
        session.ClipKind = ClipKind.Norm;
        session.ClipThreshold = 0.5;
        Train(session, 200);
        session.GoTo(130);
        using TrainingSession again = Restored(session);
        again.GoTo(130);
        Same(session, again);
        Assert.Equal(session.Ghost!.ForkIteration, again.Ghost!.ForkIteration);
        Assert.Equal(session.Ghost.Count, again.Ghost.Count);
        Assert.Equal(session.Ghost.Loss.Latest, again.Ghost.Loss.Latest);
        Assert.Equal(session.Forks, again.Forks);
        session.GoTo(41);
        again.GoTo(41);
        Same(session, again);
    }

    [Fact]
    public void A_run_at_its_beginning_comes_back()
    {
        using TrainingSession session = Begin("hello");
        session.Prepare();
        using TrainingSession again = Restored(session);
        Same(session, again);
    }

    [Fact]
    public void Writing_it_down_changes_nothing_of_the_run()
    {
        using TrainingSession session = Begin("hello");
        Train(session, 77);
        long before = Fingerprint.Of(session);
        session.SaveState(new StateWriter());
        Assert.Equal(before, Fingerprint.Of(session));
    }

    [Fact]
    public void Bytes_that_were_cut_off_or_changed_are_refused_or_give_some_run_and_nothing_else()
    {
        using TrainingSession session = Begin("two-timesteps");
        Train(session, 30);
        var writer = new StateWriter();
        session.SaveState(writer);
        byte[] whole = writer.Written.ToArray();
        LessonRecord lesson = LessonRecord.Of(session.Lesson);
        var record = RunRecord.Of(session, lesson, session.Lesson);
        int refused = 0;
        var random = new Random(16);
        for (int i = 0; i < 300; i++)
        {
            byte[] bytes = i % 3 == 0 ? whole[..random.Next(whole.Length)] : [.. whole];
            if (i % 3 > 0)
            {
                // mostly where the numbers of things stand
                int at = i % 3 == 1 ? random.Next(Math.Min(200, bytes.Length)) : random.Next(bytes.Length);
                bytes[at] ^= (byte)(1 << random.Next(8));
            }

            using TrainingSession again = record.Begin(session.Lesson, new SessionSettings { Clock = new SteadyClock() });
            var reader = new StateReader(bytes);
            try
            {
                record.TryLoadState(again, ref reader);
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 100, 300);
    }

    [Fact]
    public void Where_numbers_stopped_being_finite_comes_back()
    {
        using TrainingSession session = Begin("two-timesteps");
        session.Prepare();
        session.ClipKind = ClipKind.None;
        session.LearningRate = 1000;
        session.RescaleRecurrent(RecurrentMeasure.SpectralRadius, 1000);
        for (int i = 1; session.FirstNonFinite is null && i < 3000; i++)
        {
            Train(session, i);
        }

        Train(session, session.Iteration + 5);
        using TrainingSession again = Restored(session);
        Assert.Equal(session.FirstNonFinite, again.FirstNonFinite);
    }

    private static TrainingSession Begin(string lesson) =>
        new(LessonCatalog.Load(lesson), settings: new SessionSettings { Clock = new SteadyClock() });

    private static void Train(TrainingSession session, int iteration)
    {
        while (session.Iteration < iteration)
        {
            session.GoTo(session.Iteration + 1);
        }
    }

    private static TrainingSession Restored(TrainingSession session)
    {
        var writer = new StateWriter();
        session.SaveState(writer);
        LessonRecord lesson = LessonRecord.Of(session.Lesson);
        var record = RunRecord.Of(session, lesson, session.Lesson);
        TrainingSession again = record.Begin(lesson.Open([]), new SessionSettings { Clock = new SteadyClock() });
        again.Prepare();
        var reader = new StateReader(writer.Written);
        Assert.True(record.TryLoadState(again, ref reader));
        Assert.True(reader.IsAtEnd);
        return again;
    }

    private static void Same(TrainingSession expected, TrainingSession actual)
    {
        Assert.Equal(expected.Iteration, actual.Iteration);
        Assert.Equal(expected.StateHash(), actual.StateHash());
        Assert.Equal(Fingerprint.Of(expected), Fingerprint.Of(actual));
        Assert.Equal(Fingerprint.Of(expected.History), Fingerprint.Of(actual.History));
    }
}
