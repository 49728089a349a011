using RnnViz.Lessons.Contrasts;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Records;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Tests.Session;

namespace RnnViz.Lessons.Tests.Records;

/// <summary>A run that is made again from its record is the same run, bit for bit.</summary>
public sealed class RunRecordTests
{
    public static TheoryData<string> Ways() => ["plain", "settings", "dial", "ghost", "forks", "forget bias", "seed", "beyond"];

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_replayed_run_is_the_same_bit_for_bit(string way)
    {
        TrainingSession session = Run(way);
        TrainingSession again = Again(session);
        Assert.Equal(session.History.Count, again.History.Count);
        again.GoTo(session.Iteration);
        Assert.Equal(session.StateHash(), again.StateHash());
        Assert.Equal(Fingerprint.Of(session.History), Fingerprint.Of(again.History));
        Assert.Equal(session.Forks, again.Forks);
        Assert.Equal(session.SettingsAt(session.Iteration), again.SettingsAt(again.Iteration));
        Assert.Equal(session.FirstChange, again.FirstChange);
        Assert.Equal((session.ForgetBias, session.LessonForgetBias), (again.ForgetBias, again.LessonForgetBias));
        Assert.Equal((session.Ghost?.ForkIteration, session.Ghost?.Count), (again.Ghost?.ForkIteration, again.Ghost?.Count));
        for (int i = 0; i < (session.Ghost?.Count ?? 0); i++)
        {
            Assert.Equal(session.Ghost!.Loss.Last(i), again.Ghost!.Loss.Last(i));
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void The_record_of_a_replayed_run_is_the_record(string way)
    {
        TrainingSession session = Run(way), again = Again(session);
        again.GoTo(session.Iteration);
        Assert.Equal(Json(session), Json(again));
    }

    [Fact]
    public void A_replayed_run_goes_on_as_the_run_does()
    {
        TrainingSession session = Run("settings"), again = Again(session);
        Train(session, 40);
        Train(again, 40);
        Assert.Equal(session.StateHash(), again.StateHash());
    }

    [Fact]
    public void A_replayed_run_can_be_gone_back_in_and_changed()
    {
        TrainingSession session = Run("settings"), again = Again(session);
        foreach (TrainingSession run in (TrainingSession[])[session, again])
        {
            run.GoTo(12);
            run.LearningRate = 0.01;
            Train(run, 20);
        }

        Assert.Equal(session.StateHash(), again.StateHash());
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("vanishing")]
    [InlineData("lstm-remembers")]
    public void Runs_beside_a_run_are_the_same_again(string name)
    {
        var session = new TrainingSession(LessonCatalog.Load(name));
        var lesson = LessonRecord.Of(session.Lesson);
        foreach (ContrastChoice choice in ContrastChoices.Of(session))
        {
            TrainingSession beside = ContrastChoices.Begin(session, choice);
            Train(beside, 3);
            RunRecord record = Reread(RunRecord.Of(beside, lesson, session.Lesson));
            TrainingSession again = record.Begin(Reread(lesson).Open([]), new SessionSettings());
            record.Replay(again);
            Assert.Equal(beside.StateHash(), again.StateHash());
            Assert.Equal((beside.Lesson.Run, beside.Seed), (again.Lesson.Run, again.Seed));
        }
    }

    [Theory]
    [InlineData("lstm-and-vanilla")]
    [InlineData("clipping-contrast")]
    [InlineData("starts")]
    [InlineData("adam-hides-it")]
    [InlineData("truncation")]
    [InlineData("forget-bias")]
    public void The_variants_of_a_lesson_are_the_same_again(string name)
    {
        var session = new TrainingSession(LessonCatalog.Load(name));
        var lesson = LessonRecord.Of(session.Lesson);
        foreach (Lesson variant in session.Lesson.VariantLessons)
        {
            TrainingSession beside = session.Beside(variant);
            Train(beside, 2);
            RunRecord record = Reread(RunRecord.Of(beside, lesson, session.Lesson));
            TrainingSession again = record.Begin(Reread(lesson).Open([]), new SessionSettings());
            record.Replay(again);
            Assert.Equal(beside.StateHash(), again.StateHash());
            Assert.Equal(variant.Run, again.Lesson.Run);
        }
    }

    [Fact]
    public void A_replay_tells_of_every_iteration_and_can_be_broken_off()
    {
        TrainingSession session = Run("ghost");
        RunRecord record = RunRecord.Of(session, LessonRecord.Of(session.Lesson), session.Lesson);
        int told = 0;
        record.Replay(record.Begin(session.Lesson, new SessionSettings()), () => told++);
        Assert.Equal(record.Work, told);
        Assert.Throws<OperationCanceledException>(() =>
            record.Replay(record.Begin(session.Lesson, new SessionSettings()), () => throw new OperationCanceledException()));
    }

    [Theory]
    [InlineData("\"iterations\":-1", "iterations")]
    [InlineData("\"iterations\":1e300", "iterations")]
    [InlineData("\"seed\":null", "seed")]
    [InlineData("\"learningRate\":1e9", "learningRate")]
    [InlineData("\"factor\":0", "factor")]
    [InlineData("\"optimizer\":\"rm -rf\"", "optimizer")]
    public void A_record_with_a_mistake_is_refused_with_its_place(string wrong, string key)
    {
        TrainingSession session = Run("dial");
        string json = RecordJson.Write(RunRecord.Of(session, LessonRecord.Of(session.Lesson), session.Lesson));
        int at = json.IndexOf($"\"{key}\":", StringComparison.Ordinal), end = json.IndexOfAny([',', '}'], at);
        LessonException e = Assert.Throws<LessonException>(() => RecordJson.Read<RunRecord>(json[..at] + wrong + json[end..], "x.png"));
        Assert.Contains(e.Errors, error => error.Path.Contains(key, StringComparison.Ordinal));
    }

    private static TrainingSession Run(string way)
    {
        string lesson = way == "forget bias" ? "lstm-two-timesteps" : way == "dial" ? "spectral-radius" : "hello";
        var session = new TrainingSession(LessonCatalog.Load(lesson), way == "seed" ? 7 : null);
        if (way == "forget bias")
        {
            session = session.Restart(forgetBias: 2.5);
        }

        if (way == "dial")
        {
            session.RescaleRecurrent(RecurrentMeasure.SpectralRadius, 1.25);
        }

        Train(session, 10);
        if (way is "settings" or "ghost" or "forks")
        {
            session.LearningRate = 0.0123;
            Train(session, 20);
            session.OptimizerKind = OptimizerKind.Adam;
            session.ClipKind = ClipKind.Value;
            session.ClipThreshold = 0.3;
            Train(session, 25);
            session.Truncation = 2;
        }

        if (way == "dial")
        {
            session.RescaleRecurrent(RecurrentMeasure.LargestSingularValue, 0.7);
            Train(session, 15);
        }

        if (way is "ghost" or "forks")
        {
            session.GoTo(way == "ghost" ? 20 : 22); // one of them where something was changed before
            session.RescaleRecurrent(RecurrentMeasure.SpectralRadius, 0.8);
            Train(session, 30);
        }

        if (way == "forks")
        {
            session.GoTo(25);
            session.ClipKind = ClipKind.None;
            Train(session, 28);
            session.GoTo(26);
        }

        if (way == "beyond")
        {
            Train(session, 30);
            session.GoTo(17);
        }

        session.Prepare();
        return session;
    }

    private static TrainingSession Again(TrainingSession session)
    {
        var lesson = LessonRecord.Of(session.Lesson);
        RunRecord record = Reread(RunRecord.Of(session, lesson, session.Lesson));
        TrainingSession again = record.Begin(Reread(lesson).Open([]), new SessionSettings());
        record.Replay(again);
        return again;
    }

    private static string Json(TrainingSession session)
    {
        var lesson = LessonRecord.Of(session.Lesson);
        return RecordJson.Write(lesson) + RecordJson.Write(RunRecord.Of(session, lesson, session.Lesson));
    }

    private static TRecord Reread<TRecord>(TRecord record) => RecordJson.Read<TRecord>(RecordJson.Write(record), "test");

    private static void Train(TrainingSession session, int iteration)
    {
        while (session.Iteration < iteration)
        {
            session.GoTo(session.Iteration + 1);
        }
    }
}
