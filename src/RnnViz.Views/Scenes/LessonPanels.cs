using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Layout;
using RnnViz.Views.Panels;
using RnnViz.Views.Panels.Bptt;
using RnnViz.Views.Panels.Curves;
using RnnViz.Views.Panels.Flow;
using RnnViz.Views.Panels.Geometry;
using RnnViz.Views.Panels.Heatmaps;
using RnnViz.Views.Panels.Tasks;
using RnnViz.Views.Panels.Unrolled;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Scenes;

/// <summary>The panels of a lesson between its bars: built once, and placed anew for each layout.</summary>
internal sealed class LessonPanels
{
    private readonly UnrolledPanel unrolled;
    private readonly StateRows states;
    private readonly GatesPanel? gates;
    private readonly CarouselPanel? carousel;
    private readonly FlowPanel flow;
    private readonly FlowTrianglePanel triangle;
    private readonly TermsPanel terms;
    private readonly FlowHistoryPanel flowHistory;
    private readonly LossPanel loss;
    private readonly GradientNormPanel gradientNorm;
    private readonly BpttPanel bptt;
    private readonly VerdictPanel verdict;
    private readonly SpectrumPanel? spectrum;
    private readonly Panel[] tasks;
    private readonly PassagePanel? text;
    private readonly SurfacePanel? surface;
    private readonly ProfilePanel? profile;
    private readonly PhasePanel? phase;
    private readonly BifurcationPanel? bifurcation;

    /// <summary>The panels for what a lesson shows.</summary>
    /// <param name="training">The training that they show.</param>
    /// <param name="view">What the user has chosen to see; the buttons of the flow row change it.</param>
    /// <param name="scales">How numbers become colours and heights.</param>
    /// <param name="appearance">Colours, type sizes and places.</param>
    /// <param name="fonts">The typefaces.</param>
    /// <param name="pulse">What runs along the arrows of the unrolled row.</param>
    public LessonPanels(ShownTraining training, ViewState view, IScales scales, IAppearance appearance, FontBook fonts, Pulse pulse)
    {
        ShownRun? named = training.Contrast.IsContrast ? training.Contrast.Front : null;
        states = new StateRows(training, view, scales, appearance);
        unrolled = new UnrolledPanel(training, view, scales, appearance, states.Hidden, pulse)
        {
            LessonName = PanelName.Unrolled,
            NamedRun = named,
        };
        flow = new FlowPanel(training, view, scales, appearance) { LessonName = PanelName.Flow };
        triangle = new FlowTrianglePanel(training, view, scales, appearance) { LessonName = PanelName.Flow, NamedRun = named };
        terms = new TermsPanel(training, view, scales, appearance) { LessonName = PanelName.Flow, NamedRun = named };
        foreach (FlowRow row in (ReadOnlySpan<FlowRow>)[flow, triangle, terms])
        {
            row.PictureChosen += picture => view.FlowPicture = picture;
            row.States.Chosen += view.Show;
        }

        if (training.Step.IsGated)
        {
            gates = new GatesPanel(training, view, scales, appearance) { LessonName = PanelName.Gates, NamedRun = named };
            gates.GateChosen += view.ShowGate;
            carousel = new CarouselPanel(training, view, scales, appearance) { LessonName = PanelName.Carousel, NamedRun = named };
        }
        else
        {
            spectrum = new SpectrumPanel(training, appearance) { LessonName = PanelName.Spectrum };
        }

        flowHistory = new FlowHistoryPanel(training, scales, appearance) { LessonName = PanelName.Training };
        loss = new LossPanel(training, view, appearance) { LessonName = PanelName.Loss };
        gradientNorm = new GradientNormPanel(training, view, appearance) { LessonName = PanelName.GradientNorm };
        bptt = new BpttPanel(training, appearance) { LessonName = PanelName.Equations, NamedRun = named };
        verdict = new VerdictPanel(training, view, appearance, fonts) { LessonName = PanelName.Verdict };
        // what a stop points at is that of the run in front
        tasks = [.. training.Contrast.Runs.OrderBy(run => run.IsFront ? 0 : 1).Select(run =>
            TaskPictures.Create(run.Training, scales, appearance, named is null ? null : run)).OfType<Panel>()];
        text = training.Session.Passage is { } passage
            ? new PassagePanel(training, view, scales, appearance, fonts, passage) { LessonName = PanelName.Text, NamedRun = named } : null;
        if (!training.Session.IsRecorded)
        {
            surface = new SurfacePanel(training, appearance) { LessonName = PanelName.Surface, NamedRun = named };
            profile = new ProfilePanel(training, appearance) { LessonName = PanelName.Profile, NamedRun = named, HasKey = false };
            phase = training.Session.PhasePlane is { } plane
                ? new PhasePanel(training, plane, appearance) { LessonName = PanelName.Phase, NamedRun = named } : null;
            bifurcation = training.Session.Bifurcation is { } diagram
                ? new BifurcationPanel(training, diagram, appearance) { LessonName = PanelName.Bifurcation, NamedRun = named } : null;
        }

        Rows = [unrolled, .. states.Values, .. Present(gates), .. states.Gradients, flow, triangle, terms, .. Present(carousel)];
        All = [.. Rows, flowHistory, loss, gradientNorm, verdict, bptt, .. Present(spectrum), .. tasks, .. Present(text),
            .. Present(surface), .. Present(profile), .. Present(phase), .. Present(bifurcation)];
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
        (verdict, walk => walk.Cursor.Iteration < walk.Furthest || !walk.Shows(Phase.Backward, 1, Term.HiddenGradient)),
        .. ((Panel[])[triangle, terms]).Select(
            panel => (panel, (Func<Walk, bool>)(walk => !walk.Shows(Phase.Backward, 1, Term.HiddenGradient)))),
        .. ((Panel[])[.. tasks, .. Present(text)]).Select(
            panel => (panel, (Func<Walk, bool>)(walk => !walk.Shows(Phase.Loss, 0, Term.Losses)))),
        .. ((Panel[])[.. Present(surface), .. Present(profile)]).Select(
            panel => (panel, (Func<Walk, bool>)(walk => !walk.Shows(Phase.Update, 0, Term.GradientNorm)))),
    ];

