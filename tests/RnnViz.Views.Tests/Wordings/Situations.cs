using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Stepping;
using RnnViz.Views.Layout;
using RnnViz.Views.Overlays;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Tests.Wordings;

/// <summary>Brings a lesson into situations in which other texts are drawn, and shows each.</summary>
/// <param name="stage">The lesson on a stage.</param>
/// <param name="look">Looks at what is shown.</param>
internal sealed class Situations(Stage stage, Action<string> look)
{
    private static readonly string[] Messages =
    [
        Actions.FitScales, Actions.FitScales, Actions.Motion, Actions.Motion, Actions.Theme, Actions.Theme, Actions.Theme, Actions.Larger,
        Actions.Smaller, Actions.Compare, Actions.Restart, Actions.RestartAnew, Actions.RestartAsLoaded, Actions.Compare,
        Actions.Screenshot, Actions.Figure, Actions.FlowPicture, Actions.FlowPicture, Actions.FlowPicture, Actions.State, Actions.Gate,
        Actions.NextUnit, Actions.First, Actions.Last, Actions.Quit, Actions.Back, Actions.Back,
    ];

    /// <summary>All panels together, and each alone.</summary>
    public void Panels()
    {
        foreach (string panel in Actions.FocusPanels.Append(Actions.Back))
        {
            stage.Do(panel);
            stage.Frames(1);
            look(panel);
        }
    }

    /// <summary>The tips of points all over the screen.</summary>
    public void Tips(float pitchX, float pitchY)
    {
        for (float x = 12; x < stage.Size.Width; x += pitchX)
        {
            for (float y = 14; y < stage.Size.Height; y += pitchY)
            {
                stage.Tree.Input(InputEvent.OfPointer(InputKind.PointerMoved, new Point(x, y)));
                stage.Tree.Process(2 * HoverTip.Rest);
                look("tip");
            }
        }
    }

    /// <summary>Pages of an overlay that the arrows turn.</summary>
    public void Pages(string action, int count)
    {
        stage.Do(action);
        for (int i = 0; i < count; i++)
        {
            look(action);
            stage.Do(Actions.Step);
        }

        stage.Do(Actions.Back);
    }

    /// <summary>The message of every action that has one.</summary>
    public void Toasts()
    {
        foreach (string action in Messages)
        {
            stage.Do(action);
            stage.Frames(2);
            look(action);
        }
    }

    /// <summary>An iteration term by term.</summary>
    public void Terms(int count)
    {
        stage.Playback.IsRunning = false;
        stage.Training.Walk.Granularity = Granularity.Term;
        for (int i = 0; i < count; i++)
        {
            stage.Do(Actions.Step);
            stage.Frames(1);
            look("term");
        }
    }

    /// <summary>Each panel as a figure, wide and narrow.</summary>
    public void Figures()
    {
        Extent window = stage.Size;
        foreach (PanelName panel in Enum.GetValues<PanelName>())
        {
            foreach (bool isWide in (bool[])[true, false])
            {
                stage.Resize(isWide ? 900 : 320, 340);
                stage.Root.Figure = new FigureRequest { Panels = [panel], IsBare = !isWide };
                stage.Frames(1);
                look($"{panel} as a figure");
            }
        }

        stage.Root.Figure = null;
        stage.Resize((int)window.Width, (int)window.Height);
    }

    /// <summary>A second run beside the first, and what each panel shows of both.</summary>
    public void Contrast()
    {
        stage.Do(Actions.Contrast);
        look(Actions.Contrast);
        stage.Do(Actions.FocusPanels[1]);
        stage.Frames(3);
        Panels();
        stage.Do(Actions.NextRun);
        look(Actions.NextRun);
    }
}
