using RnnViz.Engine.Controls;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Views.Controls;
using RnnViz.Views.Gallery;
using RnnViz.Views.Layout;
using RnnViz.Views.Overlays;
using RnnViz.Views.Panels;
using RnnViz.Views.Panels.Status;
using RnnViz.Views.Panels.Unrolled;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;
using RnnViz.Views.Transport;

namespace RnnViz.Views.Scenes;

/// <summary>One lesson on the screen: the training, its pictures, the transport, and whatever is open above them.</summary>
public sealed class LessonScene : Control
{
    private readonly FontBook fonts;
    private readonly LessonPanels panels;
    private readonly StatusBar statusBar;
    private readonly HoverTip tip;
    private readonly StopCallout callout;
    private readonly Toast toast;
    private readonly TermView termView;
    private Overlay? overlay;
    private (Extent Size, Theme Theme, float Scale) arranged;
    private (PanelKey Focus, FlowPicture Flow) shown;

    /// <summary>Builds the scene around a session and prepares its first step, so that the first frame shows numbers.</summary>
    /// <param name="session">What trains.</param>
    /// <param name="look">Colours and type sizes until the scene is arranged.</param>
    /// <param name="fonts">The typefaces.</param>
    /// <param name="send">Sends an action into the tree, as its key does.</param>
    public LessonScene(TrainingSession session, Look look, FontBook fonts, Action<string> send)
    {
        this.fonts = fonts;
        session.Prepare();
        Appearance = new Appearance(look, ScreenLayout.Compute(new Extent(1280, 720), 1, session.Step.Timesteps, true));
        Playback = new Playback(session.Lesson.BatchesPerFrame);
        Training = new ShownTraining(session, Playback);
        Scales = new SharedScales(session);
        View = new ViewState(Training, Appearance);
        Stepper = new Stepper(Training, Playback);
        Driver = AddChild(new TrainingDriver(Training, Playback, Stepper));
        Pulse pulse = AddChild(new Pulse(Training, View));
        Stepper.SteppedFrom += pulse.Follow;
        Readings = AddChild(new ReadingsFeeder(Training, Playback));
        AddChild(new AnalysisFeeder(Training, Playback, View));
        panels = new LessonPanels(Training, View, Scales, Appearance, pulse);
        termView = new TermView(Training, View, Appearance);
        AddChild(new TimestepPointer(View, Appearance, Stepper, panels.Rows, termView));
        AddChild(new AxisNavigator(Training, View, Appearance, panels.Rows));
        foreach (Panel panel in panels.All)
        {
            AddChild(panel);
        }

        Controls = AddChild(new ControlsPanel(Training, Playback, Appearance));
        AddChild(termView);
        termView.WantedChanged += ShowTerms;
        statusBar = AddChild(new StatusBar(Training, Playback, Appearance));
        Transport = AddChild(new TransportBar(Training, Playback, Appearance, Stepper, send));
        callout = AddChild(new StopCallout(Training, View, Appearance));
        toast = AddChild(new Toast(Appearance));
        tip = AddChild(new HoverTip(Appearance, [.. panels.All, Controls]));
    }

    /// <summary>The training that the pictures show.</summary>
    public ShownTraining Training { get; }

    /// <summary>Whether and how fast it runs.</summary>
    public Playback Playback { get; }

    /// <summary>What the user has chosen to see.</summary>
    public ViewState View { get; }

    /// <summary>How numbers become colours and heights.</summary>
    public SharedScales Scales { get; }

    /// <summary>Colours, type sizes and places.</summary>
    public Appearance Appearance { get; }

    /// <summary>What can be changed while training runs.</summary>
    public ControlsPanel Controls { get; }

    /// <summary>What trains.</summary>
    public TrainingDriver Driver { get; }

    /// <summary>What has spectrum and sample read of the iteration shown.</summary>
    public ReadingsFeeder Readings { get; }

    /// <summary>The bar at the bottom.</summary>
    public TransportBar Transport { get; }

    /// <summary>What moves the walk.</summary>
    public Stepper Stepper { get; }

    /// <summary>Raised when the lesson shall start again: with another seed, or with the same.</summary>
    public event Action<bool>? RestartAsked;

    /// <summary>Raised with the name of a lesson chosen in the gallery.</summary>
    public event Action<string>? LessonChosen;

    /// <summary>Whether an overlay is open.</summary>
    public bool HasOverlay => overlay is not null;

    /// <summary>Shows a message for a few seconds.</summary>
    public void Say(string message) => toast.Say(message);

    /// <summary>The message that was shown last.</summary>
    public string LastMessage => toast.Message;

