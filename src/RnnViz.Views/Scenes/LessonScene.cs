using RnnViz.Engine.Controls;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
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
public sealed partial class LessonScene : Control
{
    private readonly FontBook fonts;
    private readonly LessonPanels panels;
    private readonly StatusBar statusBar;
    private readonly HiddenLine hiddenLine;
    private readonly StopTargets targets;
    private readonly Slide slide;
    private readonly HoverTip tip;
    private readonly StopCallout callout;
    private readonly AnnouncementCard announcement;
    private readonly Toast toast;
    private readonly BehindNote behind;
    private readonly NonFiniteNote nonFinite;
    private readonly RecordingNote recording;
    private readonly TermView termView;
    private Overlay? overlay;

    /// <summary>Builds the scene around a run and prepares its step, so that the first frame shows numbers.</summary>
    /// <param name="contrast">What trains: the run in front, and those that are seen beside it.</param>
    /// <param name="playback">Whether and how fast it runs.</param>
    /// <param name="look">Colours and type sizes until the scene is arranged.</param>
    /// <param name="fonts">The typefaces.</param>
    /// <param name="send">Sends an action into the tree, as its key does.</param>
    public LessonScene(ShownContrast contrast, Playback playback, Look look, FontBook fonts, Action<string> send)
    {
        this.fonts = fonts;
        (Training, Playback) = (contrast.Front.Training, playback);
        TrainingSession session = Training.Session;
        Appearance = new Appearance(look, ScreenLayout.Compute(
            ScreenFrame.Of(new Extent(1280, 720), 1), new LayoutRequest { Timesteps = session.Step.Timesteps }));
        Scales = new SharedScales(session, contrast.Runs.Where(run => !run.IsFront).Select(run => run.Training.Session));
        View = new ViewState(Training, Appearance);
        Stepper = new Stepper(Training, Playback);
        Presenter = AddChild(new Presenter(Training, Playback, View, Stepper));
        Presenter.LessonAsked += direction => CourseMoveAsked?.Invoke(direction);
        Presenter.Said += Say;
        Driver = AddChild(new TrainingDriver(Training, Playback, Stepper));
        AddChild(new ContrastFollower(Training));
        Pulse pulse = AddChild(new Pulse(Training, View));
        Stepper.SteppedFrom += pulse.Follow;
        Stepper.Said += Say;
        Readings = AddChild(new ReadingsFeeder(Training, Playback));
        AddChild(new AnalysisFeeder(Training, Playback, View));
        Geometry = AddChild(new GeometryFeeder(Training, Playback, Readings));
        AddChild(new ScaleFeeder(Training, Scales));
        panels = new LessonPanels(Training, View, Scales, Appearance, fonts, pulse);
        termView = new TermView(Training, View, Appearance);
        AddChild(new TimestepPointer(View, Appearance, Stepper, panels.Rows, termView));
        AddChild(new AxisNavigator(Training, View, Appearance, panels.Rows));
        if (panels.Text is { } text)
        {
            AddChild(new UnitChooser(Training, View, panels.Rows, text));
        }

        foreach (Panel panel in panels.All)
        {
            AddChild(panel);
        }

        AddChild(termView);
        hiddenLine = AddChild(new HiddenLine(Appearance));
        Controls = AddChild(new ControlsPanel(Training, Playback, Appearance) { LessonName = PanelName.Controls });
        Controls.Said += Say;
        targets = new StopTargets([.. panels.All, Controls], termView, Appearance);
        statusBar = AddChild(new StatusBar(Training, Playback, View, Appearance, fonts));
        statusBar.RunChosen += index => RunAsked?.Invoke(index);
        Transport = AddChild(new TransportBar(Training, Playback, Appearance, Stepper, send));
        AddChild(new QuestionCover(Training, Appearance, panels.Telling));
        callout = AddChild(new StopCallout(Training, Appearance, targets));
        announcement = AddChild(new AnnouncementCard(View, Appearance));
        toast = AddChild(new Toast(Appearance));
        behind = AddChild(new BehindNote(Contrast, Appearance));
        nonFinite = AddChild(new NonFiniteNote(Contrast, Appearance, fonts));
        nonFinite.Changed += ArrangeAgain;
        recording = AddChild(new RecordingNote(Contrast, Appearance));
        recording.Changed += ArrangeAgain;
        nonFinite.Pressed += () => Stepper.GoTo(nonFinite.Place ?? Training.Walk.Cursor);
        tip = AddChild(new HoverTip(
            Training, Appearance, fonts, [.. termView.Panels, .. panels.All, Controls, hiddenLine, statusBar, Transport]));
        AddChild(Controls.Watch);
        slide = AddChild(new Slide(Training, View));
        slide.Changed += ArrangeAgain;
    }

