using RnnViz.Lessons.Contrasts;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Stepping;
using RnnViz.Lessons.Tests.Recordings;
using Runs = RnnViz.Lessons.Contrasts.Contrast;

namespace RnnViz.Lessons.Tests.Contrasts;

/// <summary>Two and three recordings beside each other, each step of one iteration.</summary>
public sealed class RecordedContrastTests : IDisposable
{
    private readonly WrittenRecording first = WrittenRecording.Of(4);

    public void Dispose() => first.Dispose();

    [Fact]
    public void Recordings_of_other_iterations_are_shown_at_those_that_all_have_each_with_its_own_numbers()
    {
        WrittenRecording second = first.Beside("second", "gru", 6, 2, 5, 10, 15, 20, 30, 40);
        WrittenRecording third = first.Beside("third", "rnn_tanh", 6, 1, 10, 30);
        using Runs two = Open(first, second), three = Open(first, second, third);
        Assert.Equal([[10, 20, 30], [10, 20, 30]], Iterations(two));
        Assert.Equal([[10, 30], [10, 30], [10, 30]], Iterations(three));
        two.Front.GoToIteration(1);
        two.Follow(null);
        Assert.True(two.IsInStep);
        foreach ((Walk walk, WrittenRecording recording) in two.Walks.Zip([first, second]))
        {
            using var alone = new TrainingSession(recording.Load());
            alone.GoTo(alone.IterationCalled(20));
            Assert.Equal((20, 20), (walk.Session.Step.ShownIteration, alone.Step.ShownIteration));
            Assert.Equal(alone.StateHash(), walk.Session.StateHash());
            Assert.Equal(alone.Step.LossPerOutput, walk.Session.Step.LossPerOutput);
        }
    }

    [Fact]
    public void A_walk_beyond_the_last_common_step_stays_and_the_other_is_never_trained_or_cut()
    {
        WrittenRecording second = first.Beside("second", "gru", 6, 3, 0, 10);
        using Runs contrast = Open(second, first);
        contrast.Front.ToEnd();
        for (int i = 0; i < 3; i++)
        {
            contrast.Front.Forward();
            contrast.Follow(null);
        }

        Assert.Equal([1, 1], contrast.Walks.Select(walk => walk.Session.Iteration));
        contrast.BringToFront(1);
        contrast.Front.Forward();
        contrast.Follow(null);
        Assert.Equal([1, 1], contrast.Walks.Select(walk => walk.Session.Iteration));
        Assert.All(contrast.Walks, walk => Assert.Empty(walk.Session.Forks));
        Assert.All(contrast.Walks, walk => Assert.Equal(1, walk.Furthest));
    }

    [Fact]
    public void What_is_recorded_meanwhile_is_there_when_all_have_it()
    {
        WrittenRecording second = first.Beside("second", "gru", 6, 3, 0, 10);
        using Runs contrast = Open(first, second);
        Assert.Equal(RecordingNews.None, contrast.LookForNewSteps());
        first.Add(40, 5);
        Assert.Equal((RecordingNews.None, 1), (contrast.LookForNewSteps(), contrast.Front.Furthest));
        second.Add(25, 4);
        Assert.Equal((RecordingNews.None, 1), (contrast.LookForNewSteps(), contrast.Front.Furthest));
        second.Add(40, 3);
        Assert.Equal((RecordingNews.MoreSteps, 2), (contrast.LookForNewSteps(), contrast.Front.Furthest));
        contrast.Front.ToEnd();
        contrast.Follow(null);
        Assert.Equal([40, 40], contrast.Walks.Select(walk => walk.Session.Step.ShownIteration));
        Assert.Equal([5, 3], contrast.Walks.Select(walk => walk.Session.Step.LossPerOutput));
        second.BeginAnew();
        Assert.Equal(RecordingNews.BegunAnew, contrast.LookForNewSteps());
    }

    [Fact]
    public void Other_numbers_of_timesteps_no_common_iteration_and_the_same_folder_are_refused_with_a_sentence()
    {
        Refused("has steps of 7 timesteps, my-run of 6", first.Beside("longer", "lstm", 7, 3, 0));
        Refused("has no iteration that my-run has, too", first.Beside("other", "lstm", 6, 3, 5, 15));
        Refused("is the recording that is shown already", first);

        void Refused(string sentence, WrittenRecording second) =>
            Assert.Contains(sentence, Assert.Throws<LessonException>(() => Open(first, second)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Offered_are_the_recordings_of_as_many_timesteps_that_lie_beside_it()
    {
        first.Beside("b-gru", "gru", 6, 2, 5);
        first.Beside("a-relu", "rnn_relu", 6, 1, 0);
        first.Beside("longer", "lstm", 7, 3, 0);
        first.Beside("empty", "lstm", 6, 3);
        string around = Path.GetDirectoryName(first.Folder)!;
        Directory.CreateDirectory(Path.Combine(around, "broken"));
        File.WriteAllText(Path.Combine(around, "broken", "run.jsonl"), "{\n\n");
        File.WriteAllText(Path.Combine(around, "run.jsonl-not"), "");
        using var session = new TrainingSession(first.Load());
        IReadOnlyList<ContrastChoice> choices = ContrastChoices.Of(session);
        Assert.Equal(["a-relu", "b-gru"], choices.Select(choice => choice.Name));
        Assert.Equal("RNN with ReLU, 5 units, from iteration 0", choices[0].Question);
        Assert.Equal(Path.Combine(around, "a-relu"), choices[0].Folder);
    }

    [Fact]
    public void Of_a_layer_in_the_folder_of_its_run_the_same_layer_of_other_runs_is_offered_too_and_named_with_its_run()
    {
        WrittenRecording one = first.Beside("exp-1/rnn", "gru", 6, 2, 0);
        first.Beside("exp-1/head", "gru", 6, 2, 0);
        first.Beside("exp-2/rnn", "gru", 6, 2, 0);
        using var session = new TrainingSession(one.Load());
        Assert.Equal("exp-1/rnn", session.Lesson.Run);
        Assert.Equal(["head", "exp-2/rnn"], ContrastChoices.Of(session).Select(choice => choice.Name));
    }

    private static IEnumerable<IEnumerable<int>> Iterations(Runs contrast) => contrast.Walks.Select(walk =>
        Enumerable.Range(0, walk.Furthest + 1).Select(walk.Session.ShownIteration));

    private static Runs Open(params WrittenRecording[] recordings)
    {
        TrainingSession[] sessions = [.. recordings.Select(recording => new TrainingSession(LessonCatalog.Load(recording.Folder)))];
        RecordedContrast.Align(sessions);
        var contrast = new Runs(new Walk(sessions[0]));
        foreach (TrainingSession session in sessions[1..])
        {
            contrast.Add(session);
        }

        return contrast;
    }
}
