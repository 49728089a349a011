using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Scenes;

/// <summary>Whatever is opened, the lesson that runs goes on until it is there, and untouched where it cannot be.</summary>
public sealed class OpeningTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rnnviz-test-").FullName;
    private readonly Stage stage = new("hello");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public static TheoryData<string, string> Broken() => new()
    {
        { "empty.json", "" },
        { "cut.json", "{ \"title\": \"x\", \"task\": { \"kind\": \"te" },
        { "list.json", "[]" },
        { "null.json", "null" },
        { "number.json", "1e999" },
        { "wrong.json", "{ \"title\": 3, \"task\": { \"kind\": \"nothing\" }, \"model\": { \"hidden\": -1 } }" },
        { "surrogate.json", "{ \"\\ud800\": 1 }" },
        { "nul.json", "\0\0\0\0" },
        { "gone-data.json", "{ \"title\": \"x\", \"task\": { \"kind\": \"series\", \"file\": \"no.csv\", \"window\": 3 }, "
            + "\"model\": { \"hidden\": 3 }, \"training\": { \"optimizer\": { \"kind\": \"sgd\", \"learningRate\": 0.1 } } }" },
        { "huge.json", "{ \"title\": \"x\", \"task\": { \"kind\": \"text\", \"text\": \"abcabc\", "
            + "\"sequenceLength\": 5, \"batchSize\": 4096 }, "
            + "\"model\": { \"hidden\": 1024 }, \"training\": { \"optimizer\": { \"kind\": \"sgd\", \"learningRate\": 1e300 } } }" },
        { "course.json", "{ \"title\": \"x\", \"lessons\": [\"hello\", \"missing.json\", 3, null] }" },
        { "empty-course.json", "{ \"title\": \"x\", \"lessons\": [] }" },
        { "empty.txt", "" },
        { "short.txt", "aa" },
        { "bytes.txt", "\uFFFD\0\u0001" },
        { "empty.csv", "" },
        { "ragged.csv", "a,b\n1\n1,2,3\n" },
        { "words.csv", "a,b\nx,y\nz,w\n" },
        { "empty.png", "" },
        { "fake.svg", "<svg><metadata>{\"format\": 1}</metadata></svg>" },
        { "fake.pdf", "%PDF-1.4 garbage" },
        { "some.exe", "MZ" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_is_broken_is_refused_and_the_lesson_that_runs_goes_on_untouched(string name, string content)
    {
        stage.Frames(3);
        TrainingSession session = stage.Training.Session;
        string path = Write(name, content);
        foreach (TimeSpan? patience in (TimeSpan?[])[null, TimeSpan.FromMinutes(10)])
        {
            stage.Root.OpeningPatience = patience;
            int iteration = session.Iteration;
            stage.Root.OpenDropped([path]);
            stage.Frames(1);
            Assert.Same(session, stage.Training.Session);
            Assert.True(session.Iteration > iteration);
            Assert.True(stage.Root.Lesson.HasOverlay || stage.Root.Lesson.LastMessage.Length > 0);
            stage.Draw();
            if (stage.Root.Lesson.HasOverlay)
            {
                stage.Do(Actions.Back);
            }

            Assert.False(stage.Root.Lesson.HasOverlay);
        }
    }

    [Fact]
    public void A_file_that_is_gone_a_folder_and_a_hundred_files_end_nothing()
    {
        TrainingSession session = stage.Training.Session;
        stage.Root.OpenDropped([Path.Combine(folder, "gone.json")]);
        stage.Root.OpenDropped([Path.Combine(folder, "gone.txt")]);
        stage.Root.OpenDropped([Path.Combine(folder, "gone.png")]);
        stage.Root.OpenDropped([folder]);
        stage.Root.OpenDropped([""]);
        stage.Root.OpenDropped([]);
        stage.Root.OpenDropped([.. Enumerable.Range(0, 100).Select(i => Write($"{i}.json", "{"))]);
        Assert.Same(session, stage.Training.Session);
        stage.Root.OpenDropped([.. Enumerable.Range(0, 100).Select(i => Write($"{i}.txt", $"text {i} of many"))]);
        Assert.Equal("Opened 0.txt, the first of 100 files", stage.Root.Lesson.LastMessage);
    }

    [Fact]
    public void While_something_is_opened_the_lesson_goes_on_and_a_card_says_so_until_Esc()
    {
        using var held = new ManualResetEventSlim();
        Stage slow = Held(held);
        slow.Root.OpenDropped([Path.Combine(folder, "any.json")]);
        Assert.True(slow.Root.IsOpening);
        int iteration = slow.Training.Session.Iteration;
        slow.Frames(3);
        Assert.True(slow.Training.Session.Iteration > iteration);
        string[] texts = [.. slow.Draw().Texts.Select(text => text.Text)];
        Assert.Contains("Opening", texts);
        Assert.Contains("any.json", texts);
        slow.Do(Actions.Pause);
        Assert.False(slow.Playback.IsRunning); // keys do what they always do
        Assert.True(slow.Root.IsOpening);
        slow.Do(Actions.Back);
        Assert.False(slow.Root.IsOpening);
        Assert.Equal("Opening was cancelled", slow.Root.Lesson.LastMessage);
        held.Set();
        slow.Frames(3);
        Assert.Equal("hello", slow.Training.Session.Lesson.Name);
    }

    [Fact]
    public void What_was_opened_meanwhile_is_shown_when_it_is_there()
    {
        using var held = new ManualResetEventSlim();
        Stage slow = Held(held);
        slow.Root.OpenDropped([Path.Combine(folder, "any.json")]);
        held.Set();
        while (slow.Root.IsOpening)
        {
            slow.Frames(1);
            Thread.Yield();
        }

        Assert.Equal("vanishing", slow.Training.Session.Lesson.Name);
        Assert.False(slow.Root.Lesson.HasNotice);
    }

    [Fact]
    public void An_exception_that_nobody_expected_is_written_down_and_the_lesson_goes_on()
    {
        var log = new NotedMistakes();
        Stage failing = With(_ => throw new InvalidCastException("a test's"));
        failing.Root.Mistakes = log;
        failing.Root.OpenDropped([Write("any.json", "{}")]);
        failing.Frames(2);
        Assert.Equal([("opening a file", typeof(InvalidCastException))], log.Noted);
        Assert.Equal(
            "RnnViz met a mistake of its own; the lesson goes on. What is needed to find it: a/log", failing.Root.Lesson.LastMessage);
        Assert.Equal("hello", failing.Training.Session.Lesson.Name);
    }

    [Fact]
    public void The_offer_is_taken_by_Enter_and_refused_by_Esc()
    {
        int taken = 0, refused = 0;
        stage.Root.Offer("Hello, RNN", "Iteration 12, kept at 14:32", () => taken++, () => refused++);
        stage.Do(Actions.Accept);
        Assert.Equal((1, 0, false), (taken, refused, stage.Root.Lesson.HasNotice));
        stage.Root.Offer("Hello, RNN", "Iteration 12, kept at 14:32", () => taken++, () => refused++);
        stage.Do(Actions.Back);
        Assert.Equal((1, 1, false), (taken, refused, stage.Root.Lesson.HasNotice));
        Assert.False(stage.Root.Lesson.HasOverlay); // the question whether to quit has not come up
    }

    [Theory]
    [InlineData("pause")]
    [InlineData("step")]
    [InlineData("next stop")]
    [InlineData("lessons")]
    [InlineData("contrast")]
    [InlineData("restart")]
    public void The_offer_leaves_when_work_begins_otherwise_and_the_key_does_what_it_always_does(string action)
    {
        int chosen = 0;
        var other = new Stage("hello");
        foreach (Stage one in (Stage[])[stage, other])
        {
            one.Frames(2);
        }

        stage.Root.Offer("Hello, RNN", "Iteration 12, kept at 14:32", () => chosen++, () => chosen++);
        stage.Do(action);
        other.Do(action);
        Assert.False(stage.Root.Lesson.HasNotice);
        Assert.Equal(0, chosen);
        Assert.Equal(
            (other.Playback.IsRunning, other.Root.Lesson.HasOverlay, other.Training.Walk.Cursor),
            (stage.Playback.IsRunning, stage.Root.Lesson.HasOverlay, stage.Training.Walk.Cursor));
    }

    [Fact]
    public void Another_theme_or_size_does_not_take_the_offer_away()
    {
        stage.Root.Offer("Hello, RNN", "Iteration 12, kept at 14:32", () => { }, () => { });
        stage.Do(Actions.Theme);
        stage.Do(Actions.Larger);
        stage.Resize(1500, 900);
        stage.Frames(1);
        Assert.True(stage.Root.Lesson.HasNotice);
    }

    [Fact]
    public void The_buttons_of_the_offer_can_be_clicked_and_a_click_beside_it_begins_work()
    {
        int taken = 0;
        stage.Root.Offer("Hello, RNN", "Iteration 12, kept at 14:32", () => taken++, () => { });
        stage.Frames(1);
        DrawnText button = stage.Draw().Texts.Last(text => text.Text == "Enter  go on there");
        stage.Click(new Point(button.Bounds.Center.X, button.Bounds.Center.Y));
        Assert.Equal(1, taken);
        stage.Root.Offer("Hello, RNN", "Iteration 12, kept at 14:32", () => taken++, () => { });
        stage.Frames(1);
        stage.Click(new Point(5, 400));
        Assert.Equal((1, false), (taken, stage.Root.Lesson.HasNotice));
    }

    [Fact]
    public void The_offer_fits_at_every_size_and_in_every_theme()
    {
        foreach (Theme theme in ThemeCatalog.All)
        {
            foreach ((int width, int height) in new[] { (960, 600), (1280, 720), (1920, 1080), (3840, 2160) })
            {
                var shown = new Stage("hello", width, height, theme);
                shown.Root.Offer(new string('W', 90), "Iteration 1,234,567, kept at 2026-11-29 14:32", () => { }, () => { });
                shown.Frames(1);
                RecordingCanvas canvas = shown.Draw();
                int first = canvas.Texts.First(text => text.Text == "Go on where the program stopped?").Order;
                DrawnText[] texts = [.. canvas.Texts.Where(text => text.Order >= first)];
                Box card = canvas.Shapes.Last(shape => shape.Order < first && shape.Bounds.Width > texts[0].Bounds.Width).Bounds;
                Assert.Equal(5, texts.Length);
                Assert.All(texts, text => Assert.True(
                    text.Bounds.X >= card.X && text.Bounds.Right <= card.Right && text.Bounds.Bottom <= card.Bottom, text.Text));
                Assert.All(texts.Zip(texts.Skip(1)).Take(3), pair => Assert.True(pair.First.Bounds.Bottom <= pair.Second.Bounds.Y + 1));
            }
        }
    }

    [Fact]
    public void The_question_whether_to_quit_says_what_becomes_of_the_run()
    {
        stage.Root.WhatBecomesOfTheRun = "The run is kept: rnnviz run --resume";
        stage.Do(Actions.Back);
        stage.Frames(1);
        Assert.Contains(stage.Draw().Texts, text => text.Text == "The run is kept: rnnviz run --resume");
    }

    private Stage Held(ManualResetEventSlim held)
    {
        Stage slow = With(_ =>
        {
            held.Wait();
            return new TrainingSession(LessonCatalog.Load("vanishing"));
        });
        Write("any.json", "{}");
        slow.Root.OpeningPatience = TimeSpan.Zero;
        return slow;
    }

    private static Stage With(Func<string, TrainingSession> open) =>
        new(LessonCatalog.Load("hello"), new Extent(1280, 720), open: open);

    private string Write(string name, string content)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    private sealed class NotedMistakes : IMistakeLog
    {
        public List<(string Doing, Type Error)> Noted { get; } = [];

        public string? Write(Exception error, string doing)
        {
            Noted.Add((doing, error.GetType()));
            return "a/log";
        }
    }
}
