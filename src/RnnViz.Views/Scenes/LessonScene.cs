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
    private readonly FlowTrianglePanel triangle;
    private readonly TermsPanel terms;
    private readonly FlowHistoryPanel flowHistory;
    private readonly LossPanel loss;
    private readonly GradientNormPanel gradientNorm;
    private readonly BpttPanel bptt;
    private readonly SpectrumPanel spectrum;
    private readonly Panel? task;
    private readonly HoverTip tip;
    private readonly ControlsPanel controls;
    private readonly TransportBar transport;
    private readonly StopCallout callout;
    private readonly Toast toast;
    private readonly TermView termView;
    private readonly TimePanel[] rows;
    private Overlay? overlay;
    private (Extent Size, Theme Theme, float Scale) arranged;
    private (PanelKey Focus, FlowPicture Flow) shown;
    private Point? pressedAt;

    /// <summary>Builds the scene around a session and prepares its first step, so that the first frame shows numbers.</summary>
    public LessonScene(TrainingSession session, Look look, FontBook fonts, Action<string> send)
    {
        this.fonts = fonts;
        session.Prepare();
        Screen = new LessonScreen(session, look, ScreenLayout.Compute(new Extent(1280, 720), 1, session.Step.Timesteps, true));
        Stepper = new Stepper(Screen);
        Driver = AddChild(new TrainingDriver(Screen, Stepper));
        Pulse pulse = AddChild(new Pulse(Screen));
        Stepper.SteppedFrom += pulse.Follow;
        AddChild(new AnalysisFeeder(Screen));
        hidden = new HiddenPanel(Screen) { Key = PanelKey.Hidden };
        unrolled = new UnrolledPanel(Screen, hidden, pulse) { Key = PanelKey.Unrolled };
        gradient = new GradientPanel(Screen) { Key = PanelKey.Gradient };
        flow = new FlowPanel(Screen) { Key = PanelKey.Flow };
        triangle = new FlowTrianglePanel(Screen) { Key = PanelKey.Flow };
        terms = new TermsPanel(Screen) { Key = PanelKey.Flow };
        rows = [unrolled, hidden, gradient, flow, triangle, terms];
        AddChild(new AxisNavigator(Screen, rows));
        foreach (TimePanel row in rows)
        {
            AddChild(row);
        }

        flowHistory = AddChild(new FlowHistoryPanel(Screen) { Key = PanelKey.Training });
        loss = AddChild(new LossPanel(Screen) { Key = PanelKey.Loss });
        gradientNorm = AddChild(new GradientNormPanel(Screen) { Key = PanelKey.Loss });
        bptt = AddChild(new BpttPanel(Screen) { Key = PanelKey.Equations });
        spectrum = AddChild(new SpectrumPanel(Screen) { Key = PanelKey.Spectrum });
        task = TaskPictures.Create(Screen);
        if (task is not null)
        {
            AddChild(task);
        }

        controls = AddChild(new ControlsPanel(Screen));
        termView = AddChild(new TermView(Screen));
        termView.WantedChanged += ShowTerms;
        topBar = AddChild(new TopBar(Screen));
        transport = AddChild(new TransportBar(Screen, Stepper, send));
        callout = AddChild(new StopCallout(Screen));
        toast = AddChild(new Toast(Screen));
        tip = AddChild(new HoverTip(Screen, [.. Children.OfType<Panel>()]));
    }

    /// <summary>What the pictures share.</summary>
    public LessonScreen Screen { get; }

    /// <summary>What can be changed while training runs.</summary>
    public ControlsPanel Controls => controls;

    /// <summary>What trains.</summary>
    public TrainingDriver Driver { get; }

    /// <summary>The bar at the bottom.</summary>
    public TransportBar Transport => transport;

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
        Open(new MistakesOverlay(Screen, mistakes));
    }

    /// <summary>Gives every panel its rectangle for a canvas of this size, in this theme and at this scale.</summary>
    public void Arrange(Extent size, Theme theme, float scale)
    {
        (arranged, shown) = ((size, theme, scale), (Screen.Focus, Screen.FlowPicture));
        Lesson lesson = Screen.Session.Lesson;
        ScreenLayout shared = ScreenLayout.Compute(
            size, scale * theme.Scale, Screen.Step.Timesteps, task is not null, task is OuterProductsPanel, Screen.FlowPicture == FlowPicture.Triangle,
            LessonControls.IsAboutSpectrum(lesson));
        Screen.Look = new Look(theme, shared.Unit);
        ScreenLayout layout = FocusLayout.Of(shared, Screen.Focus, callout.HeightBelowFocus(fonts, shared));
        Screen.Layout = layout;
        Screen.PanelLook = new Look(theme, layout.PanelUnit);
        Bounds = toast.Bounds = callout.Bounds = tip.Bounds = layout.Screen;
        Place(topBar, layout.TopBar);
        Place(unrolled, layout.Unrolled);
        Place(hidden, layout.Hidden);
        Place(gradient, layout.Gradient);
        Place(flow, Screen.FlowPicture == FlowPicture.Bars ? layout.Flow : default);
        Place(triangle, Screen.FlowPicture == FlowPicture.Triangle ? layout.Flow : default);
        Place(terms, Screen.FlowPicture == FlowPicture.Terms ? layout.Flow : default);
        Place(flowHistory, layout.FlowHistory);
        Place(loss, layout.Loss);
        Place(gradientNorm, layout.GradientNorm);
        Place(bptt, layout.Bptt);
        Place(spectrum, layout.Spectrum);
        if (task is not null)
        {
            Place(task, layout.Task);
        }

        Place(controls, layout.Controls);
        controls.Arrange(fonts);
        transport.Bounds = layout.Transport;
        transport.Arrange(fonts);
        if (overlay is not null)
        {
            overlay.Bounds = layout.Screen;
        }

        termView.Arrange(layout.Room);
        ShowTerms(termView.IsWanted);
    }

    /// <summary>A small network that is walked through has the room to itself.</summary>
    private void ShowTerms(bool areShown)
    {
        termView.Visible = areShown;
        callout.Visible = !areShown;
        foreach (Control part in Children.OfType<Control>())
        {
            if (part is Panel or ControlsPanel)
            {
                part.Visible = !areShown && part.Bounds.Width > 0;
            }
        }
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
        if (input.Kind == InputKind.PointerMoved)
        {
            PointAt(input.Position);
        }

        if (input.IsPress)
        {
            pressedAt = input.Position;
        }

        if (input.Kind == InputKind.PointerReleased && pressedAt is Point pressed)
        {
            pressedAt = null;
            if ((input.Position - pressed).Length <= Screen.Look.Px(ClickSlack) && ColumnAt(input.Position) is int t and > 0)
            {
                Stepper.GoToColumn(t);
            }
        }

        if (input.Kind != InputKind.Action)
        {
            return false;
        }

        switch (input.Action)
        {
            case Actions.Pause:
                if (!input.IsRepeat)
                {
                    Screen.IsRunning = !Screen.IsRunning;
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
                Screen.FlowPicture = (FlowPicture)(((int)Screen.FlowPicture + 1) % 3);
                return true;
            case Actions.FitScales:
                if (Screen.Scales.AreFitted)
                {
                    Screen.Scales.Lock();
                }
                else
                {
                    Screen.Scales.Fit(Screen.Sequence);
                }

                Say(Screen.Scales.AreFitted ? "Scales fitted to what is shown; F locks them again" : "Scales locked");
                return true;
            case Actions.Back when Screen.Focus != PanelKey.None:
                Screen.Focus = PanelKey.None;
                return true;
            case { } action when FocusOf(action) is PanelKey key and not PanelKey.None:
                Screen.Focus = Screen.Focus == key ? PanelKey.None : key;
                return true;
            case Actions.Help:
                Open(new HelpOverlay(Screen, fonts));
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

    /// <summary>What was chosen by key or button since the last frame takes its place now.</summary>
    protected override void Process(double delta)
    {
        if (shown != (Screen.Focus, Screen.FlowPicture) && arranged.Size.Width > 0)
        {
            Arrange(arranged.Size, arranged.Theme, arranged.Scale);
        }
    }

    /// <summary>The panel whose digit the action is; none for another action.</summary>
    private static PanelKey FocusOf(string action)
    {
        for (int i = 0; i < Actions.FocusPanels.Count; i++)
        {
            if (Actions.FocusPanels[i] == action)
            {
                return (PanelKey)(i + 1);
            }
        }

        return PanelKey.None;
    }

    private int ColumnAt(Point point)
    {
        if (termView.Visible)
        {
            return termView.TimestepAt(point);
        }

        int found = 0;
        foreach (TimePanel row in rows)
        {
            found = Math.Max(found, row.Visible ? row.TimestepAt(point) : 0);
        }

        return found;
    }

    private void PointAt(Point point)
    {
        Screen.PointedTimestep = 0;
        foreach (TimePanel row in rows)
        {
            if (!row.Visible)
            {
                continue;
            }

            int t = row.TimestepAt(point);
            if (t == 0)
            {
                continue;
            }

            Screen.PointedTimestep = t;
            // the unrolled row follows what is pointed at in the others, never itself: it would run from the pointer
            if (row != unrolled)
            {
                Screen.Neighbourhood = t;
            }
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
    protected override void Draw(ICanvas canvas) => canvas.Clear(Screen.Look.Theme.Background);
}
