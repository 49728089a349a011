namespace RnnViz.Views.Scenes;

/// <summary>What all pictures of one lesson share: the session, the look, the layout, and what the user has chosen.</summary>
public sealed class LessonScreen(TrainingSession session, Look look, ScreenLayout layout)
{
    private int batchesPerFrame = session.Lesson.BatchesPerFrame;
    private double measured = session.Lesson.BatchesPerFrame;

    /// <summary>What trains.</summary>
    public TrainingSession Session { get; } = session;

    /// <summary>The session walked through, and where in it the pictures stand.</summary>
    public Walk Walk { get; } = new(session);

    /// <summary>The step that is on the tape: what the pictures show.</summary>
    public PreparedStep Step => Session.Step;

    /// <summary>Colours and type sizes.</summary>
    public Look Look { get; set; } = look;

    /// <summary>Colours and type sizes within panels: larger where one panel has the window to itself.</summary>
    public Look PanelLook { get; set; } = look;

    /// <summary>Where everything stands.</summary>
    public ScreenLayout Layout { get; set; } = layout;

    /// <summary>The formulas of all panels, each measured once.</summary>
    public FormulaBook Formulas { get; } = new();

    /// <summary>Grows whenever another step is on the tape, so that pictures are computed once for each.</summary>
    public int StepVersion => Step.Version;

    /// <summary>The part of the timesteps that the shared axis shows.</summary>
    public TimeRange Range { get; set; } = TimeRange.All(session.Step.Timesteps);

    /// <summary>The shared columns of timesteps.</summary>
    public TimeAxis Axis => Layout.Axis with { Range = Range };

    /// <summary>The panel that shall have the window to itself; the scene arranges the panels anew where it changes.</summary>
    public PanelKey Focus { get; set; } = session.Lesson.View.Focus is { } name ? Enum.Parse<PanelKey>(name, ignoreCase: true) : PanelKey.None;

    /// <summary>What the flow row shows.</summary>
    public FlowPicture FlowPicture { get; set; } = session.Lesson.Training.Truncation is null ? FlowPicture.Bars : FlowPicture.Triangle;

    /// <summary>The analysis of a step that the flow row and the tips show; null while nothing has asked for one.</summary>
    public StepAnalysis Analysis => Session.Analysis;

    /// <summary>Grows whenever another analysis has been taken over.</summary>
    public int AnalysisVersion { get; set; }

    /// <summary>How numbers become colours and heights.</summary>
    public SharedScales Scales { get; } = new(session);

    /// <summary>Whether batches are trained, one every frame where they are not longer than that.</summary>
    public bool IsRunning { get; set; } = true;

    /// <summary>Whether the run pauses where the lesson says so; pictures and profiles run through.</summary>
    public bool HonoursStops
    {
        get => Walk.HonoursStops;
        set => Walk.HonoursStops = value;
    }

    /// <summary>The lesson's stop at which the walk stands; null where it stands elsewhere, runs, or stops are not honoured.</summary>
    public StopSettings? Stop => HonoursStops && !IsRunning ? Walk.StopAt(Walk.Cursor) : null;

    /// <summary>Whether the run has been further than the walk stands.</summary>
    public bool IsInThePast => Walk.Cursor.Iteration < Walk.Furthest;

    /// <summary>Iterations that charts over training span: the history, the future that was abandoned, and the run compared with.</summary>
    public int Iterations => Math.Max(Session.History.Count, Math.Max(Walk.Ghost?.Count ?? 0, Other?.History.Count ?? 0));

    /// <summary>The run that was kept to be compared with, or null.</summary>
    public ComparedRun? Compared { get; set; }

    /// <summary>The same, where it is another run than this.</summary>
    public ComparedRun? Other => ReferenceEquals(Compared?.History, Session.History) ? null : Compared;

    /// <summary>The same, where its loss is counted in this one's unit.</summary>
    public ComparedRun? OtherLoss => Other is { } other && other.LossUnit == Session.Task.LossUnit ? other : null;

    /// <summary>Blue on the way forward, vermillion on the way back, else the colour of text.</summary>
    public Rgba PhaseColor => Walk.IsWhole ? Look.Theme.Text : Walk.Cursor.Phase switch
    {
        Phase.Forward => Look.Theme.Forward,
        Phase.Backward => Look.Theme.Backward,
        _ => Look.Theme.Text,
    };

    /// <summary>The same for text.</summary>
    public Rgba PhaseText => !Walk.IsWhole && Walk.Cursor.Phase == Phase.Backward ? Look.Theme.BackwardText : PhaseColor;

    /// <summary>
    /// Whether the walk is inside an iteration: not all of it is shown, or it is walked through in steps and stands at its end.
    /// </summary>
    public bool IsInside => !Walk.IsWhole || !IsRunning && Walk.Granularity != Granularity.Batch;

    /// <summary>The timestep of the walk, 1..T; 0 where an iteration is shown as a whole, and in the loss and the update.</summary>
    public int Timestep => Walk.IsWhole ? 0 : Walk.Cursor.Timestep;

    /// <summary>Whether anything moves by itself, apart from the numbers.</summary>
    public bool Motion { get; set; } = true;

    /// <summary>Batches that shall be trained in a frame while running; as many as <see cref="TrainingBudget"/> has room for are.</summary>
    public int BatchesPerFrame
    {
        get => batchesPerFrame;
        set
        {
            batchesPerFrame = value;
            measured = value;
        }
    }

    /// <summary>
    /// How long a frame may train, so that input and drawing always get their time; one batch is trained in any case, unless
    /// it takes so long that another thread does. Null where time does not run (pictures written to files) and exactly
    /// <see cref="BatchesPerFrame"/> are trained.
    /// </summary>
    public TimeSpan? TrainingBudget { get; set; }

    /// <summary>Batches that really were trained in a frame, the mean of the last frames; null where as many as asked for were.</summary>
    public double? MeasuredBatchesPerFrame => measured < 0.97 * batchesPerFrame ? measured : null;

    /// <summary>So many batches were trained in this frame.</summary>
    internal void BatchesTrained(int count) => measured += (Math.Min(count, batchesPerFrame) - measured) * 0.05;

    /// <summary>The timestep that the user points at, 1..T; 0 when none.</summary>
    public int PointedTimestep { get; set; }

    /// <summary>The timestep that the unrolled row shows where not all fit while an iteration is shown as a whole, 1..T; 0 for the end.</summary>
    public int Neighbourhood { get; set; }

    /// <summary>The sequence of the batch that is drawn, 0-based.</summary>
    public int Sequence => 0;

    /// <summary>Frames per second, or null where time does not run (pictures written to files).</summary>
    public double? FramesPerSecond { get; set; }

    /// <summary>How hidden states become colours.</summary>
    public ValueScale HiddenScale => Scales.Hidden;

    /// <summary>|h| from which a unit counts as saturated: φ' = 1 − h² of tanh is below 0.01; 0 for units that have no such ends.</summary>
    public float Saturation { get; } = session.Lesson.Model.Activation == HiddenActivation.Tanh ? 0.995f : 0;

    /// <summary>How gradients become colours.</summary>
    public ValueScale GradientScale => Scales.Gradient;

    /// <summary>How gradient norms become bars and colours.</summary>
    public ValueScale NormScale => Scales.Norm;
}
