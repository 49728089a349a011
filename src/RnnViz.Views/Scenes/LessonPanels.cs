using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Layout;
using RnnViz.Views.Panels;
using RnnViz.Views.Panels.Bptt;
using RnnViz.Views.Panels.Curves;
using RnnViz.Views.Panels.Flow;
using RnnViz.Views.Panels.Heatmaps;
using RnnViz.Views.Panels.Tasks;
using RnnViz.Views.Panels.Unrolled;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Scenes;

/// <summary>The panels of a lesson between its bars: built once, and placed anew for each layout.</summary>
internal sealed class LessonPanels
{
    private readonly UnrolledPanel unrolled;
    private readonly HiddenPanel hidden;
    private readonly GradientPanel gradient;
    private readonly CellPanel? cell;
    private readonly CellGradientPanel? cellGradient;
    private readonly GatesPanel? gates;
    private readonly CarouselPanel? carousel;
    private readonly FlowPanel flow;
    private readonly FlowTrianglePanel triangle;
    private readonly TermsPanel terms;
    private readonly FlowHistoryPanel flowHistory;
    private readonly LossPanel loss;
    private readonly GradientNormPanel gradientNorm;
    private readonly BpttPanel bptt;
    private readonly SpectrumPanel? spectrum;
    private readonly Panel? task;

    /// <summary>The panels for what a lesson shows.</summary>
    /// <param name="training">The training that they show.</param>
    /// <param name="view">What the user has chosen to see; the buttons of the flow row change it.</param>
    /// <param name="scales">How numbers become colours and heights.</param>
    /// <param name="appearance">Colours, type sizes and places.</param>
    /// <param name="pulse">What runs along the arrows of the unrolled row.</param>
    public LessonPanels(ShownTraining training, ViewState view, IScales scales, IAppearance appearance, Pulse pulse)
    {
        hidden = new HiddenPanel(training, view, scales, appearance) { LessonName = PanelName.Hidden };
        unrolled = new UnrolledPanel(training, view, scales, appearance, hidden, pulse) { LessonName = PanelName.Unrolled };
        gradient = new GradientPanel(training, view, scales, appearance) { LessonName = PanelName.Gradient };
        flow = new FlowPanel(training, view, scales, appearance) { LessonName = PanelName.Flow };
        triangle = new FlowTrianglePanel(training, view, scales, appearance) { LessonName = PanelName.Flow };
        terms = new TermsPanel(training, view, scales, appearance) { LessonName = PanelName.Flow };
        foreach (FlowRow row in (ReadOnlySpan<FlowRow>)[flow, triangle, terms])
        {
            row.PictureChosen += picture => view.FlowPicture = picture;
            row.States.Chosen += view.Show;
        }

        if (training.Step.HasCell)
        {
            cell = new CellPanel(training, view, scales, appearance) { LessonName = PanelName.Hidden };
            cellGradient = new CellGradientPanel(training, view, scales, appearance) { LessonName = PanelName.Gradient };
        }

        if (training.Step.IsGated)
        {
            gates = new GatesPanel(training, view, scales, appearance) { LessonName = PanelName.Gates };
            gates.GateChosen += view.ShowGate;
            carousel = new CarouselPanel(training, view, scales, appearance) { LessonName = PanelName.Carousel };
        }
        else
        {
            spectrum = new SpectrumPanel(training, appearance) { LessonName = PanelName.Spectrum };
        }

        flowHistory = new FlowHistoryPanel(training, scales, appearance) { LessonName = PanelName.Training };
        loss = new LossPanel(training, view, appearance) { LessonName = PanelName.Loss };
        gradientNorm = new GradientNormPanel(training, view, appearance) { LessonName = PanelName.GradientNorm };
        bptt = new BpttPanel(training, appearance) { LessonName = PanelName.Equations };
        task = TaskPictures.Create(training, scales, appearance);
        Rows = [.. ((TimePanel?[])[unrolled, hidden, cell, gates, gradient, cellGradient, flow, triangle, terms, carousel]).OfType<TimePanel>()];
        foreach (UnitsPanel row in Rows.OfType<UnitsPanel>())
        {
            row.Buttons.Chosen += view.Show;
        }

        All = [.. Rows, .. ((Panel?[])[flowHistory, loss, gradientNorm, bptt, spectrum, task]).OfType<Panel>()];
    }

    /// <summary>All panels, those behind first.</summary>
    public IReadOnlyList<Panel> All { get; }

    /// <summary>The rows that share the axis of timesteps; the first is the unrolled network.</summary>
    public IReadOnlyList<TimePanel> Rows { get; }

    /// <summary>What while a question is open would show what comes after the walk's place, and when.</summary>
    public IReadOnlyList<(Panel Panel, Func<Walk, bool> IsTelling)> Telling =>
    [
        .. ((Panel[])[flowHistory, loss, gradientNorm]).Select(
            panel => (panel, (Func<Walk, bool>)(walk => walk.Cursor.Iteration < walk.Furthest))),
        .. ((Panel[])[triangle, terms]).Select(
            panel => (panel, (Func<Walk, bool>)(walk => !walk.Shows(Phase.Backward, 1, Term.HiddenGradient)))),
        .. task is null ? [] : (ReadOnlySpan<(Panel, Func<Walk, bool>)>)[(task, walk => !walk.Shows(Phase.Loss, 0, Term.Losses))],
    ];

    /// <summary>Whether the lesson's task has a picture of its own.</summary>
    public bool HasTask => task is not null;

    /// <summary>Whether that picture is what the lesson is about, and takes the place of the heatmaps.</summary>
    public bool IsTaskWide => task is OuterProductsPanel;

    /// <summary>Gives every panel its place; one without a place is not drawn, nor is the picture of a row that is not chosen.</summary>
    public void Place(ScreenLayout layout, IViewState view)
    {
        foreach (Panel panel in All)
        {
            bool isChosen = panel switch
            {
                FlowRow row => row.Picture == view.FlowPicture,
                UnitsPanel row => row.State == view.State,
                _ => true,
            };
            panel.Place(isChosen ? layout[panel.LessonName!.Value] : default);
            (panel as FlowRow)?.PlaceButtons();
            (panel as UnitsPanel)?.Refresh();
        }

        gates?.Refresh();
        carousel?.Refresh();
    }
}
