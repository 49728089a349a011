using System.Text.RegularExpressions;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Courses;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Tests.Recordings;
using RnnViz.Views.Layout;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests.Wordings;

/// <summary>The German wordings that come with the program: there is one for every text, and they fit.</summary>
public sealed partial class GermanTests
{
    /// <summary>Names of mathematics and of quantities are the same in every language.</summary>
    private static readonly string[] Symbols = ["tanh", "ln", "log", "min", "max", "softmax", "Whh", "Wxh", "Why", "Whn", "bhn", "NaN"];

    private static readonly Labels German = LabelsReader.Read(Path.Combine(AppContext.BaseDirectory, "labels", "de.json"));

    /// <summary>A lesson of the tests, which lies beside the built-in ones.</summary>
    private const string OfTests = "scripts";

    public static TheoryData<string> Lessons() =>
        [.. LessonCatalog.BuiltIn.Select(lesson => lesson.Name).Where(name => name != OfTests)];

    [Theory]
    [InlineData("two-timesteps")]
    [InlineData("gru-remembers")]
    [InlineData("lstm-and-vanilla")]
    [InlineData("pride-and-prejudice")]
    [InlineData("series")]
    [InlineData("adding-problem")]
    public void Every_text_with_a_word_that_is_drawn_has_a_wording(string name)
    {
        var missing = new HashSet<string>();
        Stage stage = Open(name, new Extent(1280, 720), German.Noting(missing));
        var situations = new Situations(stage, _ => stage.DrawOn(new SilentCanvas(stage.Size, stage.Book)));
        Visit(stage, situations, tips: (97, 43));
        missing.ExceptWith(LessonCatalog.BuiltIn.Where(one => one.Name == OfTests).SelectMany(one => (string[])[one.Title, one.Summary]));
        string[] words = [.. missing.Where(HasWord)];
        Assert.True(words.Length == 0, $"{name}: there is no wording of {string.Join(", ", words.Select(word => $"\"{word}\""))}");
        Assert.True(missing.Count > 0, "nothing was asked for: even single letters have a wording");
    }

    [Fact]
    public void What_the_profile_says_at_an_update_has_a_wording()
    {
        Stage stage = Open("two-timesteps", new Extent(1280, 720), German);
        stage.Training.Walk.HonoursStops = false;
        stage.Playback.IsRunning = true;
        stage.Frames(6);
        (stage.Root.Lesson.Geometry.Waits, stage.Playback.IsRunning) = (true, false);
        stage.Frames(1);
        stage.Do(Actions.FocusPanels[(int)PanelKey.Surface - 1]);
        stage.Frames(1);
        string[] texts = [.. stage.Draw().Texts.Select(text => text.Text)];
        Assert.Contains(texts, text => text.StartsWith("was bei 1 kommt: ", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.StartsWith("was der Gradient bei 1 verspricht: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("lstm")]
    [InlineData("gru")]
    [InlineData("rnn_tanh")]
    public void Every_text_with_a_word_of_a_recording_has_a_wording(string cell)
    {
        using WrittenRecording recording = WrittenRecording.Of(4, cell);
        recording.Add(40, loss: null, wrong: 1.5);
        var missing = new HashSet<string>();
        Lesson lesson = recording.Load();
        var stage = new Stage(lesson, new Extent(1280, 720), fonts: new FontBook(Path.Combine(AppContext.BaseDirectory, "fonts"))
        {
            Labels = German.Noting(missing),
        });
        var situations = new Situations(stage, _ => stage.DrawOn(new SilentCanvas(stage.Size, stage.Book)));
        Visit(stage, situations, tips: (97, 43));
        foreach (string action in (string[])[
            Actions.Last, Actions.Step, Actions.Restart, Actions.RestartAnew, Actions.Contrast, Actions.Compare, Actions.NextSequence])
        {
            stage.Do(action);
            stage.Frames(2);
            stage.DrawOn(new SilentCanvas(stage.Size, stage.Book));
        }

        missing.ExceptWith([lesson.Title, lesson.Summary]);
        string[] words = [.. missing.Where(HasWord)];
        Assert.True(words.Length == 0, $"{cell}: there is no wording of {string.Join(", ", words.Select(word => $"\"{word}\""))}");
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Every_text_of_a_built_in_lesson_has_a_wording(string name)
    {
        Lesson lesson = LessonCatalog.Load(name);
        string[] texts =
        [
            lesson.Title, lesson.Summary, lesson.Run, .. lesson.VariantLessons.Select(variant => variant.Run),
            .. lesson.Stops.SelectMany(stop => (string[])[stop.Callout, stop.Ask ?? ""]),
        ];
        Assert.All(texts.Where(text => text.Length > 0), text => Assert.Contains(text, German.Keys));
    }

    [Fact]
    public void Every_text_of_a_built_in_course_has_a_wording() =>
        Assert.All(CourseCatalog.BuiltIn.SelectMany(course => (string[])[course.Title, course.Summary]),
            text => Assert.Contains(text, German.Keys));

    [Theory]
    [InlineData("two-timesteps", 1280, 720)]
    [InlineData("lstm-and-vanilla", 1280, 720)]
    [InlineData("lstm-remembers", 1920, 1080)]
    [InlineData("spectral-radius", 1280, 720)]
    [InlineData("hello", 1280, 720)]
    [InlineData("series", 1280, 720)]
    [InlineData("copy-memory", 1280, 720)]
    public void It_fits_into_the_panels_and_at_the_stops(string name, int width, int height)
    {
        var size = new Extent(width, height);
        Stage stage = Open(name, size, German);
        stage.Frames(1);
        Fit(stage, name);
        foreach (var stop in StopWalk.Stops(stage, 1).Take(4))
        {
            stage.Frames(1);
            Fit(stage, $"{name}, stop of iteration {stop.Iteration}");
        }

        stage.Training.Walk.HonoursStops = false;
        stage.Playback.IsRunning = true;
        stage.Frames(6);
        stage.Playback.IsRunning = false;
        foreach (Theme theme in (Theme[])[ThemeCatalog.Light, ThemeCatalog.Projector])
        {
            stage.Show(size, theme);
            stage.Frames(300); // until a message has gone
            Fit(stage, $"{name}, {theme.Name}");
            foreach (string panel in Actions.FocusPanels)
            {
                stage.Do(panel);
                stage.Frames(1);
                // of panels that the lesson does not have a message speaks, over the others
                if (stage.View.Focus == Actions.PanelOf(panel))
                {
                    Fit(stage, $"{name}, {theme.Name}, {panel}");
                }
            }

            stage.Do(Actions.Back);
        }
    }

    [Theory]
    [InlineData("two-timesteps")]
    [InlineData("lstm-two-timesteps")]
    public void It_fits_at_every_term(string name)
    {
        Stage stage = Open(name, new Extent(1280, 720), German);
        stage.Training.Walk.HonoursStops = false;
        stage.Frames(2);
        new Situations(stage, what => Fit(stage, $"{name}, {what}")).Terms(40);
    }

    [Theory]
    [InlineData(1280, 720)]
    [InlineData(1920, 1080)]
    public void It_fits_into_the_help_and_the_gallery(int width, int height)
    {
        Stage stage = Open("lstm-remembers", new Extent(width, height), German);
        foreach (string action in (string[])[Actions.Help, Actions.Lessons])
        {
            stage.Do(action);
            for (int page = 0; page < 12; page++)
            {
                TextFit.RequireApart(Scenes.TextFitTests.OverlayOf(stage), stage.Size, $"{action}, page {page} at {width}x{height}");
                stage.Do(Actions.Step);
            }

            stage.Do(Actions.Back);
        }
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("lstm-and-vanilla")]
    public void A_frame_in_it_allocates_nothing(string name)
    {
        Stage stage = Open(name, new Extent(1280, 720), German);
        stage.Training.Walk.HonoursStops = false;
        stage.Playback.IsRunning = true;
        var canvas = new SilentCanvas(stage.Size, stage.Book);
        Draw(200);
        Assert.Equal(0, Allocations.OfEach(() => Draw(50)));

        void Draw(int frames)
        {
            for (int i = 0; i < frames; i++)
            {
                stage.Frames(1);
                stage.DrawOn(canvas);
            }
        }
    }

    private static Stage Open(string name, Extent size, Labels labels) => new(
        LessonCatalog.Load(name), size, honoursStops: true,
        fonts: new FontBook(Path.Combine(AppContext.BaseDirectory, "fonts")) { Labels = labels });

    private static void Fit(Stage stage, string where) => TextFit.Require(stage.Draw().Texts, stage.Size, where);

    /// <summary>Stops, panels, tips, terms, messages, overlays and a second run.</summary>
    private static void Visit(Stage stage, Situations situations, (float X, float Y) tips)
    {
        foreach (var _ in StopWalk.Stops(stage, 2).Take(2))
        {
            situations.Panels();
        }

        stage.Training.Walk.HonoursStops = false;
        stage.Playback.IsRunning = true;
        stage.Frames(6);
        stage.Playback.IsRunning = false;
        situations.Panels();
        situations.Figures();
        situations.Tips(tips.X, tips.Y);
        situations.Terms(24);
        situations.Tips(2 * tips.X, 2 * tips.Y);
        situations.Toasts();
        situations.Pages(Actions.Help, 14);
        situations.Pages(Actions.Lessons, 4);
        situations.Contrast();
        situations.Tips(2 * tips.X, 2 * tips.Y);
    }

    /// <summary>Whether a text has, beside numbers and names of mathematics, a word: two letters or more in a row.</summary>
    private static bool HasWord(string text) => Word().Matches(text).Any(word => !Symbols.Contains(word.Value));

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Word();
}
