using RnnViz.Engine.Controls;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Input;
using RnnViz.Engine.Text;
using RnnViz.Lessons;
using RnnViz.Views.Layout;
using RnnViz.Views.Overlays;
using RnnViz.Views.Panels;
using RnnViz.Views.Themes;
using RnnViz.Views.Transport;

namespace RnnViz.Views.Scenes;

/// <summary>One lesson on the screen: the training, its pictures, the transport, and whatever is open above them.</summary>
public sealed class LessonScene : Control
{
    /// <summary>How far the pointer may move between press and release of a click, in design units; further is a drag.</summary>
    private const float ClickSlack = 4;

    private readonly FontBook fonts;
    private readonly TopBar topBar;
    private readonly UnrolledPanel unrolled;
    private readonly HiddenPanel hidden;
    private readonly GradientPanel gradient;
    private readonly FlowPanel flow;
    private readonly FlowHistoryPanel flowHistory;
    private readonly LossPanel loss;
    private readonly GradientNormPanel gradientNorm;
    private readonly BpttPanel bptt;
    private readonly SpectrumPanel spectrum;
    private readonly SamplePanel? sample;
    private readonly TransportBar transport;
    private readonly StopCallout callout;
    private readonly Toast toast;
    private readonly TermView terms;
    private readonly TimePanel[] rows;
    private Overlay? overlay;
    private Point? pressedAt;

    /// <summary>Builds the scene around a session and prepares its first step, so that the first frame shows numbers.</summary>
    public LessonScene(TrainingSession session, Look look, FontBook fonts, Action<string> send)
    {
        this.fonts = fonts;
        session.Prepare();
        Screen = new LessonScreen(session, look, ScreenLayout.Compute(new Extent(1280, 720), 1, session.Step.Timesteps, session.Sampler is not null));
        Stepper = new Stepper(Screen);
        Driver = AddChild(new TrainingDriver(Screen, Stepper));
        Pulse pulse = AddChild(new Pulse(Screen));
        Stepper.SteppedFrom += pulse.Follow;
        hidden = new HiddenPanel(Screen);
        unrolled = AddChild(new UnrolledPanel(Screen, hidden, pulse));
        AddChild(hidden);
        gradient = AddChild(new GradientPanel(Screen));
        flow = AddChild(new FlowPanel(Screen));
        rows = [unrolled, hidden, gradient, flow];
        flowHistory = AddChild(new FlowHistoryPanel(Screen));
        loss = AddChild(new LossPanel(Screen));
        gradientNorm = AddChild(new GradientNormPanel(Screen));
        bptt = AddChild(new BpttPanel(Screen));
        spectrum = AddChild(new SpectrumPanel(Screen));
        if (session.Sampler is not null) sample = AddChild(new SamplePanel(Screen, session.Sampler));
        terms = AddChild(new TermView(Screen));
        terms.WantedChanged += ShowTerms;
        topBar = AddChild(new TopBar(Screen));
        transport = AddChild(new TransportBar(Screen, Stepper, Driver, send));
        callout = AddChild(new StopCallout(Screen));
        toast = AddChild(new Toast(Screen));
    }

    /// <summary>What the pictures share.</summary>
    public LessonScreen Screen { get; }

    /// <summary>What trains.</summary>
    public TrainingDriver Driver { get; }

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

    /// <summary>Gives every panel its rectangle for a canvas of this size, in this theme and at this scale.</summary>
    public void Arrange(Extent size, Theme theme, float scale)
    {
        ScreenLayout layout = ScreenLayout.Compute(size, scale * theme.Scale, Screen.Step.Timesteps, sample is not null);
        Screen.Layout = layout;
        Screen.Look = new Look(theme, layout.Unit);
        Bounds = toast.Bounds = callout.Bounds = layout.Screen;
        Place(topBar, layout.TopBar);
        Place(unrolled, layout.Unrolled);
        Place(hidden, layout.Hidden);
        Place(gradient, layout.Gradient);
        Place(flow, layout.Flow);
        Place(flowHistory, layout.FlowHistory);
        Place(loss, layout.Loss);
        Place(gradientNorm, layout.GradientNorm);
        Place(bptt, layout.Bptt);
        Place(spectrum, layout.Spectrum);
        if (sample is not null) Place(sample, layout.Task);
        transport.Bounds = layout.Transport;
        transport.Arrange(fonts);
        if (overlay is not null) overlay.Bounds = layout.Screen;
        terms.Arrange(layout.Room);
        ShowTerms(terms.IsWanted);
    }

    /// <summary>A small network that is walked through has the room to itself.</summary>
    private void ShowTerms(bool areShown)
    {
        terms.Visible = areShown;
        callout.Visible = !areShown;
        foreach (Panel panel in Children.OfType<Panel>()) panel.Visible = !areShown && panel.Bounds.Width > 0;
    }


    /// <summary>A control without a place is not drawn.</summary>
    private static void Place(Control control, Box box)
    {
        control.Bounds = box;
        control.Visible = box.Width > 0;
    }

    /// <inheritdoc/>
    protected override bool Input(in InputEvent input)
    {
        if (input.Kind == InputKind.PointerMoved) PointAt(input.Position);
        if (input.IsPress) pressedAt = input.Position;
        if (input.Kind == InputKind.PointerReleased && pressedAt is Point pressed)
        {
            pressedAt = null;
            if ((input.Position - pressed).Length <= Screen.Look.Px(ClickSlack) && ColumnAt(input.Position) is int t and > 0) Stepper.GoToColumn(t);
        }
        if (input.Kind != InputKind.Action) return false;
        switch (input.Action)
        {
            case Actions.Pause:
                if (!input.IsRepeat) Screen.IsRunning = !Screen.IsRunning;
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
            case Actions.Help:
                Open(new HelpOverlay(Screen));
                return true;
            case Actions.Lessons:
                var gallery = new LessonGallery(Screen);
                gallery.Chosen += name => LessonChosen?.Invoke(name);
                Open(gallery);
                return true;
            default:
                return false;
        }
    }

    private int ColumnAt(Point point)
    {
        if (terms.Visible) return terms.TimestepAt(point);
        int found = 0;
        foreach (TimePanel row in rows) found = Math.Max(found, row.Visible ? row.TimestepAt(point) : 0);
        return found;
    }

    private void PointAt(Point point)
    {
        Screen.Cursor = 0;
        foreach (TimePanel row in rows)
        {
            int t = row.TimestepAt(point);
            if (t == 0) continue;
            Screen.Cursor = t;
            // the unrolled row follows what is pointed at in the others, never itself: it would run from the pointer
            if (row != unrolled) Screen.Neighbourhood = t;
        }
    }

    private void Open(Overlay opened)
    {
        overlay = opened;
        opened.Bounds = Bounds;
        opened.Closed += () =>
        {
            opened.QueueFree();
            overlay = null;
        };
        AddChild(opened);
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas) => canvas.Clear(Screen.Look.Theme.Background);
}
