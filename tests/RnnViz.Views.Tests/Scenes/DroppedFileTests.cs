using RnnViz.Lessons.Files;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Tests.Scenes;

/// <summary>What is dropped on the window opens, or the screen says why not.</summary>
public sealed class DroppedFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rnnviz-test-").FullName;
    private readonly Stage stage = new("hello");

    [Fact]
    public void A_text_a_table_and_a_lesson_open()
    {
        Drop("poem.txt", "roses are red, violets are blue");
        Assert.Equal("poem.txt", stage.Training.Session.Lesson.Title);
        Drop("sales.csv", "month,sold,lost\n" + string.Concat(Enumerable.Range(1, 12).Select(i => $"{i},{i * i % 7},{i % 3}\n")));
        Assert.Equal("sales.csv: sold", stage.Training.Session.Lesson.Title);
        Assert.StartsWith(
            "Opened sales.csv: sold\nThe network learns column \"sold\". Other columns with numbers: month, lost.",
            stage.Root.Lesson.LastMessage, StringComparison.Ordinal);
        Drop("mine.json", File.ReadAllText(LessonCatalog.BuiltIn.First(lesson => lesson.Name == "hello").Path)
            .Replace("Hello, RNN", "Mine", StringComparison.Ordinal));
        Assert.Equal("Mine", stage.Training.Session.Lesson.Title);
        stage.Frames(2);
        Assert.Contains("Mine", stage.Root.Lesson.LastMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void Anything_else_is_refused_with_what_is_taken()
    {
        Drop("photo.jpg", "");
        Assert.Equal(
            "photo.jpg is none of these: a lesson (.json), a figure (.png, .svg, .pdf), a text (.txt), a table (.csv)",
            stage.Root.Lesson.LastMessage);
        Drop("photo.png", "");
        Assert.Equal(
            "photo.png does not say which moment it shows: it is no PNG, SVG or PDF; drop a figure that RnnViz has written",
            stage.Root.Lesson.LastMessage);
        stage.Root.OpenDropped([folder]);
        Assert.Contains("is a folder", stage.Root.Lesson.LastMessage, StringComparison.Ordinal);
        Assert.Equal("hello", stage.Training.Session.Lesson.Name);
    }

    [Fact]
    public void All_mistakes_of_a_lesson_are_shown_with_their_paths()
    {
        Drop("wrong.json", """
            { "title": "Wrong", "task": { "kind": "text", "text": "hello", "sequenceLength": 4, "colour": 3 },
              "model": { "hidden": -3 }, "training": { "optimizer": { "kind": "adagard", "learningRate": 0.1 } } }
            """);
        Assert.True(stage.Root.Lesson.HasOverlay);
        string[] texts = [.. stage.Draw().Texts.Select(text => text.Text)];
        Assert.Contains("This lesson cannot be opened: 3 mistakes", texts);
        foreach (string path in new[] { "task.colour", "model.hidden", "training.optimizer.kind" })
        {
            Assert.Contains(path, texts);
        }

        Assert.Contains(texts, text => text.Contains("did you mean \"adagrad\"?", StringComparison.Ordinal));
        foreach ((int width, int height) in new[] { (960, 600), (1280, 720), (3840, 2160) })
        {
            stage.Resize(width, height);
            var canvas = stage.Draw();
            int veil = canvas.Shapes.Last(shape => shape.Color == stage.Root.Theme.Veil).Order;
            TextFit.Require([.. canvas.Texts.Where(text => text.Order > veil)], stage.Size, $"mistakes at {width}x{height}");
        }

        stage.Do(Actions.Back);
        Assert.False(stage.Root.Lesson.HasOverlay);
        Assert.Equal("hello", stage.Training.Session.Lesson.Name);
    }

    [Fact]
    public void Of_several_files_the_first_is_opened_and_the_screen_says_so()
    {
        stage.Root.OpenDropped([Write("a.txt", "some text here"), Write("b.txt", "more")]);
        Assert.Equal("Opened a.txt, the first of 2 files", stage.Root.Lesson.LastMessage);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Drop(string name, string content)
    {
        stage.Root.OpenDropped([Write(name, content)]);
        stage.Tree.EndFrame();
    }

    private string Write(string name, string content)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