    /// <summary>Shows everything that is wrong with a lesson that could not be opened.</summary>
    public void ShowMistakes(LessonException mistakes)
    {
        overlay?.QueueFree();
        Open(new MistakesOverlay(Appearance, mistakes));
    }

    /// <summary>Gives every panel its rectangle for a canvas of this size, in this theme and at this scale.</summary>
    public void Arrange(Extent size, Theme theme, float scale)
    {
        (arranged, shown) = ((size, theme, scale), (View.Focus, View.FlowPicture));
        Lesson lesson = Training.Session.Lesson;
        ScreenLayout shared = ScreenLayout.Compute(
            size, scale * theme.Scale, Training.Step.Timesteps, panels.HasTask, panels.IsTaskWide, View.FlowPicture == FlowPicture.Triangle,
            LessonControls.IsAboutSpectrum(lesson));
        Appearance.Look = new Look(theme, shared.Unit);
        ScreenLayout layout = FocusLayout.Of(shared, View.Focus, callout.HeightBelowFocus(fonts, shared));
        Appearance.Layout = layout;
        Appearance.PanelLook = new Look(theme, layout.PanelUnit);
        Bounds = toast.Bounds = callout.Bounds = tip.Bounds = layout.Screen;
        statusBar.Bounds = layout.TopBar;
        panels.Place(layout, View.FlowPicture);
        Controls.Place(layout.Controls);
        Controls.Arrange(fonts);
        Transport.Bounds = layout.Transport;
        Transport.Arrange(fonts);
        overlay?.Bounds = layout.Screen;
        termView.Arrange(layout.Room);
        ShowTerms(termView.IsWanted);
    }

    /// <summary>A small network that is walked through has the room to itself.</summary>
    private void ShowTerms(bool areShown)
    {
        termView.Visible = areShown;
        callout.Visible = !areShown;
        foreach (Panel panel in Children.OfType<Panel>())
        {
            panel.Visible = !areShown && panel.Bounds.Width > 0;
        }
    }

    /// <inheritdoc/>
    protected override bool Input(in InputEvent input)
    {
        if (input.Kind != InputKind.Action)
        {
            return false;
        }

        switch (input.Action)
        {
            case Actions.Pause:
                if (!input.IsRepeat)
                {
                    Playback.IsRunning = !Playback.IsRunning;
                }

                return true;
            case Actions.Step:
                Stepper.Forward();
                return true;
            case Actions.StepBack:
                Stepper.Back();
                return true;
            case Actions.Up:
                Stepper.ChangeGranularity(-1);
                return true;
            case Actions.Down:
                Stepper.ChangeGranularity(+1);
                return true;
            case Actions.First:
                Stepper.ToStart();
                return true;
            case Actions.Last:
                Stepper.ToEnd();
                return true;
            case Actions.Restart or Actions.RestartAnew:
                RestartAsked?.Invoke(input.Action == Actions.RestartAnew);
                return true;
            case Actions.FlowPicture:
                View.FlowPicture = (FlowPicture)(((int)View.FlowPicture + 1) % 3);
                return true;
            case Actions.FitScales:
                Scales.Toggle(Training.Sequence);
                Say(Scales.AreFitted ? "Scales fitted to what is shown; F locks them again" : "Scales locked");
                return true;
            case Actions.Back when View.Focus != PanelKey.None:
                View.Focus = PanelKey.None;
                return true;
            case { } action when Actions.PanelOf(action) is PanelKey key and not PanelKey.None:
                View.Focus = View.Focus == key ? PanelKey.None : key;
                return true;
            case Actions.Help:
                Open(new HelpOverlay(Appearance, fonts));
                return true;
            case Actions.Lessons:
                var gallery = new LessonGallery(Appearance, Training.Session.Lesson.Name);
                gallery.Chosen += name => LessonChosen?.Invoke(name);
                Open(gallery);
                return true;
            default:
                return false;
        }
    }

    /// <summary>What was chosen by key or button since the last frame takes its place now.</summary>
    protected override void Process(double delta)
    {
        if (shown != (View.Focus, View.FlowPicture) && arranged.Size.Width > 0)
        {
            Arrange(arranged.Size, arranged.Theme, arranged.Scale);
        }
    }

    private void Open(Overlay opened)
    {
        overlay = opened;
        tip.Visible = false;
        opened.Bounds = Bounds;
        opened.Closed += () =>
        {
            opened.QueueFree();
            overlay = null;
            tip.Visible = true;
        };
        AddChild(opened);
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas) => canvas.Clear(Appearance.Look.Theme.Background);
}
