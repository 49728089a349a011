using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Engine.Scene;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Tests;
using RnnViz.Views.Overlays;
using RnnViz.Views.Scenes;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Tests;

/// <summary>The program's scene without a window: events go in, recorded drawings come out.</summary>
internal sealed class Stage : IWindow
{
    public static readonly FontBook Fonts = new(Path.Combine(AppContext.BaseDirectory, "fonts"));

    /// <param name="lesson">What is shown.</param>
    /// <param name="size">Of the canvas.</param>
    /// <param name="theme">Light where none is given.</param>
    /// <param name="honoursStops">Whether the lesson pauses at its stops; most tests want to run through.</param>
    /// <param name="clock">What times the training; a steady one where none is given, so that no test depends on the machine.</param>
    /// <param name="fonts">Typefaces and wordings; those of all tests where none are given.</param>
    /// <param name="open">Opens lessons; from the catalog where it is not given.</param>
    public Stage(
        Lesson lesson, Extent size, Theme? theme = null, bool honoursStops = false, TimeProvider? clock = null, FontBook? fonts = null,
        Func<string, TrainingSession>? open = null)
    {
        (Size, Book) = (size, fonts ?? Fonts);
        var settings = new SessionSettings { Clock = clock ?? new SteadyClock() };
        Root = new ProgramScene(
            new TrainingSession(lesson, settings: settings), theme ?? ThemeCatalog.Light, Book, this,
            open ?? (name => new TrainingSession(LessonCatalog.Load(name), settings: settings)));
        Root.Lesson.Training.Walk.HonoursStops = honoursStops;
        Root.Resize(size);
        Tree = new SceneTree(Root);
        // the pointer is somewhere when the window opens; what tests do with it are moves
        Tree.Input(InputEvent.OfPointer(InputKind.PointerMoved, new Point(0, 0)));
    }

    public Stage(string lesson, int width = 1280, int height = 720, Theme? theme = null, TimeProvider? clock = null)
        : this(LessonCatalog.Load(lesson), new Extent(width, height), theme, clock: clock) { }

    public Extent Size { get; private set; }

    public FontBook Book { get; }

    public ProgramScene Root { get; }

    public SceneTree Tree { get; }

    public ShownTraining Training => Root.Lesson.Training;

    public Playback Playback => Root.Lesson.Playback;

    public ViewState View => Root.Lesson.View;

    public SharedScales Scales => Root.Lesson.Scales;

    public Appearance Appearance => Root.Lesson.Appearance;

    public string? Screenshot { get; private set; }

    public string? Figure { get; private set; }

    public int FullScreenToggles { get; private set; }

    public void Resize(int width, int height)
    {
        Size = new Extent(width, height);
        Root.Resize(Size);
    }

    /// <summary>The same at another size and in another theme, without a message about it.</summary>
    public void Show(Extent size, Theme theme)
    {
        Size = size;
        Root.Lesson.Arrange(size, theme, 1);
        Tree.Process(0);
    }

    public void Frames(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Tree.Process(1.0 / 60);
            Tree.EndFrame();
        }
    }

    public void Do(string action)
    {
        Tree.Input(InputEvent.OfAction(action));
        Tree.EndFrame();
    }

    /// <summary>The lesson hello, paused, with the gallery open.</summary>
    public static Stage WithGallery(int width = 1280, int height = 720)
    {
        var stage = new Stage("hello", width, height);
        stage.Playback.IsRunning = false;
        stage.Do(Actions.Lessons);
        return stage;
    }

    /// <summary>Types characters, one after the other.</summary>
    public void Type(string text)
    {
        foreach (char character in text)
        {
            Tree.Input(InputEvent.OfCharacter(character));
        }
    }

    public void Click(Point at)
    {
        Tree.Input(InputEvent.OfPointer(InputKind.PointerMoved, at));
        Tree.Input(InputEvent.OfPointer(InputKind.PointerPressed, at));
        Tree.Input(InputEvent.OfPointer(InputKind.PointerReleased, at));
        Tree.EndFrame();
    }

    /// <summary>Rests the pointer at a point until its tip is there.</summary>
    public void PointAt(Point at)
    {
        Tree.Input(InputEvent.OfPointer(InputKind.PointerMoved, at));
        Frames(60);
    }

    public RecordingCanvas Draw()
    {
        var canvas = new RecordingCanvas(Size, Book);
        Tree.Draw(canvas);
        return canvas;
    }

    /// <summary>The texts of the tip alone.</summary>
    public DrawnText[] Tip()
    {
        HoverTip tip = Root.Lesson.Children.OfType<HoverTip>().Single();
        tip.Visible = false;
        int others = Draw().Texts.Count;
        tip.Visible = true;
        return [.. Draw().Texts.Skip(others)];
    }

    public void DrawOn(ICanvas canvas) => Tree.Draw(canvas);

    public void RequestScreenshot(Func<string> nameHint, Action<string> report)
    {
        Screenshot = nameHint();
        report("Saved " + nameHint());
    }

    public void SaveFigure(Func<string> nameHint, Action<string> report)
    {
        Figure = nameHint();
        report("Saved " + nameHint());
    }

    public void ToggleRecording(string nameHint, Action<string> report) => report("Recording " + nameHint);

    public void ToggleFullScreen() => FullScreenToggles++;
}