    /// <summary>The training that the pictures show: that of the run in front.</summary>
    public ShownTraining Training { get; }

    /// <summary>All runs that are seen together; mostly one.</summary>
    public ShownContrast Contrast => Training.Contrast;

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

    /// <summary>What has loss surface, phase plane and bifurcation diagram computed.</summary>
    public GeometryFeeder Geometry { get; }

    /// <summary>The bar at the bottom.</summary>
    public TransportBar Transport { get; }

    /// <summary>What moves the walk.</summary>
    public Stepper Stepper { get; }

    /// <summary>Raised when the lesson shall start again, with the action that says how.</summary>
    public event Action<string>? RestartAsked;

    /// <summary>Raised with the place of a run that shall come to the front, from 0.</summary>
    public event Action<int>? RunAsked;

    /// <summary>Raised with the name of a lesson chosen in the gallery.</summary>
    public event Action<string>? LessonChosen;

    /// <summary>Whether an overlay is open.</summary>
    public bool HasOverlay => overlay is not null;

    /// <summary>Shows a message for a few seconds.</summary>
    public void Say(string message) => toast.Say(message);

    /// <summary>The message that was shown last.</summary>
    public string LastMessage => toast.Message;

    /// <inheritdoc/>
    protected override bool Input(in InputEvent input)
    {
        if (input.Kind != InputKind.Action)
        {
            return false;
        }

        switch (input.Action)
        {
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
            case Actions.Last:
                Stepper.ToEnd();
                return true;
            case Actions.NextSequence or Actions.PreviousSequence:
                ShowSequence(input.Action == Actions.NextSequence ? 1 : -1);
                return true;
            case Actions.Restart or Actions.RestartAnew or Actions.RestartAsLoaded:
                RestartAsked?.Invoke(input.Action);
                return true;
            case Actions.FlowPicture:
                View.FlowPicture = (FlowPicture)(((int)View.FlowPicture + 1) % 3);
                return true;
            case Actions.State when Contrast.HasCell:
                View.Show(View.State == StateName.Hidden ? StateName.Cell : StateName.Hidden);
                return true;
            case Actions.Gate when Training.Step.IsGated:
                View.ShowGate(View.Gate is int gate ? gate + 1 : 0);
                return true;
            case Actions.FitScales:
                Scales.Toggle(Training.Sequence);
                Say(Scales.AreFitted ? "Scales fitted to what is shown; F locks them again" : "Scales locked");
                return true;
            case Actions.Back when slide.HasDrawer:
                slide.HasDrawer = false;
                return true;
            case Actions.Back when View.Focus != PanelKey.None:
                View.Focus = PanelKey.None;
                return true;
            case Actions.Back when slide.Leave():
                toast.Say("All panels; PageDown or PageUp shows the stops again", () => slide.ShowsAll);
                return true;
            case Actions.NextControl or Actions.PreviousControl when !Controls.Visible:
                OpenDrawer(input.Action);
                return true;
            case { } action when Actions.PanelOf(action) == PanelKey.Verdict && !slide.HasVerdict:
                Say("One run: V shows another one beside it, C keeps it to be compared with the next");
                return true;
            case { } action when Actions.PanelOf(action) is PanelKey key and not PanelKey.None && panels.All.Any(panel => panel.Key == key):
                View.Focus = View.Focus == key ? PanelKey.None : key;
                return true;
            case Actions.Help:
                Open(new HelpOverlay(Appearance, fonts, Training.Session.Lesson.Model.Cell, Training.Session.IsRecorded));
                return true;
            case Actions.Lessons:
                var gallery = new LessonGallery(Appearance, Training.Session.Lesson.Name, fonts.Labels);
                gallery.Chosen += name => LessonChosen?.Invoke(name);
                Open(gallery);
                return true;
            default:
                return Present(input);
        }
    }

    /// <summary>Opens an overlay above the lesson.</summary>
    public void Open(Overlay opened)
    {
        overlay = opened;
        ShowChrome();
        opened.Bounds = Bounds;
        opened.Closed += () =>
        {
            opened.QueueFree();
            overlay = ReferenceEquals(overlay, opened) ? null : overlay;
            ShowPassing();
        };
        AddChild(opened);
    }
}
