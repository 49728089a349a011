using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Layout;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Scenes;

// figures in place of the window, and what goes into no picture
public sealed partial class LessonScene
{
    private FigureRequest? figure;
    private bool hidesPassing;

    /// <summary>The figure that is made; null for the window. The panels are arranged anew where it changes.</summary>
    public FigureRequest? Figure
    {
        get => figure;
        set
        {
            figure = value;
            ArrangeAgain();
        }
    }

    /// <summary>Whether messages, tips and announcements are left out of what is drawn.</summary>
    public bool HidesPassing
    {
        get => hidesPassing;
        set
        {
            hidesPassing = value;
            ShowPassing();
        }
    }

    /// <summary>The panels that the lesson has, whether they are shown or not.</summary>
    public IReadOnlyList<PanelName> Panels => [.. PanelNames.All.Where(Request.Has)];

    /// <summary>Whether the panels of the stop at which the walk stands were left for all panels.</summary>
    public bool HasLeftStop => slide.HasLeft;

    /// <summary>Leaves the panels of a stop for all panels.</summary>
    public void LeaveStop() => slide.Leave();

    /// <summary>The height in pixels at which a figure looks right.</summary>
    /// <param name="width">Its width in pixels.</param>
    /// <param name="theme">The theme of the window.</param>
    /// <param name="asked">What it shows.</param>
    public float FigureHeight(float width, Theme theme, FigureRequest asked)
    {
        LayoutRequest request = RequestOf(asked, new Extent(width, 0), theme);
        ScreenFrame frame = ScreenLayout.FrameOfFigure(new Extent(width, 0), theme.Scale, request);
        float strip = request.Strip > 0 ? request.Strip + ScreenFrame.Gap * frame.Unit : 0;
        return IsWalkedIn(asked) && termView.HeightFor(frame.Room.Width, frame.Unit) is float height
            ? MathF.Ceiling(height + strip + 2 * frame.Room.X) : ScreenLayout.FigureHeight(width, theme.Scale, request);
    }

    /// <summary>Whether the panels of a figure have room at the size of type that it asks for.</summary>
    /// <param name="size">The figure in pixels.</param>
    /// <param name="theme">The theme of the window.</param>
    /// <param name="asked">What it shows.</param>
    public bool FigureFits(Extent size, Theme theme, FigureRequest asked) =>
        IsWalkedIn(asked) || ScreenLayout.FitsFigure(size, RequestOf(asked, size, theme));

    private LayoutRequest RequestOf(FigureRequest asked, Extent size, Theme theme)
    {
        LayoutRequest request = Request with { Figure = asked };
        return request with { Strip = StripOfFigure(size, theme, request) };
    }

    // whether a figure shows a small network in numbers, rather than panels
    private bool IsWalkedIn(FigureRequest asked) => asked.Panels.Count == 0 && !slide.IsOn && termView.IsWalked;

    /// <summary>Where the walk stands, in words: "iteration 200, backward at t = 3".</summary>
    public string PlaceWords => Words.Place;

    /// <summary>
    /// Where the walk stands and what was computed there, with the numbers of the session to three digits: one sentence in plain text.
    /// Small vectors are said number by number, others by their norm; a step of a timestep or a phase by what came out of it.
    /// </summary>
    public string StepSentence => Words.Sentence;

    /// <summary>What a figure shows: the panels in words, then the numbers of this moment; for those who do not see it.</summary>
    /// <param name="asked">The figure.</param>
    public string Describe(FigureRequest asked)
    {
        IEnumerable<PanelName> names = ScreenLayout.NamesOf(Request with { Figure = asked });
        return $"Shows {string.Join(", ", names.Select(PanelWords.Of))}. {Words.Sentence}";
    }

    private StepWords Words => field ??= new StepWords(Training);

    private ScreenLayout LayoutOfFigure(Extent size, Theme theme, float scale)
    {
        LayoutRequest request = Request;
        return ScreenLayout.ComputeFigure(
            size, scale * theme.Scale, request with { Strip = StripOfFigure(size, theme, request) });
    }

    private float StripOfFigure(Extent size, Theme theme, LayoutRequest request)
    {
        if (!request.Figure!.ShowsCallout)
        {
            return 0;
        }

        ScreenFrame frame = ScreenLayout.FrameOfFigure(size, theme.Scale, request);
        return StripOf(frame, theme, isFigure: true);
    }

    /// <summary>The bars, and what stands above the panels.</summary>
    private void ShowChrome()
    {
        bool isWindow = figure is null;
        statusBar.Visible = Transport.Visible = behind.Visible = nonFinite.Visible = isWindow;
        callout.Visible = isWindow || figure!.ShowsCallout;
        overlay?.Visible = isWindow;
        ShowPassing();
    }

    private void ShowPassing()
    {
        toast.Visible = announcement.Visible = figure is null && !hidesPassing;
        notice?.Visible = figure is null && !hidesPassing && overlay is null;
        tip.Visible = figure is null && !hidesPassing && overlay is null && Training.Question is null;
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        if (figure is not { Background: FigureBackground.None })
        {
            canvas.Clear(Appearance.Look.Theme.Background);
        }
    }
}
