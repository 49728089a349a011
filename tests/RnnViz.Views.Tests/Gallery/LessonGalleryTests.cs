using RnnViz.Engine.Drawing;
using RnnViz.Lessons.Courses;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Views.Gallery;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Tests.Gallery;

public sealed class LessonGalleryTests
{
    [Fact]
    public void Typing_leaves_the_lessons_that_have_the_words_and_Enter_opens_the_first()
    {
        Stage stage = Stage.WithGallery();
        stage.Type("write like");
        Assert.Contains(stage.Draw().Texts, text => text.Text == "1 of 1");
        stage.Do(Actions.Accept);
        Assert.Equal("pride-and-prejudice", stage.Training.Session.Lesson.Name);
    }

    [Fact]
    public void Courses_come_first_with_the_titles_of_their_lessons_and_Enter_opens_the_first()
    {
        Stage stage = Stage.WithGallery();
        stage.Do(Actions.First);
        RecordingCanvas canvas = stage.Draw();
        Assert.Contains(canvas.Texts, text => text.Text == "a course of 10 lessons");
        Assert.Contains(canvas.Texts, text => text.Text == "3  The vanishing gradient");
        stage.Do(Actions.Accept);
        Assert.Equal(("hello", "1 of 10"), (stage.Training.Session.Lesson.Name, stage.Root.Course?.Label));
    }

    [Fact]
    public void Letters_that_are_commands_elsewhere_are_letters_here()
    {
        Stage stage = Stage.WithGallery();
        stage.Type("copy l");
        Assert.True(stage.Root.Lesson.HasOverlay);
        Assert.Contains(stage.Draw().Texts, text => text.Text == "copy l");
    }

    [Fact]
    public void Escape_empties_the_search_and_then_closes()
    {
        Stage stage = Stage.WithGallery();
        stage.Type("xyzzy");
        Assert.Contains(stage.Draw().Texts, text => text.Text == "0 of 0");
        stage.Do(Actions.Accept);
        stage.Do(Actions.Erase);
        stage.Do(Actions.Back);
        Assert.True(stage.Root.Lesson.HasOverlay);
        Assert.Contains(stage.Draw().Texts, text => text.Text.StartsWith("type to search", StringComparison.Ordinal));
        stage.Do(Actions.Back);
        Assert.False(stage.Root.Lesson.HasOverlay);
    }

    [Fact]
    public void Arrows_reach_every_lesson_and_what_is_selected_is_always_seen()
    {
        Stage stage = Stage.WithGallery();
        stage.Do(Actions.First);
        LessonSummary[] all = [.. CourseCatalog.BuiltIn, .. LessonCatalog.BuiltIn];
        for (int i = 0; i < all.Length; i++)
        {
            RecordingCanvas canvas = stage.Draw();
            Assert.Contains(canvas.Texts, text => text.Text == $"{i + 1} of {all.Length}");
            Assert.Contains(canvas.Texts, text => text.Text.Length > 3 && all[i].Title.StartsWith(text.Text, StringComparison.Ordinal));
            stage.Do(Actions.Step);
        }
    }

    [Fact]
    public void The_lesson_that_is_open_is_marked_and_selected()
    {
        Stage stage = Stage.WithGallery();
        Assert.Single(stage.Draw().Texts, text => text.Text == "open");
        stage.Do(Actions.Accept);
        Assert.Equal("hello", stage.Training.Session.Lesson.Name);
    }

    [Fact]
    public void A_click_on_a_tile_opens_its_lesson()
    {
        Stage stage = Stage.WithGallery(1920, 1080);
        stage.Type("vanishing");
        stage.Click(stage.Draw().Texts.Last(text => text.Text.StartsWith("The vanishing", StringComparison.Ordinal)).Bounds.Center);
        Assert.Equal("vanishing", stage.Training.Session.Lesson.Name);
    }

    [Fact]
    public void A_preview_shows_what_its_iterations_really_were()
    {
        Lesson lesson = LessonCatalog.Load("hello");
        LessonPreview preview = LessonPreview.Of(lesson, TimeSpan.Zero);
        Assert.Equal(10, preview.Iterations);
        var session = new TrainingSession(lesson);
        var losses = new double[10];
        for (int i = 0; i < 10; i++)
        {
            session.Prepare();
            losses[i] = session.Step.LossPerOutput;
            if (i == 9)
            {
                ValueScale scale = ValueScale.Log(lesson.View.LowestDecade, lesson.View.HighestDecade);
                Assert.Equal(scale.Encode(session.Step.HiddenGradientNorms[2]), preview.Flow[2, 0]);
            }

            session.Apply();
        }

        Assert.Equal((losses[0], losses[9]), (preview.FirstLoss, preview.LastLoss));
        Assert.Equal(losses.Select(loss => (float)(loss / losses.Max())), preview.Loss);
    }
}
