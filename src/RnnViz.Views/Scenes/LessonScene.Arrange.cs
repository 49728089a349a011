using RnnViz.Engine.Geometry;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Layout;
using RnnViz.Views.Panels;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Scenes;

/// <summary>Where everything stands, and when that changes.</summary>
public sealed partial class LessonScene
{
    private (Extent Size, Theme Theme, float Scale) arranged;
    private bool hadFocus;

    /// <summary>The panels that are on the screen, each with its box in pixels.</summary>
    public IEnumerable<(PanelName Name, Box Box)> ShownPanels => targets.Shown;

    /// <summary>The box of what the lesson says at this moment, in pixels; empty where it says nothing.</summary>
    public Box CalloutBox => callout.BoxOf(fonts);

    /// <summary>What the call-out points at; null where it points at nothing.</summary>
    public StopTarget? CalloutTarget => callout.TargetOf(fonts);

    /// <summary>Gives every panel its rectangle for a canvas of this size, in this theme and at this scale.</summary>
    public void Arrange(Extent size, Theme theme, float scale)
    {
        arranged = (size, theme, scale);
        slide.Arranged();
        theme = Training.HidesAhead ? theme with { HidesUnreached = true } : theme;
        theme = figure is null ? theme : FigureTheme.Of(theme, figure);
        ScreenLayout layout = figure is null ? LayoutOfWindow(size, theme, scale) : LayoutOfFigure(size, theme, scale);
        Appearance.Look = new Look(theme, layout.Unit);
        Appearance.Layout = layout;
        ShowChrome();
        termView.IsAllowed = !slide.IsOn && figure is not { Panels.Count: > 0 };
        // the line of hidden panels leaves with the panels
        Box room = layout.Room;
        float foot = layout.Footer.Height > 0 ? layout.Footer.Bottom - ScreenFrame.Gap * layout.Unit : room.Bottom;
        termView.Arrange(room with { Height = foot - room.Y }, layout.Unit, mayBeSmaller: figure?.Unit is null);
        Appearance.PanelLook = new Look(theme, termView.IsWanted && !slide.HasDrawer ? termView.Unit : layout.PanelUnit);
        Bounds = announcement.Bounds = callout.Bounds = tip.Bounds = layout.Screen;
        // one line: what is wrong with the whole step comes first
        recording.Bounds = recording.IsShown ? layout.Note : default;
        nonFinite.Arrange(recording.IsShown ? default : layout.Note);
        // messages stand above the transport, and above that note
        float lifted = layout.Note.Height > 0 ? layout.Note.Height + ScreenFrame.Gap * layout.Unit : 0;
        toast.Bounds = behind.Bounds = layout.Screen with { Height = layout.Screen.Height - lifted };
        statusBar.Bounds = layout.TopBar;
        hiddenLine.Bounds = layout.Footer;
        panels.Place(layout, View);
        Controls.Place(layout.Controls);
        Controls.Arrange(fonts);
        Transport.Bounds = layout.Transport;
        Transport.Arrange(fonts);
        overlay?.Bounds = layout.Screen;
        notice?.Bounds = layout.Screen;
        ShowTerms(termView.IsWanted);
        ShowText();
        ShowGeometry();
    }

    private ScreenLayout LayoutOfWindow(Extent size, Theme theme, float scale)
    {
        ScreenFrame frame = ScreenFrame.Of(size, scale * theme.Scale);
        return ScreenLayout.Compute(frame, Request with { Strip = StripOf(frame, theme) });
    }

    private LayoutRequest Request => new()
    {
        Timesteps = Training.Step.Timesteps,
        Cell = Training.Session.Lesson.Model.Cell,
        HasAllGates = View.Gate is null,
        Runs = Contrast.Runs.Length,
        HasRuns = slide.HasVerdict,
        TableRows = Contrast.Runs.Length + (View.OtherLoss is null ? 0 : 1),
        HasTask = panels.HasTask,
        HasText = panels.Text is not null,
        HasSurface = panels.HasSurface,
        HasPhase = panels.HasPhase,
        HasBifurcation = panels.HasBifurcation,
        HasNote = figure is null && (nonFinite.IsShown || recording.IsShown),
        IsTaskWide = panels.IsTaskWide,
        IsFlowTall = View.FlowPicture == FlowPicture.Triangle,
        Panels = slide.Needed(LessonSubject.PanelsOf(Training.Session.Lesson, panels.IsTaskWide)),
        Only = slide.Only,
        Focus = View.Focus,
        HasDrawer = slide.HasDrawer,
        HasTable = slide.HasTable,
        Figure = figure,
    };

    private float StripOf(ScreenFrame frame, Theme theme, bool isFigure = false) =>
        slide.HasStrip ? callout.StripHeight(fonts, frame, new Look(theme, frame.Unit), isFigure) : 0;

    /// <summary>A text that has come to the screen is read and coloured before it is drawn.</summary>
    private void ShowText()
    {
        Readings.ReadsPassage = panels.Text is { Visible: true };
        Readings.ReadPassage();
        panels.Text?.Update();
    }

    /// <summary>What has come to the screen is computed; where it is waited for, before it is drawn.</summary>
    private void ShowGeometry()
    {
        (Geometry.ShowsSurface, Geometry.ShowsPhase, Geometry.ShowsBifurcation) =
            (panels.ShowsSurface, panels.ShowsPhase, panels.ShowsBifurcation);
        Geometry.IsFigure = figure is not null;
        Geometry.Feed();
        panels.UpdateGeometry();
    }

    private void ArrangeAgain()
    {
        if (arranged.Size.Width > 0)
        {
            Arrange(arranged.Size, arranged.Theme, arranged.Scale);
        }
    }

    /// <summary>A small network that is walked through has the room to itself, but for controls in front of it.</summary>
    private void ShowTerms(bool areShown)
    {
        termView.Visible = areShown;
        hiddenLine.Visible = !areShown && figure is null;
        foreach (Panel panel in Children.OfType<Panel>())
        {
            panel.Visible = panel.Bounds.Width > 0 && (!areShown || panel == Controls && slide.HasDrawer);
        }
    }

    /// <summary>Controls that have no place come to the front; the key then goes to them.</summary>
    private void OpenDrawer(string action)
    {
        slide.HasDrawer = true;
        ArrangeAgain();
        Controls.Visible = true;
        Controls.TakeFocus(action);
    }

    /// <summary>The controls in front leave when the keys have gone back to the screen: by Enter or Esc.</summary>
    protected override void Process(double delta)
    {
        if (slide.HasDrawer && hadFocus && !Controls.HasFocus)
        {
            slide.HasDrawer = false;
        }

        hadFocus = Controls.HasFocus;
    }
}
