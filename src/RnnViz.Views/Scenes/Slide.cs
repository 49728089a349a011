using RnnViz.Engine.Scene;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Layout;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Scenes;

/// <summary>
/// What the screen is set for: the stop whose panels it shows, the panel whose digit was pressed, the controls that Tab has
/// brought. Stands last among a lesson's nodes, so that it sees what has become of the walk in this frame.
/// </summary>
/// <param name="training">Whose walk it is.</param>
/// <param name="view">What the user has chosen to see.</param>
internal sealed class Slide(ShownTraining training, ViewState view) : Node
{
    private StopSettings? left, comeTo;
    private bool hasBegun;
    private (PanelKey Focus, FlowPicture Flow, StopSettings? Stop, bool IsLeft, bool HasDrawer, bool HidesAhead, bool HasStrip,
        bool HasTable, bool HasKept, bool IsWalked) shown;

    private (StateName State, int? Gate) shownState;

    /// <summary>Raised when the screen is to be set anew; after training, before drawing.</summary>
    public event Action? Changed;

    /// <summary>Whether the controls were brought to the front.</summary>
    public bool HasDrawer { get; set; }

    /// <summary>
    /// The stop that the screen is set for, or null: the one whose question is open or that the walk runs on to, the one at which
    /// it stands, or the latest while it goes on to the next.
    /// </summary>
    public StopSettings? Stop => training.Walk.HonoursStops ? training.Walk.ComingStop ?? training.Walk.LatestStop : null;

    /// <summary>
    /// Whether room is left free for what the lesson says: at a stop, at its question, and on the way to a stop. Where one walks
    /// freely nothing is said.
    /// </summary>
    public bool HasStrip => Coming is { } stop && (stop.Callout.Length > 0 || training.Walk.ComingStop is not null);

    /// <summary>Whether two runs are compared in numbers.</summary>
    public bool HasTable => view.Focus == PanelKey.Loss && view.OtherLoss is not null;

    /// <summary>Whether there is a table of runs: of those that train beside each other, or of this one and a kept one.</summary>
    public bool HasVerdict => training.Contrast.IsContrast || view.OtherLoss is not null;

    /// <summary>Whether a stop's own panels are shown.</summary>
    public bool IsOn => view.Focus == PanelKey.None && Stop is { Show.Count: > 0 } stop && !ReferenceEquals(stop, left);

    /// <summary>The panels that have the window to themselves; empty where all share it.</summary>
    public IReadOnlyList<PanelName> Only
    {
        get
        {
            if (view.Focus != PanelKey.None)
            {
                return PanelNames.Of(view.Focus);
            }

            // what the call-out points at is always there
            return IsOn ? [.. Stop!.Show, StopTargets.MeantBy(Stop).Panel] : [];
        }
    }

    /// <summary>The panels that must not leave: what the stop speaks of, and what the lesson is about.</summary>
    public IReadOnlyList<PanelName> Needed(IReadOnlyList<PanelName> panels) =>
        Stop is { } stop && StopTargets.MeantBy(stop).Panel is var panel && !panels.Contains(panel) ? [.. panels, panel] : panels;

    /// <summary>Back to the screen of all panels until another stop. Answers whether a stop's panels were shown.</summary>
    public bool Leave()
    {
        bool wasOn = IsOn;
        left = wasOn ? Stop : left;
        return wasOn;
    }

    /// <summary>Whether the panels of the stop were left.</summary>
    public bool HasLeft => Stop is not null && ReferenceEquals(Stop, left);

    /// <summary>Whether all panels are shown in place of those of the stop.</summary>
    public bool ShowsAll => HasLeft && view.Focus == PanelKey.None;

    /// <summary>The panels of the stop come back.</summary>
    public void Return() => left = null;

    /// <summary>Remembers what the screen is set for now.</summary>
    public void Arranged() => (shown, shownState) = (Now, (view.State, view.Gate));

    private (PanelKey, FlowPicture, StopSettings?, bool, bool, bool, bool, bool, bool, bool) Now =>
        (view.Focus, view.FlowPicture, Stop, ReferenceEquals(Stop, left), HasDrawer, training.HidesAhead, HasStrip, HasTable,
            view.OtherLoss is not null, training.IsInside && !training.IsRunning);

    // the stop at which the walk stands, or to which it goes; null where it goes freely
    private StopSettings? Coming => training.Walk.HonoursStops ? training.Walk.ComingStop ?? training.Stop : null;

    // a panel that was enlarged at one stop does not hide what the next one shows
    private void EndFocus()
    {
        if (Coming is { } stop && !ReferenceEquals(stop, comeTo))
        {
            view.Focus = hasBegun ? PanelKey.None : view.Focus;
            comeTo = stop;
        }

        hasBegun = true;
    }

    /// <inheritdoc/>
    protected override void Process(double delta)
    {
        if (left is not null && Stop is { } stop && !ReferenceEquals(stop, left))
        {
            left = null;
        }

        EndFocus();
        (PanelKey focus, FlowPicture flow, StopSettings? at, bool isLeft, bool hasDrawer, bool hidesAhead, bool hasStrip,
            bool hasTable, bool hasKept, bool isWalked) = Now;
        if (focus != shown.Focus || flow != shown.Flow || !ReferenceEquals(at, shown.Stop) || isLeft != shown.IsLeft
            || hasDrawer != shown.HasDrawer || hidesAhead != shown.HidesAhead || hasStrip != shown.HasStrip
            || (hasTable, hasKept, isWalked) != (shown.HasTable, shown.HasKept, shown.IsWalked) || shownState != (view.State, view.Gate))
        {
            Changed?.Invoke();
        }
    }
}
