using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Step;
using RnnViz.Lessons.Tasks;

namespace RnnViz.Lessons.Tests.Recordings;

/// <summary>A recording that is looked at again and again while it may be written.</summary>
public sealed class RecordingNewsTests : IDisposable
{
    private readonly WrittenRecording recording = WrittenRecording.Of(2);

    public void Dispose() => recording.Dispose();

    [Fact]
    public void Nothing_more_steps_and_a_recording_begun_anew_are_told_apart()
    {
        using var session = new TrainingSession(recording.Load());
        Assert.Equal(RecordingNews.None, session.LookForNewSteps());
        recording.Add(20);
        Assert.Equal(RecordingNews.MoreSteps, session.LookForNewSteps());
        Assert.Equal(RecordingNews.None, session.LookForNewSteps());
        recording.BeginAnew();
        Assert.Equal(RecordingNews.BegunAnew, session.LookForNewSteps());
        recording.Add(0, loss: 5);
        recording.Add(10, loss: 5);
        recording.Add(20, loss: 5);
        recording.Add(30, loss: 5);
        Assert.Equal(RecordingNews.BegunAnew, session.LookForNewSteps());
    }

    [Fact]
    public void A_list_that_is_missing_or_wrong_is_unreadable_until_it_is_whole_again()
    {
        using var session = new TrainingSession(recording.Load());
        string list = Path.Combine(recording.Folder, "run.jsonl"), whole = File.ReadAllText(list);
        File.Delete(list);
        Assert.Equal(RecordingNews.Unreadable, session.LookForNewSteps());
        File.WriteAllText(list, whole + "{}\n");
        Assert.Equal(RecordingNews.Unreadable, session.LookForNewSteps());
        Assert.Equal(RecordingNews.Unreadable, session.LookForNewSteps());
        recording.Add(20);
        Assert.Equal(RecordingNews.MoreSteps, session.LookForNewSteps());
        Assert.Equal(2, session.History.Count);
    }

    [Fact]
    public void Of_a_lesson_that_is_trained_here_there_is_no_news()
    {
        using var session = new TrainingSession(LessonCatalog.Load("hello"));
        Assert.Equal((RecordingNews.None, null, true), (session.LookForNewSteps(), session.RecordingFolder, session.IsLossKnown));
    }

    [Fact]
    public void The_furthest_deviation_has_its_name()
    {
        Assert.Equal(("h", 0.2), new RecordedDeviation(0.2, double.NaN, 0.1, 0.05).Furthest);
        Assert.Equal(("∂L/∂Wh", 0.3), new RecordedDeviation(0.2, 0.1, double.NaN, 0.3).Furthest);
        Assert.Equal(("", double.NaN), RecordedDeviation.None.Furthest);
    }

    [Theory]
    [InlineData("the", "the")]
    [InlineData(" the\n", "␣the↵")]
    [InlineData("", "\"\"")]
    [InlineData("\u0085\u202Ea\u00AD", "··a·")]
    [InlineData("😀", "😀")]
    public void Every_sign_of_a_token_is_seen(string token, string seen) => Assert.Equal(seen, TokenizedText.Printable(token));
}
