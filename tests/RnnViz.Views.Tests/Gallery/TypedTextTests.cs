using RnnViz.Engine.Drawing;
using RnnViz.Lessons.Tasks;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Gallery;

/// <summary>In the gallery a text can be typed in place of choosing a lesson.</summary>
public sealed class TypedTextTests
{
    [Fact]
    public void After_T_and_a_space_a_text_is_typed_and_Enter_trains_on_it()
    {
        Stage stage = Stage.WithGallery();
        stage.Type("T to be or not to be");
        RecordingCanvas canvas = stage.Draw();
        Assert.Contains(canvas.Texts, text => text.Text == "to be or not to be");
        Assert.Contains(canvas.Texts, text => text.Text == "18 characters, 7 of them different: sequences of 17, 16 hidden units.");
        stage.Do(Actions.Accept);
        Assert.False(stage.Root.Lesson.HasOverlay);
        Assert.Equal("to be or not to be", ((TextTaskSettings)stage.Training.Session.Lesson.Task).Text);
        Assert.Equal("Opened “to be or not to be”", stage.Root.Lesson.LastMessage);
    }

    [Fact]
    public void The_search_line_says_how_and_a_button_begins_a_text_as_well()
    {
        Stage stage = Stage.WithGallery();
        RecordingCanvas canvas = stage.Draw();
        Assert.Contains(canvas.Texts, text => text.Text == "type to search; T and a space begin a text");
        stage.Click(canvas.Texts.Single(text => text.Text == "Type a text…").Bounds.Center);
        stage.Type("abcab");
        stage.Do(Actions.Accept);
        Assert.Equal("abcab", ((TextTaskSettings)stage.Training.Session.Lesson.Task).Text);
    }

    [Fact]
    public void Enter_on_words_that_no_lesson_has_takes_them_as_a_text_to_go_on_with()
    {
        Stage stage = Stage.WithGallery();
        stage.Type("xyzzy");
        Assert.Contains(stage.Draw().Texts, text => text.Text == "Enter takes it as a text to learn");
        stage.Do(Actions.Accept);
        stage.Type(" z");
        stage.Do(Actions.Accept);
        Assert.Equal("xyzzy z", ((TextTaskSettings)stage.Training.Session.Lesson.Task).Text);
    }

    [Theory]
    [InlineData("T hi", "The text has 2 characters.", "What it takes: at least 3, two of them different.")]
    [InlineData(
        "T aaaa", "The text has one character only, 4 times: there is nothing to learn.", "What it takes: two different characters.")]
    [InlineData("T ", "The network will learn to continue what you type, character by character.", "For example: to be or not to be")]
    public void Too_short_a_text_is_told_and_Enter_opens_nothing(string typed, string finding, string wanted)
    {
        Stage stage = Stage.WithGallery();
        stage.Type(typed);
        Assert.Equal([finding, wanted], stage.Draw().Texts.TakeLast(2).Select(text => text.Text));
        stage.Do(Actions.Accept);
        Assert.True(stage.Root.Lesson.HasOverlay);
        Assert.Equal("hello", stage.Training.Session.Lesson.Name);
    }

    [Fact]
    public void Backspace_takes_characters_away_and_then_goes_back_to_the_lessons_as_Esc_does()
    {
        Stage stage = Stage.WithGallery();
        stage.Type("T ab");
        stage.Do(Actions.Erase);
        Assert.Contains(stage.Draw().Texts, text => text.Text == "a");
        stage.Do(Actions.Erase);
        stage.Do(Actions.Erase);
        Assert.Contains(stage.Draw().Texts, text => text.Text == "Lessons");
        stage.Type("T abc");
        stage.Do(Actions.Back);
        Assert.Contains(stage.Draw().Texts, text => text.Text == "Lessons");
        stage.Do(Actions.Back);
        Assert.False(stage.Root.Lesson.HasOverlay);
    }

    [Theory]
    [InlineData("light", 1280, 720)]
    [InlineData("projector", 1280, 720)]
    [InlineData("dark", 1920, 1080)]
    public void A_long_text_stays_within_its_card_and_its_end_is_seen(string theme, int width, int height)
    {
        var stage = new Stage("hello", width, height, ThemeCatalog.Find(theme));
        stage.Playback.IsRunning = false;
        stage.Do(Actions.Lessons);
        stage.Type("T " + string.Concat(Enumerable.Repeat("every word of a long text ", 20)) + "end");
        RecordingCanvas canvas = stage.Draw();
        DrawnText[] own = [.. canvas.Texts.SkipWhile(text => text.Text != "Type a text")];
        Assert.True(own.Length >= 4, "several lines are seen");
        Assert.All(own, text => Assert.InRange(text.Bounds.Right, 0, width - 16));
        Assert.All(own, text => Assert.InRange(text.Bounds.Bottom, 0, height - 16));
        Assert.All(own.Zip(own.Skip(1)), pair => Assert.True(pair.First.Bounds.Bottom <= pair.Second.Bounds.Y + 1, pair.Second.Text));
    }
}
