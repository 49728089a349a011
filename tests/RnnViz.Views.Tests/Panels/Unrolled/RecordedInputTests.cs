using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Tests.Recordings;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Tests.Panels.Unrolled;

/// <summary>What x_t of a recording stands for, where a vocabulary says it.</summary>
public sealed class RecordedInputTests
{
    private static readonly string[] Hostile =
    [
        "the", " ", "\n", "\t", "", "\u0007", "\u202E\u200B", "x\u2028y", "😀",
        "a very long token of which there is no room for all of it", "ü",
    ];

    [Theory]
    [InlineData("lstm")]
    [InlineData("gru")]
    [InlineData("rnn_relu")]
    public void Tokens_stand_in_the_unrolled_row_with_every_sign_seen(string cell)
    {
        using var recording = new WrittenRecording(cell, timesteps: 11, sequences: 1, vocabulary: Hostile);
        recording.Add(0, tokens: [.. Enumerable.Range(0, 11).Select(i => (double)i)]);
        var stage = new Stage(recording.Load(), new Extent(1920, 1080));
        stage.Frames(1);
        string[] texts = [.. stage.Draw().Texts.Select(text => text.Text)];
        foreach (string sign in (string[])["the", "␣", "↵", "⇥", "\"\"", "·", "··", "x·y", "😀", "ü"])
        {
            Assert.Contains(sign, texts);
        }

        Assert.Contains(texts, text => text.StartsWith("a␣", StringComparison.Ordinal) && text.EndsWith('…'));
        Assert.DoesNotContain(texts, text => text.Any(char.IsControl));
        TextFit.Require(stage.Draw().Texts, stage.Size, cell);
    }

    [Fact]
    public void Another_sequence_has_its_own_tokens()
    {
        using var recording = new WrittenRecording(timesteps: 2, sequences: 2, vocabulary: ["one", "two", "three", "four"]);
        recording.Add(0, tokens: [0, 1, 2, 3]);
        var stage = new Stage(recording.Load(), new Extent(1280, 720));
        Assert.Equal(["one", "three"], Tokens(stage));
        stage.Do(Actions.NextSequence);
        stage.Frames(1);
        Assert.Equal(["two", "four"], Tokens(stage));
    }

    [Fact]
    public void What_is_no_token_of_the_vocabulary_is_a_dash()
    {
        using var recording = new WrittenRecording(timesteps: 4, sequences: 1, vocabulary: ["one"]);
        recording.Add(0, tokens: [0, -1, 7, 1e300]);
        var stage = new Stage(recording.Load(), new Extent(1280, 720));
        stage.Frames(1);
        Assert.Equal(1, stage.Draw().Texts.Count(text => text.Text == "one"));
        Assert.Equal(3, stage.Draw().Texts.Count(text => text.Text == "–" && text.Bounds.Center.X < 900));
    }

    [Fact]
    public void Without_tokens_the_numbers_are_drawn()
    {
        using WrittenRecording recording = WrittenRecording.Of(1);
        var stage = new Stage(recording.Load(), new Extent(1280, 720));
        stage.Frames(1);
        Assert.Null(stage.Training.Session.Task.LabelOfInput(1, 0));
    }

    [Fact]
    public void The_tip_of_an_input_has_the_token_and_its_first_numbers()
    {
        using var recording = new WrittenRecording("rnn_tanh", timesteps: 2, sequences: 1, vocabulary: ["one", "two"]);
        recording.Add(0, tokens: [1, 0]);
        var stage = new Stage(recording.Load(), new Extent(1280, 720));
        stage.Frames(1);
        stage.PointAt(stage.Draw().Texts.First(text => text.Text == "two").Bounds.Center);
        Assert.Contains(stage.Tip(), text => text.Text.StartsWith("two: ", StringComparison.Ordinal));
    }

    private static string[] Tokens(Stage stage)
    {
        stage.Frames(1);
        return [.. stage.Draw().Texts.Select(text => text.Text).Where(text => text is "one" or "two" or "three" or "four")];
    }
}
