using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Engine.Scene;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Courses;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Session;
using RnnViz.Views.Layout;
using RnnViz.Views.Overlays;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Scenes;

/// <summary>The root of the tree: holds the lesson that is open, and what outlives a lesson: theme, scale, the canvas' size.</summary>
public sealed partial class ProgramScene : Node
{
    private static readonly float[] Scales = [0.75f, 0.9f, 1, 1.1f, 1.25f, 1.5f, 1.75f, 2];

    private readonly FontBook fonts;
    private readonly IWindow window;
    private readonly Func<string, TrainingSession> open;
    private Extent size = new(1280, 720);
    private Theme theme;
    private float scale = 1, density = 1;

    /// <summary>Opens the first lesson.</summary>
    /// <param name="session">The first lesson's session.</param>
    /// <param name="theme">The theme to begin with.</param>
    /// <param name="fonts">The typefaces.</param>
    /// <param name="window">Whoever shows the scene.</param>
    /// <param name="open">Builds the session of a lesson by name; may throw <see cref="LessonException"/>.</param>
    public ProgramScene(TrainingSession session, Theme theme, FontBook fonts, IWindow window, Func<string, TrainingSession> open)
    {
        this.theme = theme;
        this.fonts = fonts;
        this.window = window;
        this.open = open;
        Lesson = Begin(session);
    }

    /// <summary>The lesson on the screen.</summary>
    public LessonScene Lesson { get; private set; }

    /// <summary>The theme in use.</summary>
    public Theme Theme
    {
        get => theme;
        set
        {
            theme = value;
            Arrange();
        }
    }

    /// <summary>The theme that somebody chose by its key; null where it is that which the program or a lesson began with.</summary>
    public Theme? ChosenTheme { get; set; }

    /// <summary>The user's scale as it was chosen, also where a smaller one has to be shown.</summary>
    public float ChosenScale => scale;

    /// <summary>What the question whether to quit says of the run.</summary>
    public string WhatBecomesOfTheRun { get; set; } = "The run is not saved.";

    /// <summary>Frames per second for the status line; null where time does not run.</summary>
    public double? FramesPerSecond
    {
        get => Lesson.Playback.FramesPerSecond;
        set => Lesson.Playback.FramesPerSecond = value;
    }

    /// <summary>Whether anything moves by itself; kept from lesson to lesson.</summary>
    public bool HasMotion
    {
        get => Lesson.View.Motion;
        set => Lesson.View.Motion = value;
    }

    /// <summary>The user's scale as it is now: 1 is 100 %; in a window never larger than what has room.</summary>
    public float Scale
    {
        get => Figure is null ? MathF.Min(scale * ScreenFrame.Enlargement(size, density), LargestScale) : scale;
        set
        {
            scale = value;
            Arrange();
        }
    }

    /// <summary>How many of the screen's pixels make one of a usual screen: letters keep their size there. 1 and up.</summary>
    public float Density
    {
        get => density;
        set
        {
            if (density != value)
            {
                density = value;
                Arrange();
            }
        }
    }

    /// <summary>How long a frame may train; null where time does not run.</summary>
    public TimeSpan? TrainingBudget
    {
        get => Lesson.Playback.TrainingBudget;
        set => Lesson.Playback.TrainingBudget = value;
    }

    /// <summary>The canvas has this size now.</summary>
    public void Resize(Extent extent)
    {
        if (size == extent)
        {
            return;
        }

        size = extent;
        Arrange();
    }

    /// <inheritdoc/>
    protected override void Ready()
    {
        Arrange();
        if (!isResumed)
        {
            Lesson.Presenter.Begin();
        }
    }

    /// <inheritdoc/>
    protected override bool Input(in InputEvent input)
    {
        if (input.Kind != InputKind.Action || input.IsRepeat && input.Action != Actions.Step)
        {
            return false;
        }

        switch (input.Action)
        {
            case Actions.Theme:
                ChosenTheme = theme = ThemeCatalog.After(theme);
                Arrange();
                Lesson.Say($"Theme {theme.Name}");
                return true;
            case Actions.Motion:
                HasMotion = !HasMotion;
                Lesson.Say(HasMotion ? "Motion on" : "Motion off");
                return true;
            case Actions.Larger:
                SetScale(+1);
                return true;
            case Actions.Smaller:
                SetScale(-1);
                return true;
            case Actions.FullScreen:
                window.ToggleFullScreen();
                return true;
            case Actions.Screenshot:
                window.RequestScreenshot(() => PictureName, Lesson.Say);
                return true;
            case Actions.Record:
                window.ToggleRecording(PictureName, message => Lesson.Say(message));
                return true;
            case Actions.Compare when RefuseToKeepRecording():
                return true;
            case Actions.Compare:
                ViewState view = Lesson.View;
                view.Compared = view.Compared is null ? ComparedRun.Of(Lesson.Training.Session) : null;
                Lesson.Say(
                    view.Compared is null ? "No run is compared any more" : "This run is kept: open a lesson or start again, and compare");
                return true;
            case Actions.Contrast:
                ToggleContrast();
                return true;
            case Actions.AddRun:
                AskForRun();
                return true;
            case Actions.NextRun:
                BringNextToFront();
                return true;
            case Actions.Figure:
                window.SaveFigure(() => PictureName, Lesson.Say);
                return true;
            case Actions.Back:
                Lesson.Open(new QuitQuestion(Lesson.Appearance, WhatBecomesOfTheRun, () => Tree?.Quit()));
                return true;
            default:
                return false;
        }
    }

    private string PictureName => $"{Lesson.Training.Session.Lesson.Name}-{Lesson.Training.Step.ShownIteration:D5}";

    private void SetScale(int direction)
    {
        int index = Math.Clamp(Array.IndexOf(Scales, scale) + direction, 0, Scales.Length - 1);
        // a scale at which the panels no longer fit is refused: text is never cut off
        if (direction > 0 && LargestScale + 0.001f < Scales[index] * ScreenFrame.Enlargement(size, density))
        {
            Lesson.Say($"No larger than {scale * 100:F0} % in a window of this size");
            return;
        }

        scale = Scales[index];
        Arrange();
        Lesson.Say($"Scale {scale * 100:F0} %");
    }

    private void Arrange() => Lesson.Arrange(size, theme, Scale);

    private float LargestScale => ScreenFrame.LargestScale(size) / theme.Scale;

    /// <summary>
    /// Opens a lesson by name or path in place of the one on the screen; where it cannot be, says everything that is wrong.
    /// </summary>
    /// <param name="name">The name or path, or what was typed.</param>
    /// <param name="said">What is said in place of the lesson's title; null for that.</param>
    private void Switch(string name, string? said = null) => BeginOpening(ShortName(name), progress =>
    {
        CoursePlace? course = CourseCatalog.Find(name) is { } found ? new CoursePlace(found, 0) : null;
        progress.Check();
        TrainingSession session = open(course?.Lesson.Path ?? name);
        progress.Check();
        Playback playback = PlaybackOf(session);
        var contrast = new ShownContrast(session, playback);
        return () =>
        {
            if (session.Lesson.Theme is string asked && ThemeCatalog.Find(asked) is Theme own)
            {
                theme = own;
            }

            Replace(contrast, playback, Lesson.View.Kept);
            Course = course;
            Lesson.Presenter.Begin();
            string opened = said ?? $"Opened {course?.Course.Title ?? session.Lesson.Title}";
            Lesson.Say(string.Join('\n', [opened, .. session.Lesson.Notes]));
        };
    });
}
