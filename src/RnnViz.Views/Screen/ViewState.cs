using RnnViz.Lessons.Courses;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Layout;

namespace RnnViz.Views.Screen;

/// <summary>What the user has chosen to see: what keys, buttons and the pointer change.</summary>
/// <param name="training">The training that is seen.</param>
/// <param name="appearance">Where the columns stand.</param>
public sealed class ViewState(ShownTraining training, IAppearance appearance) : IViewState
{
    private Announcement? announcement;
    private int announcedAt;

    /// <inheritdoc/>
    public TimeAxis Axis => appearance.Layout.Axis with { Range = Range };

    /// <summary>The part of the timesteps that the shared axis shows.</summary>
    public TimeRange Range { get; set; } = TimeRange.All(training.Step.Timesteps);

    /// <inheritdoc/>
    public int PointedTimestep { get; set; }

    /// <inheritdoc/>
    public int Neighbourhood { get; set; }

    /// <summary>The panel that shall have the window to itself; the scene arranges the panels anew where it changes.</summary>
    public PanelKey Focus { get; set; } =
        training.Session.Lesson.View.Focus is { } name
            ? PanelNames.KeyOf(Enum.Parse<PanelName>(name, ignoreCase: true)) : PanelKey.None;

    /// <inheritdoc/>
    public FlowPicture FlowPicture { get; set; } =
        training.Session.Lesson.Training.Truncation is null || training.Contrast.IsContrast ? FlowPicture.Bars : FlowPicture.Triangle;

    /// <inheritdoc/>
    public StateName State { get; private set; } =
        training.Step.HasCell ? training.Session.Lesson.View.State ?? StateName.Cell : StateName.Hidden;

    /// <inheritdoc/>
    public int? Gate { get; private set; } =
        training.Session.Lesson.View.Gate is { Length: 1 } gate && training.Step.Gates.IndexOf(gate[0]) is >= 0 and int at ? at : null;

    /// <inheritdoc/>
    public bool ShowsCell => State == StateName.Cell && training.Step.HasCell;

    /// <summary>Shows h, or c of the runs whose cell has one.</summary>
    public void Show(StateName state) => State = training.Contrast.HasCell ? state : StateName.Hidden;

    /// <summary>Shows one gate, or all of them; those that the cell does not have are all.</summary>
    public void ShowGate(int? gate) => Gate = gate >= 0 && gate < training.Step.Gates.Length ? gate : null;

    /// <inheritdoc/>
    public int Unit => PointedUnit >= 0 ? PointedUnit : ChosenUnit;

    /// <summary>The hidden unit that is pointed at, from 0; −1 for none.</summary>
    public int PointedUnit { get; set; } = -1;

    /// <summary>The hidden unit that was chosen to stay, from 0.</summary>
    public int ChosenUnit { get; set; } = training.Session.Lesson.View.Unit - 1;

    /// <inheritdoc/>
    /// <remarks>A run that has no such quantity shows h: another one may have come to the front.</remarks>
    public StateKind Quantity
    {
        get;
        set => field = training.Session.Passage is { } passage && !passage.Kinds.Contains(value) ? StateKind.H : value;
    }
    =
        training.Step.HasCell && training.Session.Lesson.View.State != StateName.Hidden ? StateKind.C : StateKind.H;

    /// <inheritdoc/>
    public int AnalysisVersion { get; set; }

    /// <inheritdoc/>
    public bool Motion { get; set; } = true;

    /// <inheritdoc/>
    public CoursePlace? Course { get; set; }

    /// <inheritdoc/>
    public Announcement? Announcement
    {
        get => !training.IsRunning && announcedAt == training.Walk.Version ? announcement : null;
        set => (announcement, announcedAt) = (value, training.Walk.Version);
    }

    /// <summary>The run that was kept to be compared with, or null.</summary>
    public ComparedRun? Compared { get; set; }

    /// <summary>The same, to be handed on where another run takes this one's place: as far as the kept run has come.</summary>
    public ComparedRun? Kept =>
        ReferenceEquals(Compared?.History, training.Session.History) ? ComparedRun.Of(training.Session) : Compared;

    /// <inheritdoc/>
    /// <remarks>The steps of a recording are of other iterations than those of a run that is trained here.</remarks>
    public ComparedRun? Other =>
        training.Session.IsRecorded || ReferenceEquals(Compared?.History, training.Session.History) ? null : Compared;

    /// <inheritdoc/>
    public ComparedRun? OtherLoss => Other is { } other && other.LossUnit == training.Session.Task.LossUnit ? other : null;

    /// <inheritdoc/>
    public int Iterations =>
        Math.Max(
            Math.Max(training.Session.History.Count + (training.Session.CanTrainOn ? 0 : 1), training.Step.Iteration + 1),
            Math.Max(training.Walk.Ghost?.Count ?? 0, Other?.History.Count ?? 0));
}