    /// <summary>Whether the lesson's task has a picture of its own.</summary>
    public bool HasTask => tasks.Length > 0;

    /// <summary>The text coloured by a hidden unit; null where the lesson is not about a text.</summary>
    public PassagePanel? Text => text;

    /// <summary>Whether there is a loss around the weights.</summary>
    public bool HasSurface => surface is not null;

    /// <summary>Whether the state has two numbers, which a plane shows.</summary>
    public bool HasPhase => phase is not null;

    /// <summary>Whether the network is one vanilla unit.</summary>
    public bool HasBifurcation => bifurcation is not null;

    /// <summary>Whether the loss around the weights is on the screen, or that along the next step.</summary>
    public bool ShowsSurface => surface is { Visible: true, Bounds.Width: > 0 } || profile is { Visible: true, Bounds.Width: > 0 };

    /// <summary>Has loss surface and the like take over what has been computed of them.</summary>
    public void UpdateGeometry()
    {
        surface?.Update();
        profile?.Update();
        phase?.Update();
        bifurcation?.Update();
    }

    /// <summary>Whether the phase plane is on the screen.</summary>
    public bool ShowsPhase => phase is { Visible: true, Bounds.Width: > 0 };

    /// <summary>Whether the bifurcation diagram is on the screen.</summary>
    public bool ShowsBifurcation => bifurcation is { Visible: true, Bounds.Width: > 0 };

    /// <summary>Whether the picture of the task is what the lesson is about, and takes the place of the heatmaps.</summary>
    public bool IsTaskWide => tasks is [OuterProductsPanel];

    /// <summary>Gives every panel its place; one without a place is not drawn, nor is the picture of a row that is not chosen.</summary>
    public void Place(ScreenLayout layout, IViewState view)
    {
        foreach (Panel panel in All)
        {
            Box box = layout[panel.LessonName!.Value];
            panel.Place(panel switch
            {
                FlowRow row when row.Picture != view.FlowPicture => default,
                _ when !StateRows.IsChosen(panel, view.State) => default,
                _ when panel.LessonName == PanelName.Task && tasks.Length > 1 =>
                    RunBoxes.Of(box, tasks.Length, layout.PanelUnit)[panel.NamedRun!.Index],
                _ => box,
            });
            (panel as FlowRow)?.PlaceButtons();
        }

        verdict.Read();
        states.Refresh();
        gates?.Refresh();
        carousel?.Refresh();
    }

    private static IEnumerable<T> Present<T>(T? panel) where T : Panel => panel is null ? [] : [panel];
}
