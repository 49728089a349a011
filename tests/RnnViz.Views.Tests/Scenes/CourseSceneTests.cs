using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Courses;
using RnnViz.Lessons.Files;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Scenes;

/// <summary>Lessons one after the other, with a presenter's remote alone.</summary>
public sealed class CourseSceneTests : IDisposable
{
    private const string One = """
        { "title": "Lesson A", "summary": "What A shows.", "task": { "kind": "text", "text": "hello", "sequenceLength": 4 },
          "model": { "hidden": 8 }, "training": { "optimizer": { "kind": "sgd", "learningRate": 0.1 } }, "stops": STOPS }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("rnnviz-test-").FullName;
    private readonly Stage stage;

    public CourseSceneTests()
    {
        Write("a", """[{ "iteration": 0, "phase": "loss", "callout": "a1" }, { "iteration": 30, "phase": "loss", "callout": "a2" }]""");
        Write("b", """
            [
              { "iteration": 2, "phase": "loss", "callout": "b1" },
              { "iteration": 40, "phase": "loss", "callout": "b2", "ask": "How low?" }
            ]
            """);
        Write("c", "[]");
        string course = Path.Combine(folder, "course.json");
        File.WriteAllText(course, """{ "title": "All of it", "lessons": ["a.json", "b.json", "c.json"] }""");
        stage = new Stage(LessonCatalog.Load("hello"), new Extent(1280, 720), ThemeCatalog.Projector, honoursStops: true);
        stage.Root.OpenDropped([course]);
        stage.Tree.EndFrame();
    }

    [Fact]
    public void PageDown_alone_gives_the_whole_course_and_says_where_it_ends()
    {
        var seen = new List<string>();
        for (int i = 0; i < 12; i++)
        {
            seen.Add(Now);
            PageDown();
        }

        Assert.Equal(
            [
                "a a1", "a a2", "next: Lesson B", "b b1", "b ?How low?", "b b2", "next: Lesson C", "c ", "next: The end of the course",
                "next: The end of the course", "next: The end of the course", "next: The end of the course",
            ],
            seen);
    }

    [Fact]
    public void The_lesson_that_comes_is_announced_with_its_place_and_the_key()
    {
        PageDown();
        PageDown();
        string all = Said();
        foreach (string said in new[] { "Next: lesson 2 of 3", "Lesson B", "PageDown opens it, PageUp stays" })
        {
            Assert.Contains(said, all, StringComparison.Ordinal);
        }

        // B asks something: its summary would answer
        Assert.DoesNotContain("What B shows.", all, StringComparison.Ordinal);
        stage.Do(Actions.PreviousStop);
        Assert.Equal("a a2", Now);
    }

    [Fact]
    public void PageUp_goes_back_to_the_last_stop_of_the_lesson_before()
    {
        double loss = LossAtA2();
        for (int i = 0; i < 2; i++)
        {
            PageDown();
        }

        Assert.Equal("b b1", Now);
        stage.Do(Actions.PreviousStop);
        Assert.Equal("next: Lesson A", Now);
        Assert.Contains("PageUp opens it, PageDown stays", Said(), StringComparison.Ordinal);
        PageDown();
        Assert.Equal("b b1", Now);
        stage.Do(Actions.PreviousStop);
        stage.Do(Actions.PreviousStop);
        Arrive();
        Assert.Equal(("a a2", loss), (Now, stage.Training.Step.LossPerOutput));
        stage.Do(Actions.PreviousStop);
        stage.Do(Actions.PreviousStop);
        Assert.Equal("a a1", Now);
        Assert.Contains("where the course begins", stage.Root.Lesson.LastMessage, StringComparison.Ordinal);

        double LossAtA2()
        {
            PageDown();
            return stage.Training.Step.LossPerOutput;
        }
    }

    [Fact]
    public void The_place_in_the_course_stands_in_the_bar_and_the_theme_stays()
    {
        Assert.Contains(stage.Draw().Texts, text => text.Text == "1 of 3");
        for (int i = 0; i < 3; i++)
        {
            PageDown();
        }

        Assert.Equal(("2 of 3", "projector"), (stage.Root.Course?.Label, stage.Root.Theme.Name));
        Assert.Contains(stage.Draw().Texts, text => text.Text == "2 of 3");
    }

    [Fact]
    public void A_restart_stays_in_the_course_and_another_lesson_leaves_it()
    {
        PageDown();
        stage.Do(Actions.Restart);
        Assert.Equal(("1 of 3", "a a1"), (stage.Root.Course?.Label, Now));
        stage.Root.OpenDropped([Path.Combine(folder, "b.json")]);
        Assert.Null(stage.Root.Course);
    }

    [Fact]
    public void A_lesson_that_was_broken_meanwhile_is_told_and_the_one_before_stays()
    {
        PageDown();
        PageDown();
        File.WriteAllText(Path.Combine(folder, "b.json"), "{}");
        PageDown();
        Assert.True(stage.Root.Lesson.HasOverlay);
        Assert.Equal(("a", "1 of 3"), (stage.Training.Session.Lesson.Name, stage.Root.Course?.Label));
        PageDown();
        Assert.False(stage.Root.Lesson.HasOverlay);
    }

    [Theory]
    [InlineData(1280, 720)]
    [InlineData(1920, 1080)]
    [InlineData(3840, 2160)]
    public void An_announcement_fits_in_every_theme(int width, int height)
    {
        CoursePlace place = new(CourseCatalog.Find("gradients")!, 0);
        stage.Resize(width, height);
        for (int theme = 0; theme < 3; theme++, stage.Do(Actions.Theme))
        {
            for (CoursePlace? at = place; at is not null; at = at.Next)
            {
                stage.Root.Course = at;
                stage.View.Announcement = new Announcement(
                    1, $"Next: lesson {at.Number} of {at.Count}", at.Lesson.Title, at.Lesson.Summary, "PageDown opens it, PageUp stays");
                RecordingCanvas canvas = stage.Draw();
                int veil = canvas.Shapes.Last(shape => shape.Color == stage.Root.Theme.Veil).Order;
                DrawnText[] said = [.. canvas.Texts.Where(text => text.Order > veil && text.Text != stage.Root.Lesson.LastMessage)];
                TextFit.RequireApart(said, stage.Size, $"{at.Lesson.Name} at {width}x{height}");
                Assert.Contains(said, text => text.Text == "lesson");
            }
        }
    }

    [Theory]
    [InlineData(1280, 720)]
    [InlineData(1920, 1080)]
    public void Beside_the_place_in_a_course_stands_the_lessons_title_before_the_programs_name(int width, int height)
    {
        for (CoursePlace? at = new(CourseCatalog.Find("gradients")!, 0); at is not null; at = at.Next)
        {
            Lesson lesson = LessonCatalog.Load(at.Lesson.Name);
            var own = new Stage(lesson, new Extent(width, height), ThemeCatalog.Projector, honoursStops: true);
            own.Root.Course = at;
            own.Frames(1);
            DrawnText[] bar = [.. own.Draw().Texts.Where(text => own.Appearance.Layout.TopBar.Encloses(text.Bounds))];
            string where = $"{lesson.Title} at {width}x{height}";
            Assert.True(bar.Any(text => text.Text == at.Label), $"{where}: no {at.Label}");
            if (own.Root.Lesson.Contrast.IsContrast)
            {
                // the names of the runs stand in the title's place
                continue;
            }

            string title = bar.SkipWhile(text => text.Text != at.Label).ElementAt(1).Text;
            string begun = title.TrimEnd('…').TrimEnd();
            Assert.True(lesson.Title == title || title.EndsWith(" …", StringComparison.Ordinal)
                && lesson.Title.StartsWith(begun + " ", StringComparison.Ordinal) && bar.All(text => text.Text != "RnnViz"),
                $"{where}: {title}");
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Said() => string.Join(' ', stage.Draw().Texts.Select(text => text.Text));

    private string Now => stage.View.Announcement is { } announced ? $"next: {announced.Title}"
        : $"{stage.Training.Session.Lesson.Name} {(stage.Training.Question is { } asked ? "?" + asked : stage.Training.Stop?.Callout)}";

    private void PageDown()
    {
        stage.Do(Actions.NextStop);
        Arrive();
    }

    /// <summary>Until the walk waits: at a stop, or before one that was asked.</summary>
    private void Arrive()
    {
        for (int i = 0;
            i < 1000 && stage.Training.IsRunning && stage.Training.Walk.StopCount > 0 || stage.Root.Lesson.Presenter.IsOnTheWay; i++)
        {
            stage.Frames(1);
        }

        if (stage.Training.Question is not null)
        {
            stage.Frames(35); // it can be answered then
        }
    }

    private void Write(string name, string stops) =>
        File.WriteAllText(Path.Combine(folder, name + ".json"), One.Replace("STOPS", stops, StringComparison.Ordinal)
            .Replace("Lesson A", "Lesson " + name.ToUpperInvariant(), StringComparison.Ordinal)
            .Replace("What A", "What " + name.ToUpperInvariant(), StringComparison.Ordinal));
}
